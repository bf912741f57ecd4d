import { amsterdamDate, amsterdamMoment, type IsHoliday, planAfter } from '../scheduling/calendar.js';
import { firstWeekAfter, holidaysOf, isInSchoolHoliday, weekOf } from '../scheduling/rhythm.js';
import type { Programme } from './programme.js';
import { type EarlierRound, isAfterEnd, remainingQueue, takesPlace } from './season.js';

/** Why no round opens in a week. */
export const IDLE_REASONS = [
  /** After the last day of the programme. */
  'ended',
  /** Before its first day. */
  'notStarted',
  /** A facilitator wants none. */
  'skipped',
  /** Public holidays take its place. */
  'publicHoliday',
  /** The schools of the region have a holiday on the day on which it would open. */
  'schoolHoliday',
  /** Its round was cancelled. */
  'cancelled',
  /** Between two rounds. */
  'rhythm',
  /** All were used. */
  'noDilemma',
] as const;
export type IdleReason = (typeof IDLE_REASONS)[number];

/** Facts for the reason, besides the programme. */
export interface WeekFacts {
  /** All rounds, those that are expected too; `week`: the Monday of the one in which they open (YYYY-MM-DD). */
  readonly rounds: readonly (Omit<EarlierRound, 'phase'> & { readonly week: string })[];
  readonly now: Date;
  readonly isHoliday: IsHoliday;
}

/**
 * Why no round opens in the week of this Monday (YYYY-MM-DD), for a week in which none does, by the rules that plan. Null:
 * its moment is over.
 */
export function whyIdle(programme: Programme, monday: string, facts: WeekFacts): IdleReason | null {
  const begin = amsterdamMoment(monday, '00:00');
  if (isAfterEnd(programme, begin)) return 'ended';
  const { voting } = planAfter(
    programme.weekPlan,
    new Date(begin.getTime() - 1),
    holidaysOf(programme, facts.isHoliday),
  );
  const opens = weekOf({ voting }) === monday ? voting : null;
  if (opens !== null && isAfterEnd(programme, opens)) return 'ended';
  if ((opens ?? begin) < programme.startsAt) return 'notStarted';
  if (programme.skippedWeeks.includes(monday)) return 'skipped';
  if (opens === null) return 'publicHoliday';
  if (isInSchoolHoliday(programme, amsterdamDate(opens))) return 'schoolHoliday';
  if (facts.rounds.some((round) => !takesPlace(round) && round.week === monday)) return 'cancelled';
  if (isBetween(programme, monday, opens, facts)) return 'rhythm';
  return opens > facts.now && remainingQueue(programme, facts.rounds).length === 0 ? 'noDilemma' : null;
}

function isBetween(programme: Programme, monday: string, opens: Date, { rounds }: WeekFacts): boolean {
  const before = rounds.filter((round) => takesPlace(round) && round.week < monday);
  return before.some(({ week, plan }) => firstWeekAfter(week, programme) > monday || plan.closed >= opens);
}
