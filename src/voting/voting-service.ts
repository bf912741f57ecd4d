import { plausible } from '../clock.js';
import { optionSent } from '../dilemmas/option-sent.js';
import { DomainError } from '../errors.js';
import { type EmployerMap, municipalityFor } from '../organisations/employer-map.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { type Intent, roundIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { isAsked, mayVote } from '../participants/membership.js';
import { type Participant, takesPart } from '../participants/participant.js';
import { isOpenForVotes, programmeOf, type Round } from '../rounds/round.js';
import { type Ballot, type BallotBox, type Choice, pseudonymOf, takesVote, type VoteGroup } from '../rounds/vote.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { createPresentRounds } from './present-rounds.js';
import { createRoundViews, type RoundViewsParts } from './read-round-views.js';
import type { CurrentRound, InProgramme, RoundView } from './round-view.js';

export interface VotingService {
  /**
   * One person's view of a round. Refuses with `unknownRound`, or with `notInProgramme` whoever never took part in its programme,
   * whether or not there is such a round.
   */
  view(participant: Participant, roundId: string): Promise<RoundView>;
  /** The same for many people at once, whoever they are: the number of round trips does not grow with them. */
  views(participants: readonly Participant[], roundId: string): Promise<ReadonlyMap<string, RoundView>>;
  /**
   * In each of the person's programmes (or in those of `programmeIds` that are theirs): the round that is open for votes, else the
   * last one with a result, else when the next one comes. Open votes stand first.
   */
  current(participant: Participant, programmeIds?: readonly string[]): Promise<readonly InProgramme<CurrentRound>[]>;
  /**
   * The same where no message is answered: whoever looks at an open ballot counts as asked, so that the result reaches them in
   * the chat too. By the look and not by the vote: what is kept about messages must not tell who voted.
   */
  look(participant: Participant, programmeIds?: readonly string[]): Promise<readonly InProgramme<CurrentRound>[]>;
  /** Notes that the person has seen this ballot, where no message brings it. */
  noteShown(participant: Participant, shown: { readonly roundId: string; readonly ballot: Ballot }): Promise<void>;
  /** Notes that the person got the ballot as an answer, so that the result will reach them too. */
  noteAsked(participant: Participant, shown: { readonly roundId: string; readonly ballot: Ballot }): Promise<void>;
  /** Sends the open ballot to somebody who joined or came back while it is open; once. True when one is open. */
  askNow(participant: Participant): Promise<boolean>;
  /**
   * Stores the choice in the place of an earlier one, and gives back what the person now has. The same click again is the
   * same vote; a click of an earlier moment (`at`) than the stored one changes nothing. When the vote is closed the view
   * tells so. Refuses with `notJoined`, `notInProgramme`, `unknownRound`, `unknownOption`, and with `askedElsewhere`
   * whoever is asked about this dilemma in another programme. Two round trips for
   * a first vote, three for a second.
   */
  cast(participant: Participant, roundId: string, ballot: Ballot, choice: Choice, at: Date): Promise<RoundView>;
  /** The same on the ballot that is open now. */
  castOpen(participant: Participant, roundId: string, choice: Choice, at: Date): Promise<RoundView>;
}

export interface VotingServiceParts extends RoundViewsParts {
  readonly outbox: OutboxStore;
  readonly employers: EmployerMap;
  readonly municipalities: Pick<OrganisationRegister, 'current'>;
}

