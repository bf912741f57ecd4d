import type { Round } from './round.js';
import type { AlsoPut } from './vote.js';

/** Facts about a round that may be about the same dilemma as another. */
type Put = Pick<Round, 'id' | 'programmeId' | 'plan' | 'cancelRequestedAt'>;

/**
 * The other programmes in which the dilemma of this round was put before it: there people are asked, and here they are not.
 * One of two rounds that open together goes first, the same one for both. A cancelled round shows nothing, so it does not count.
 */
export function putBefore(round: Put, aboutTheSame: readonly Put[], now: Date): readonly string[] {
  const before = putElsewhere(round, aboutTheSame, now).filter((other) => goesFirst(other, round));
  return [...new Set(before.map(({ programmeId }) => programmeId))].sort();
}

/** The other programmes in which the dilemma of this round was put after it, as far as they have opened. */
export function putAfter(round: Put, aboutTheSame: readonly Put[], now: Date): readonly AlsoPut[] {
  const after = putElsewhere(round, aboutTheSame, now).filter((other) => goesFirst(round, other));
  return after.map(({ programmeId, plan }) => ({ programmeId, at: plan.voting }));
}

function putElsewhere<R extends Put>({ programmeId }: Put, aboutTheSame: readonly R[], now: Date): readonly R[] {
  return aboutTheSame.filter(
    (other) => other.programmeId !== programmeId && other.cancelRequestedAt === null && other.plan.voting <= now,
  );
}

function goesFirst(one: Put, other: Put): boolean {
  const earlier = one.plan.voting.getTime() - other.plan.voting.getTime();
  return earlier < 0 || (earlier === 0 && one.id < other.id);
}
