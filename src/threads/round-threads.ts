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

/** The open thread of a programme. */
export interface CurrentThread {
  readonly programmeId: string;
  readonly roundId: string;
}

export interface RoundThreads {
  /** The thread of a round, opened if it was not, and the round. Refuses with `unknownRound` where it has none. */
  threadOf(roundId: string): Promise<{ readonly thread: Thread; readonly round: Round }>;
  /** The newest round with an open thread now of each of these programmes that has one, in this order. At most two round trips. */
  current(programmeIds: readonly string[]): Promise<readonly CurrentThread[]>;
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

  /** The newest of these rounds with an open thread now, by programme. */
  function newestOf(some: readonly Round[]): Map<string, Round> {
    const now = clock.now();
    const open = some.filter(
      ({ phase, cancelRequestedAt, plan }) =>
        HAS_THREAD.includes(phase) && cancelRequestedAt === null && now < endOfThread(plan),
    );
    const inOrder = [...open].sort((one, other) => one.sequence - other.sequence);
    return new Map(inOrder.map((round) => [round.programmeId, round]));
  }

  return {
    threadOf,

    async current(programmeIds) {
      if (programmeIds.length === 0) return [];
      const found = newestOf(await rounds.liveOf(programmeIds));
      const others = programmeIds.filter((id) => !found.has(id));
      // A sealed round is not live, but people may still be writing to each other.
      if (others.length > 0)
        for (const [id, round] of newestOf(await rounds.ofProgrammes(others))) found.set(id, round);
      return programmeIds.flatMap((programmeId) => {
        const round = found.get(programmeId);
        return round === undefined ? [] : [{ programmeId, roundId: round.id }];
      });
    },

    async isWritable(roundId) {
      const round = await rounds.get(roundId);
      if (round === null || !HAS_THREAD.includes(round.phase) || round.cancelRequestedAt !== null) return false;
      return isOpen((await threadOf(roundId)).thread, clock.now());
    },
  };
}
