import { entering, type Round } from '../rounds/round.js';
import { amsterdamDate, type IsHoliday, mondayOf, planAfter, type RoundPlan } from '../scheduling/calendar.js';
import type { Programme } from './programme.js';

/** Facts about earlier rounds for the planning. */
export type EarlierRound = Pick<Round, 'sequence' | 'dilemmaId' | 'phase' | 'plan' | 'cancelRequestedAt'>;

/** Dilemmas of the queue that were not used yet, in order. One whose round was cancelled comes back in its place. */
export function remainingQueue(programme: Programme, rounds: readonly EarlierRound[]): readonly string[] {
  const used = new Set(rounds.filter(takesPlace).map(({ dilemmaId }) => dilemmaId));
  return programme.queue.filter((dilemmaId) => !used.has(dilemmaId));
}

/**
 * The next round to store, so that exactly one is always planned; null when one is, or when the queue is empty. The
 * same rounds give the same id, so two processes that plan at the same time plan one round.
 */
export function planNextRound(
  programme: Programme,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): Round | null {
  if (rounds.some(({ phase }) => phase === 'planned')) return null;
  const dilemmaId = remainingQueue(programme, rounds)[0];
  if (dilemmaId === undefined) return null;
  const sequence = Math.max(0, ...rounds.map((round) => round.sequence)) + 1;
  const after = Math.max(
    now.getTime(),
    programme.startsAt.getTime() - 1,
    // A round that is cancelled before it opened leaves its week empty.
    ...rounds.map((round) => (takesPlace(round) ? round.plan.closed : round.plan.voting).getTime()),
  );
  return {
    id: `${programme.id}-${sequence}`,
    programmeId: programme.id,
    sequence,
    dilemmaId,
    minimumCount: programme.minimumCount,
    plan: weekAfter(programme, new Date(after), isHoliday),
    ...entering('planned', now),
    cancelRequestedAt: null,
    talk: programme.talk,
    attempts: [],
    freed: 0,
    rematched: 0,
  };
}

/** Not cancelled. The wish is looked at, not the phase: a cancelled round ends up sealed like any other. */
export function takesPlace({ cancelRequestedAt }: EarlierRound): boolean {
  return cancelRequestedAt === null;
}

/**
 * The plan of the first week whose voting begins after `after`, without the weeks that a facilitator skips. RangeError as
 * `planAfter`.
 */
export function weekAfter(programme: Programme, after: Date, isHoliday: IsHoliday): RoundPlan {
  let plan = planAfter(programme.weekPlan, after, isHoliday);
  while (programme.skippedWeeks.includes(weekOf(plan))) plan = planAfter(programme.weekPlan, plan.voting, isHoliday);
  return plan;
}

/** The Monday of the week in which a round opens (YYYY-MM-DD). */
export function weekOf({ voting }: Pick<RoundPlan, 'voting'>): string {
  return mondayOf(amsterdamDate(voting));
}
