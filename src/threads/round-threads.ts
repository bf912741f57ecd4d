import type { Clock } from '../clock.js';
import { DomainError } from '../errors.js';
import type { Phase, Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { endOfThread, isOpen, rankOf, roundThreadId, type Thread } from './thread.js';
import type { ThreadStore } from './thread-store.js';

/** From the talks on there is something to say to everybody. */
const HAS_THREAD: readonly Phase[] = ['discussing', 'revoting', 'closed', 'sealed'];

export interface RoundThreadsParts {
  readonly threads: ThreadStore;
  readonly rounds: RoundStore;
  readonly clock: Clock;
}

export interface RoundThreads {
  /** The thread of a round, opened if it was not, and the round. Refuses with `unknownRound` where it has none. */
  threadOf(roundId: string): Promise<{ readonly thread: Thread; readonly round: Round }>;
  /** Id of the newest round with an open thread now; null: there is none. */
  current(): Promise<string | null>;
  /** Is there a thread of this round in which one can write now? */
  isWritable(roundId: string): Promise<boolean>;
}

/** The threads of rounds, each opened by whoever looks first. */
export function createRoundThreads({ threads, rounds, clock }: RoundThreadsParts): RoundThreads {
  async function threadOf(roundId: string): Promise<{ readonly thread: Thread; readonly round: Round }> {
    const round = await rounds.get(roundId);
    if (round === null || !HAS_THREAD.includes(round.phase) || round.cancelRequestedAt !== null) {
      throw new DomainError('unknownRound', roundId);
    }
    const id = roundThreadId(roundId);
    const now = clock.now();
    const endsAt = endOfThread(round.plan);
    const made = {
      id,
      kind: 'round',
      roundId,
      dilemmaId: round.dilemmaId,
      members: [],
      openedAt: now,
      endsAt,
    } as const;
    const thread = { ...made, closedBy: null, posts: 0, rank: rankOf(id, now) };
    return { round, thread: now < endsAt ? await threads.openIfAbsent(thread) : ((await threads.get(id)) ?? thread) };
  }

  return {
    threadOf,

    async current() {
      const now = clock.now();
      const live = (await rounds.live()).filter(
        ({ phase, cancelRequestedAt, plan }) =>
          HAS_THREAD.includes(phase) && cancelRequestedAt === null && now < endOfThread(plan),
      );
      const newest = live.at(-1);
      if (newest !== undefined) return newest.id;
      // A sealed round is not live, but people may still be writing to each other.
      return (await threads.openOfKind('round', now, 1))[0]?.roundId ?? null;
    },

    async isWritable(roundId) {
      const round = await rounds.get(roundId);
      if (round === null || !HAS_THREAD.includes(round.phase) || round.cancelRequestedAt !== null) return false;
      return isOpen((await threadOf(roundId)).thread, clock.now());
    },
  };
}
