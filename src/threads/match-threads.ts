import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { Match } from '../matching/match.js';
import type { MatchStore } from '../matching/match-store.js';
import { assertTakesPart, type Participant } from '../participants/participant.js';
import type { RoundStore } from '../rounds/round-store.js';
import { endOfThread, isMember, matchThreadId, rankOf, type Thread } from './thread.js';
import type { ThreadStore } from './thread-store.js';

export interface MatchThreadsParts {
  readonly threads: ThreadStore;
  readonly matches: MatchStore;
  readonly rounds: RoundStore;
  readonly clock: Clock;
}

/**
 * The way from a match to its thread, for somebody of that match who takes part. Refuses with `notJoined`, with
 * `unknownMatch`, or with `matchOver` when the talk is over and nothing was ever opened.
 */
export interface MatchThreads {
  /** As it is, or as it would be if it were opened now: nothing is stored. */
  find(participant: Participant, matchId: string): Promise<Thread>;
  /** Opened unless it was. */
  open(participant: Participant, matchId: string): Promise<Thread>;
}

/** The threads of matches in these stores. */
export function createMatchThreads({ threads, matches, rounds, clock }: MatchThreadsParts): MatchThreads {
  async function ownMatch(participant: Participant, matchId: string): Promise<Match> {
    const match = await matches.get(matchId);
    if (match === null || match.members.length < 2 || !match.members.some(({ id }) => id === participant.id)) {
      throw new DomainError('unknownMatch');
    }
    return match;
  }

  /** The thread that may be opened for it now; null: none may. */
  async function fresh(match: Match): Promise<Thread | null> {
    const id = matchThreadId(match.id);
    const round = await rounds.get(match.roundId);
    const now = clock.now();
    const canBegin = match.state === 'talking' && round !== null && round.cancelRequestedAt === null;
    if (!canBegin || now >= endOfThread(round.plan)) return null;
    return {
      id,
      kind: 'match',
      roundId: match.roundId,
      dilemmaId: round.dilemmaId,
      members: match.members.map((member) => ({ id: member.id })),
      openedAt: now,
      endsAt: endOfThread(round.plan),
      closedBy: null,
      posts: 0,
      rank: rankOf(id, now),
    };
  }

  return {
    async find(participant, matchId) {
      assertTakesPart(participant);
      const known = await threads.get(matchThreadId(matchId));
      if (known !== null) {
        if (!isMember(known, participant.id)) throw new DomainError('unknownMatch');
        return known;
      }
      const begun = await fresh(await ownMatch(participant, matchId));
      if (begun === null) throw new DomainError('matchOver');
      return begun;
    },

    async open(participant, matchId) {
      assertTakesPart(participant);
      const match = await ownMatch(participant, matchId);
      const begun = await fresh(match);
      if (begun !== null) return threads.openIfAbsent(begun);
      const known = await threads.get(matchThreadId(match.id));
      if (known === null) throw new DomainError('matchOver');
      return known;
    },
  };
}
