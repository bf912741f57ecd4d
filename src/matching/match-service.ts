import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import { isMember, readable } from '../participants/membership.js';
import { ERASED, type Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { isTalking, mayBeCancelled, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { Match } from './match.js';
import type { MatchStore } from './match-store.js';
import type { MatchView, Partner } from './match-view.js';
import { createMatchViews, type MatchViewsParts, partnersOf, type Renewed } from './read-match-views.js';

/** The talks of one programme. */
export interface MatchIn {
  readonly programmeId: string;
  readonly view: MatchView;
}

export interface MatchService {
  /** The person's view of the present talks in each of their programmes, or in those of `programmeIds` that are theirs. */
  current(participant: Participant, programmeIds?: readonly string[]): Promise<readonly MatchIn[]>;
  /** The same for many people and one round, by participant id. */
  views(
    participants: readonly Participant[],
    roundId: string,
    renewed?: Renewed,
  ): Promise<ReadonlyMap<string, MatchView>>;
  /** Notes that one of them says that they talked. Idempotent. Refuses with `unknownMatch` or `matchOver`. */
  noteMet(participant: Participant, matchId: string): Promise<void>;
  /**
   * Declines this week's match. The others get another one if somebody is free. Idempotent. Refuses with
   * `unknownMatch`, with `matchOver`, or with `notPossibleNow` when the talks are over.
   */
  decline(participant: Participant, matchId: string): Promise<void>;
  /**
   * The others in any match of the person, past ones included; without those who were erased. Refuses with
   * `unknownMatch`.
   */
  others(participant: Participant, matchId: string): Promise<readonly Partner[]>;
  /**
   * The person does not want to be matched with the one at this place of the match again. Only they know; this week's
   * match stays. Returns the person with the longer list. Refuses with `unknownMatch`.
   */
  avoid(participant: Participant, matchId: string, member: number): Promise<Participant>;
  /** Skips the talks of this round, and declines a match that is there already. Refuses with `unknownRound` or `notInProgramme`. */
  skipWeek(participant: Participant, roundId: string): Promise<void>;
  /**
   * After all a talk in this round, when the matching is still to come; otherwise from the next round on. Nothing changes
   * when the person skips another round: the button is of an earlier week.
   */
  joinWeek(participant: Participant, roundId: string): Promise<Participant>;
  /** Resumes matching after it was paused for want of answers; earlier silence is forgotten. */
  resumeTalks(participant: Participant): Promise<void>;
  /**
   * The person pauses, leaves (the programme, or all of them) or is erased: whoever would talk with them gets another match
   * where somebody is free.
   */
  withdraw(participant: Participant, programmeId?: string): Promise<void>;
}

export interface MatchServiceParts extends MatchViewsParts {
  readonly rounds: RoundStore;
  readonly matches: MatchStore;
  readonly participants: ParticipantStore;
  readonly clock: Clock;
  /** Tells the scheduler that somebody became free. */
  readonly wakeScheduler: () => void;
  /** Nobody writes in the thread of this match any more. */
  readonly closeThread: (matchId: string) => Promise<void>;
}

/** Actions of people on their match. The participant passed in is the caller; only members can touch a match. */
export function createMatchService(parts: MatchServiceParts): MatchService {
  const { rounds, matches, participants, clock, wakeScheduler, closeThread } = parts;
  const matchViews = createMatchViews(parts);

  async function ownMatch(participant: Participant, matchId: string): Promise<Match> {
    const match = await matches.get(matchId);
    if (match === null || !match.members.some(({ id }) => id === participant.id)) throw new DomainError('unknownMatch');
    return match;
  }

  async function free(participant: Participant, match: Match): Promise<void> {
    if ((await matches.answer(match.id, participant.id, 'skipped')) === null) throw new DomainError('matchOver');
    await closeThread(match.id);
    await rounds.noteFreed(match.roundId);
    wakeScheduler();
  }

  /** The process that freed somebody may have died before saying so. */
  async function lookAgain(round: Round): Promise<void> {
    await rounds.noteFreed(round.id);
    wakeScheduler();
  }

  async function newestIn(round: Round, participant: Participant): Promise<Match | undefined> {
    return (await matches.newestOf(round.id, round.matchingIds, [participant.id])).get(participant.id);
  }

  /** Somebody who declined already, or talked, has nothing to give back. */
  function canBeGivenBack(match: Match, participant: Participant): boolean {
    const own = match.members.find(({ id }) => id === participant.id);
    return !match.met && own?.answer !== 'skipped' && (match.state === 'talking' || match.state === 'waiting');
  }

  async function giveBack(participant: Participant, isConcerned: (round: Round) => boolean): Promise<void> {
    const live = await rounds.liveOf(readable(participant));
    for (const round of live.filter((one) => isTalking(one) && isConcerned(one))) {
      const match = await newestIn(round, participant);
      if (match === undefined) continue;
      if (canBeGivenBack(match, participant)) await free(participant, match);
      else if (match.state === 'broken') await lookAgain(round);
    }
  }

  async function viewIn(participant: Participant, round: Round): Promise<MatchView> {
    return (await matchViews([participant], round)).get(participant.id) ?? { kind: 'none', nextAt: null };
  }

  function viewBefore(participant: Participant, round: Round, at: Date): MatchView {
    if (!participant.wantsToTalk) return { kind: 'talksOff' };
    if (participant.talksPausedAt !== undefined) return { kind: 'talksPaused' };
    const { id: roundId } = round;
    return participant.skipsRounds.includes(roundId) ? { kind: 'skipsWeek', roundId } : { kind: 'before', roundId, at };
  }

  async function presentIn(participant: Participant, live: readonly Round[]): Promise<MatchView> {
    const talking = live.findLast(({ phase }) => phase === 'discussing' || phase === 'revoting');
    if (talking !== undefined) return viewIn(participant, talking);
    const voting = live.find(({ phase }) => phase === 'voting');
    if (voting?.plan.discussing !== undefined) return viewBefore(participant, voting, voting.plan.discussing);
    const planned = live.find(({ phase, plan }) => phase === 'planned' && plan.discussing !== undefined);
    return { kind: 'none', nextAt: planned?.plan.discussing ?? null };
  }

  return {
    async current(participant, programmeIds = participant.memberOf) {
      const ids = participant.memberOf.filter((id) => programmeIds.includes(id));
      const live = (await rounds.liveOf(ids)).filter(({ cancelRequestedAt }) => cancelRequestedAt === null);
      return Promise.all(
        ids.map(async (programmeId) => ({
          programmeId,
          view: await presentIn(
            participant,
            live.filter((round) => round.programmeId === programmeId),
          ),
        })),
      );
    },

    async views(people, roundId, renewed) {
      const round = await rounds.get(roundId);
      return round === null || round.cancelRequestedAt !== null ? new Map() : matchViews(people, round, renewed);
    },

    async noteMet(participant, matchId) {
      await ownMatch(participant, matchId);
      if ((await matches.answer(matchId, participant.id, 'met')) === null) throw new DomainError('matchOver');
    },

    async decline(participant, matchId) {
      const match = await ownMatch(participant, matchId);
      const own = match.members.find(({ id }) => id === participant.id);
      const round = await rounds.get(match.roundId);
      if (round === null || !isTalking(round)) throw new DomainError('notPossibleNow');
      // Said before, perhaps by a click whose answer got lost: see to it that the others are looked after.
      if (own?.answer === 'skipped') {
        await closeThread(match.id);
        return lookAgain(round);
      }
      if (!canBeGivenBack(match, participant)) throw new DomainError('matchOver');
      await free(participant, match);
    },

    async others(participant, matchId) {
      const match = await ownMatch(participant, matchId);
      const people = await participants.getMany(match.members.map(({ id }) => id));
      return partnersOf(participant, match, new Map(people.map((one) => [one.id, one])));
    },

    async avoid(participant, matchId, member) {
      const match = await ownMatch(participant, matchId);
      const other = match.members[member]?.id;
      if (other === undefined || other === ERASED || other === participant.id) throw new DomainError('unknownMatch');
      await participants.addAvoided(participant.id, other);
      // An erasure meanwhile cleared all lists, perhaps a moment before this one was written.
      const isThere = (await matches.get(matchId))?.members[member]?.id === other;
      if (!isThere) await participants.forgetAvoided(other);
      return (await participants.get(participant.id)) ?? participant;
    },

    async skipWeek(participant, roundId) {
      const round = await rounds.get(roundId);
      if (round === null || !mayBeCancelled(round.phase)) throw new DomainError('unknownRound', roundId);
      if (!isMember(participant, round.programmeId)) throw new DomainError('notInProgramme', roundId);
      await participants.skipRound(participant.id, roundId);
      await giveBack(participant, ({ id }) => id === roundId);
    },

    async joinWeek(participant, roundId) {
      if (!participant.skipsRounds.includes(roundId)) return participant;
      return (await participants.unskipRound(participant.id, roundId)) ?? participant;
    },

    async resumeTalks(participant) {
      await participants.change(participant.id, { talksPausedAt: null, talksResumedAt: clock.now() });
    },

    withdraw: (participant, programmeId) =>
      giveBack(participant, (round) => programmeId === undefined || round.programmeId === programmeId),
  };
}
