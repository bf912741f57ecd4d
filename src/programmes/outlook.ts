import type { Phase } from '../rounds/round.js';
import {
  addDays,
  amsterdamDate,
  type IsHoliday,
  isWorkingDay,
  mondayOf,
  type RoundPlan,
} from '../scheduling/calendar.js';
import { weekOf } from '../scheduling/rhythm.js';
import { type IdleReason, whyIdle } from './idle-week.js';
import type { Programme } from './programme.js';
import { type EarlierRound, planNextRound, takesPlace } from './season.js';

/** How far a season is looked ahead (weeks). */
export const OUTLOOK_WEEKS = 26;

export interface OutlookRound {
  readonly sequence: number;
  readonly dilemmaId: string;
  readonly plan: RoundPlan;
  /** Null: it is expected, and not planned yet. */
  readonly phase: Phase | null;
}

export interface OutlookWeek {
  /** The day that it begins (ISO date). */
  readonly monday: string;
  /** Days from Monday to Friday that are holidays. */
  readonly holidays: readonly string[];
  /** A facilitator wants no round to open in it. */
  readonly skipped: boolean;
  /** The rounds that open in it. */
  readonly rounds: readonly OutlookRound[];
  /** Why none opens in it; null when one does, and when its moment is over. */
  readonly idle: IdleReason | null;
}

/** The weeks of the outlook, each by its Monday (YYYY-MM-DD), from the one of `now` on. */
export function outlookWeeks(now: Date): readonly string[] {
  const first = mondayOf(amsterdamDate(now));
  return Array.from({ length: OUTLOOK_WEEKS }, (_, at) => addDays(first, 7 * at));
}

/**
 * The weeks to come with their rounds, by the same rule that plans them. Cancelled rounds are left out; what comes after
 * the planned round holds as long as nobody changes anything.
 */
export function outlook(
  programme: Programme,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): readonly OutlookWeek[] {
  const weeks = outlookWeeks(now);
  const end = addDays(weeks.at(-1) ?? amsterdamDate(now), 7);
  const all = [...rounds, ...expected(programme, rounds, { now, end, isHoliday })].map((round) => ({
    ...round,
    week: weekOf(round.plan),
  }));
  return weeks.map((monday) => {
    const opening = all.filter((round) => round.week === monday && takesPlace(round));
    return {
      monday,
      holidays: [0, 1, 2, 3, 4].map((days) => addDays(monday, days)).filter((day) => !isWorkingDay(day, isHoliday)),
      skipped: programme.skippedWeeks.includes(monday),
      rounds: opening.map(toOutlook),
      idle: opening.length > 0 ? null : whyIdle(programme, monday, { rounds: all, now, isHoliday }),
    };
  });
}

type Expected = Omit<EarlierRound, 'phase'> & { readonly phase: null };

interface Horizon {
  readonly now: Date;
  readonly end: string;
  readonly isHoliday: IsHoliday;
}

/** Rounds that the planning would add, one after the other. */
function expected(
  programme: Programme,
  rounds: readonly EarlierRound[],
  { now, end, isHoliday }: Horizon,
): readonly Expected[] {
  // A planned round is taken as held, so that the one after it is planned.
  const known: EarlierRound[] = rounds.map((round) =>
    round.phase === 'planned' ? { ...round, phase: 'closed' } : round,
  );
  const added: Expected[] = [];
  for (;;) {
    const next = planNextRound(programme, known, now, isHoliday);
    if (next === null || amsterdamDate(next.plan.voting) >= end) return added;
    known.push({ ...next, phase: 'closed' });
    added.push({ ...next, phase: null });
  }
}

function toOutlook({ sequence, dilemmaId, plan, phase }: OutlookRound | Expected): OutlookRound {
  return { sequence, dilemmaId, plan, phase };
}
