import type { Clock } from '../clock.js';
import type { Dilemma } from '../dilemmas/dilemma.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { DomainError } from '../errors.js';
import { roundIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { isActive, type Participant } from '../participants/participant.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { BallotBoxStore } from './ballot-box-store.js';
import type { RoundResult } from './result.js';
import type { ResultStore } from './result-store.js';
import { isOpenForVotes } from './round.js';
import type { RoundStore } from './round-store.js';
import { type Ballot, type BallotBox, type Choice, pseudonymOf, takesVote } from './vote.js';
import type { VoteStore } from './vote-store.js';

/** What there is to show of a round to one person. */
export type RoundView =
  | {
      readonly kind: 'open';
      readonly roundId: string;
      readonly ballot: Ballot;
      readonly dilemma: Dilemma;
      readonly closesAt: Date;
      readonly minimumCount: number;
      /** The person's own vote of this moment. */
      readonly own: Choice | null;
      /** This view is the answer to the vote that was stored just now. */
      readonly justSaved: boolean;
    }
  /** No vote is taken any more, and the result is not counted yet. */
  | { readonly kind: 'counting'; readonly dilemma: Dilemma; readonly closedAt: Date }
  | {
      readonly kind: 'opened';
      readonly dilemma: Dilemma;
      readonly result: RoundResult;
      readonly minimumCount: number;
      /** The option that the person chose; null when they did not vote, or when the round is sealed and nobody knows. */
      readonly ownOption: string | null;
    }
  | { readonly kind: 'cancelled'; readonly dilemma: Dilemma }
  /** Sealed without a result: it could not be counted within seven days, and the promise goes before the count. */
  | { readonly kind: 'uncounted'; readonly dilemma: Dilemma };

/** The round of this moment for a person. */
export type CurrentRound = RoundView | { readonly kind: 'none'; readonly nextAt: Date | null };

export interface VotingService {
  /** What one person gets to see of a round. Refuses with `unknownRound`. */
  view(participant: Participant, roundId: string): Promise<RoundView>;
  /** The same for many people at once: the number of round trips does not grow with them. */
  views(participants: readonly Participant[], roundId: string): Promise<ReadonlyMap<string, RoundView>>;
  /** The round that is open for votes, else when the next one comes. */
  current(participant: Participant): Promise<CurrentRound>;
  /** Notes that the person got the ballot as an answer, so that the result will reach them too. */
  noteAsked(participant: Participant, roundId: string): Promise<void>;
  /** Sends the open ballot to somebody who joined or came back while it is open; once. True when one is open. */
  askNow(participant: Participant): Promise<boolean>;
  /**
   * Stores the choice in the place of an earlier one, and gives back what the person now has. The same click again is the
   * same vote; a click of an earlier moment (`at`) than the stored one changes nothing. When the vote is closed the view
   * tells so. Refuses with `notJoined`, `unknownRound`, `unknownOption`. Two round trips.
   */
  cast(participant: Participant, roundId: string, ballot: Ballot, choice: Choice, at: Date): Promise<RoundView>;
}

export interface VotingServiceParts {
  readonly rounds: RoundStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly outbox: OutboxStore;
  readonly dilemmas: DilemmaLibrary;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
}

/** Seeing a round and voting in it. The participant passed in is the one who asks; nobody sees the vote of another. */
export function createVotingService(parts: VotingServiceParts): VotingService {
  const { rounds, ballotBoxes, votes, results, outbox, dilemmas, clock, wakeOutbox } = parts;

  function dilemmaOf(dilemmaId: string): Dilemma {
    const dilemma = dilemmas.get(dilemmaId);
    if (dilemma === undefined) throw new DomainError('unknownRound', `no dilemma ${dilemmaId}`);
    return dilemma;
  }

  async function ownVotes(box: BallotBox, participants: readonly Participant[]): Promise<Map<string, Choice>> {
    const byPseudonym = new Map(participants.map(({ id }) => [pseudonymOf(box.key, id), id]));
    const found = await votes.getMany(box.roundId, 'first', [...byPseudonym.keys()]);
    const own = new Map<string, Choice>();
    for (const [pseudonym, { option, confidence, reason }] of found) {
      const id = byPseudonym.get(pseudonym);
      if (id !== undefined) own.set(id, { option, confidence, reason });
    }
    return own;
  }

  function openView(box: BallotBox, ballot: Ballot, own: Choice | null, justSaved: boolean = false): RoundView {
    const { roundId, closesAt, minimumCount } = box;
    return { kind: 'open', roundId, ballot, dilemma: dilemmaOf(box.dilemmaId), closesAt, minimumCount, own, justSaved };
  }

  /** What is shown of a round that takes no votes now. */
  async function endedViews(
    roundId: string,
    box: BallotBox | null,
    people: readonly Participant[],
  ): Promise<Map<string, RoundView>> {
    const round = await rounds.get(roundId);
    if (round === null || round.phase === 'planned') throw new DomainError('unknownRound', roundId);
    const dilemma = dilemmaOf(round.dilemmaId);
    const same = (view: RoundView) => new Map(people.map(({ id }) => [id, view]));
    if (round.cancelRequestedAt !== null) return same({ kind: 'cancelled', dilemma });
    const result = await results.get(roundId);
    if (result === null && round.phase === 'sealed') return same({ kind: 'uncounted', dilemma });
    if (result === null) return same({ kind: 'counting', dilemma, closedAt: round.plan.closed });
    const own = box === null ? new Map<string, Choice>() : await ownVotes(box, people);
    return new Map(
      people.map(({ id }) => {
        const ownOption = own.get(id)?.option ?? null;
        return [id, { kind: 'opened', dilemma, result, minimumCount: round.minimumCount, ownOption }];
      }),
    );
  }

  async function views(people: readonly Participant[], roundId: string): Promise<ReadonlyMap<string, RoundView>> {
    const box = await ballotBoxes.get(roundId);
    if (box === null || box.open === null || !takesVote(box, box.open, clock.now()))
      return endedViews(roundId, box, people);
    const { open } = box;
    const own = await ownVotes(box, people);
    return new Map(people.map(({ id }) => [id, openView(box, open, own.get(id) ?? null)]));
  }

  async function view(participant: Participant, roundId: string): Promise<RoundView> {
    const found = (await views([participant], roundId)).get(participant.id);
    if (found === undefined) throw new DomainError('unknownRound', roundId);
    return found;
  }

  return {
    view,
    views,

    async current(participant) {
      const live = await rounds.live();
      const open = live.find(isOpenForVotes);
      if (open !== undefined) return view(participant, open.id);
      const planned = live.find(({ phase }) => phase === 'planned');
      return { kind: 'none', nextAt: planned?.plan.voting ?? null };
    },

    async noteAsked(participant, roundId) {
      await outbox.noteSent(roundIntent(roundId, 'ballot', participant.id), clock.now());
    },

    async askNow(participant) {
      if (!isActive(participant, amsterdamDate(clock.now()))) return false;
      const open = (await rounds.live()).filter(isOpenForVotes);
      const intents = open.map(({ id }) => roundIntent(id, 'ballot', participant.id));
      await outbox.enqueue(intents, clock.now());
      await outbox.retryUndelivered(
        intents.map(({ key }) => key),
        clock.now(),
      );
      wakeOutbox();
      return intents.length > 0;
    },

    async cast(participant, roundId, ballot, choice, at) {
      if (participant.standing !== 'joined' || participant.municipality === undefined)
        throw new DomainError('notJoined');
      const now = clock.now();
      const box = await ballotBoxes.get(roundId);
      if (box === null || !takesVote(box, ballot, now)) return view(participant, roundId);
      const dilemma = dilemmaOf(box.dilemmaId);
      if (!dilemma.text.nl.options.some(({ id }) => id === choice.option)) throw new DomainError('unknownOption');
      const stored = await votes.cast({
        roundId,
        ballot,
        pseudonym: pseudonymOf(box.key, participant.id),
        municipality: participant.municipality,
        castAt: plausible(at, now),
        ...choice,
      });
      return stored ? openView(box, ballot, choice, true) : view(participant, roundId);
    },
  };
}

/** Clocks of Teams and of our processes may differ by this much (ms). */
const CLOCK_SKEW_MS = 5 * 60_000;

/** A click from further in the future than clocks differ is a clock that is wrong; it must not make the vote unchangeable. */
function plausible(moment: Date, now: Date): Date {
  return moment.getTime() > now.getTime() + CLOCK_SKEW_MS ? now : moment;
}