/** Seeing a round and voting in it. The participant passed in is the one who asks; nobody sees the vote of another. */
export function createVotingService(parts: VotingServiceParts): VotingService {
  const { rounds, ballotBoxes, votes, outbox, employers, municipalities, clock } = parts;
  const employerOf = (tenantId: string) => municipalities.current(municipalityFor(employers, { tenantId }) ?? '')?.code;
  const { view, views, openView, dilemmaOf, ownChoices } = createRoundViews(parts);

  /**
   * Somebody who joins during the second vote is asked for that one and counts as asked, so they get the result too.
   */
  async function ask(participant: Participant, round: Round): Promise<Intent> {
    const ballot = roundIntent(round.id, 'ballot', participant.id);
    if (round.phase === 'voting') return ballot;
    await outbox.noteSent(ballot, clock.now());
    return roundIntent(round.id, 'revote', participant.id);
  }

  const presentIn = createPresentRounds({ rounds, view });

  /** `wanted` null: the ballot that is open now. */
  async function cast(
    participant: Participant,
    roundId: string,
    wanted: Ballot | null,
    choice: Choice,
    at: Date,
  ): Promise<RoundView> {
    if (!takesPart(participant) || participant.municipality === undefined) throw new DomainError('notJoined');
    const programmeId = programmeOf(roundId);
    if (!mayVote(participant, { programmeId })) throw new DomainError('notInProgramme', roundId);
    const now = clock.now();
    const box = await ballotBoxes.get(roundId);
    const ballot = wanted ?? box?.open ?? null;
    if (box === null || ballot === null || !takesVote(box, ballot, now)) return view(participant, roundId);
    if (!mayVote(participant, { ...box, programmeId })) throw new DomainError('askedElsewhere', roundId);
    const dilemma = dilemmaOf(box);
    const option = optionSent(dilemma, choice.option);
    if (option === undefined) throw new DomainError('unknownOption');
    const meant = { ...choice, option };
    const stored = await votes.cast({
      roundId,
      ballot,
      pseudonym: pseudonymOf(box.key, participant.id),
      ...voteGroupOf(participant, box, employerOf),
      castAt: plausible(at, now),
      ...meant,
    });
    if (!stored) return view(participant, roundId);
    const first = ballot === 'second' ? (await ownChoices(box, [participant])).get(participant.id)?.first : undefined;
    return openView(box, ballot, participant, { ...(first && { first }), [ballot]: meant }, true);
  }

  async function noteShown(
    { id }: Participant,
    { roundId, ballot }: { readonly roundId: string; readonly ballot: Ballot },
  ): Promise<void> {
    const asked = roundIntent(roundId, 'ballot', id);
    await outbox.noteShown(ballot === 'second' ? [asked, roundIntent(roundId, 'revote', id)] : [asked], clock.now());
  }

  return {
    view,
    views,

    noteShown,

    async current(participant, programmeIds = participant.memberOf) {
      return (await presentIn(participant, programmeIds)).map(({ programmeId, view: shown }) => ({
        programmeId,
        view: shown,
      }));
    },

    async look(participant, programmeIds = participant.memberOf) {
      const present = await presentIn(participant, programmeIds);
      for (const { round, view: shown } of present) {
        // While people are being asked, what is noted here would be taken for a ballot that was sent.
        if (shown.kind === 'open' && round?.step === null) await noteShown(participant, shown);
      }
      return present.map(({ programmeId, view: shown }) => ({ programmeId, view: shown }));
    },

    async noteAsked(participant, { roundId, ballot }) {
      await outbox.noteSent(roundIntent(roundId, 'ballot', participant.id), clock.now());
      if (ballot === 'second') await outbox.noteSent(roundIntent(roundId, 'revote', participant.id), clock.now());
    },

    async askNow(participant) {
      const today = amsterdamDate(clock.now());
      const open: Round[] = [];
      for (const round of (await rounds.liveOf(participant.memberOf)).filter(isOpenForVotes)) {
        if (isAsked(participant, { ...(await ballotBoxes.get(round.id)), programmeId: round.programmeId }, today)) {
          open.push(round);
        }
      }
      if (open.length === 0) return false;
      const intents = await Promise.all(open.map((round) => ask(participant, round)));
      await outbox.enqueue(intents, clock.now());
      await outbox.retryUndelivered(
        intents.map(({ key }) => key),
        clock.now(),
      );
      return true;
    },

    cast,
    castOpen: (participant, roundId, choice, at) => cast(participant, roundId, null, choice, at),
  };
}

/**
 * Where the vote of this person is counted. Somebody who only says where they work chooses their group, so that counts from the
 * next round on; until then the vote counts in the overall result alone. The tenant of somebody who joined before it was
 * noted vouches all the same.
 */
function voteGroupOf(
  { municipality, vouched, placedAt, tenantId }: Participant,
  { openedAt }: BallotBox,
  employerOf: (tenantId: string) => string | undefined,
): VoteGroup {
  if (municipality === undefined) return { municipality: null, vouched: false };
  if (vouched === true || employerOf(tenantId) === municipality) return { municipality, vouched: true };
  const isNew = openedAt !== undefined && placedAt !== undefined && placedAt >= openedAt;
  return { municipality: isNew ? null : municipality, vouched: false };
}
