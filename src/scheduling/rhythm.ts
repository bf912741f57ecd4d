import {
  addDays,
  amsterdamDate,
  type IsHoliday,
  mondayOf,
  planAfter,
  type RoundPlan,
  type WeekPlan,
} from './calendar.js';
import { type SchoolRegion, schoolHolidayOn } from './school-holidays.js';

/** How many weeks there may be from one opening to the next. */
export const INTERVALS = [1, 2, 3, 4] as const;
export type Interval = (typeof INTERVALS)[number];

/** When rounds open, and when their phases begin. */
export interface Rhythm {
  readonly weekPlan: WeekPlan;
  /** Weeks from the one in which a round opens to the first in which the next one may. */
  readonly everyWeeks: Interval;
  /** Do phases go around Dutch public holidays? If not, those are days like any other. */
  readonly holidays: boolean;
  /** No round opens on a day on which the schools of this region have a holiday; null: that is not looked at. */
  readonly schoolRegion: SchoolRegion | null;
}

/** Every week, around public holidays, whatever the schools do: as all programmes were before it could be chosen. */
export const USUAL_RHYTHM = { everyWeeks: 1, holidays: true, schoolRegion: null } as const satisfies Partial<Rhythm>;

/** The Monday (YYYY-MM-DD) of the week in which a round opens. */
export function weekOf({ voting }: Pick<RoundPlan, 'voting'>): string {
  return mondayOf(amsterdamDate(voting));
}

/**
 * The plan of the first week whose voting begins strictly after `after`, without school holidays of the region and without
 * `skippedWeeks` (each by its Monday). A week is left out by the day on which its voting really begins, so after moving
 * around holidays. `everyWeeks` is not looked at: see `firstWeekAfter`. A later `after` never gives an earlier plan.
 * RangeError as `planAfter`.
 */
export function openingAfter(
  rhythm: Rhythm,
  skippedWeeks: readonly string[],
  after: Date,
  isHoliday: IsHoliday,
): RoundPlan {
  const seen = holidaysOf(rhythm, isHoliday);
  const isLeftOut = (plan: RoundPlan) =>
    skippedWeeks.includes(weekOf(plan)) || isInSchoolHoliday(rhythm, amsterdamDate(plan.voting));
  let plan = planAfter(rhythm.weekPlan, after, seen);
  while (isLeftOut(plan)) plan = planAfter(rhythm.weekPlan, plan.voting, seen);
  return plan;
}

/** The first week (its Monday) in which a round may open when the one before it opened in that week. */
export function firstWeekAfter(monday: string, { everyWeeks }: Pick<Rhythm, 'everyWeeks'>): string {
  return addDays(monday, 7 * everyWeeks);
}

/** The public holidays that this rhythm goes around. */
export function holidaysOf({ holidays }: Pick<Rhythm, 'holidays'>, isHoliday: IsHoliday): IsHoliday {
  return holidays ? isHoliday : () => false;
}

/** Do the schools of the chosen region have a holiday on this day (YYYY-MM-DD)? */
export function isInSchoolHoliday({ schoolRegion }: Pick<Rhythm, 'schoolRegion'>, isoDate: string): boolean {
  return schoolRegion !== null && schoolHolidayOn(isoDate, schoolRegion) !== null;
}
