import type { Phase } from '../rounds/round.js';
import { amsterdamDate, type IsHoliday, isWorkingDay, type RoundPlan } from '../scheduling/calendar.js';
import type { Programme } from './programme.js';
import { type EarlierRound, planNextRound } from './season.js';

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
  /** The rounds that open in it. */
  readonly rounds: readonly OutlookRound[];
}

const DAY_MS = 24 * 3_600_000;

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
  const first = mondayOf(amsterdamDate(now));
  const weeks = Array.from({ length: OUTLOOK_WEEKS }, (_, at) => addDays(first, 7 * at));
  const end = addDays(first, 7 * OUTLOOK_WEEKS);
  const held = rounds.filter(({ cancelRequestedAt }) => cancelRequestedAt === null);
  const all: OutlookRound[] = [...held, ...expected(programme, rounds, { now, end, isHoliday })];
  return weeks.map((monday) => ({
    monday,
    holidays: [0, 1, 2, 3, 4].map((days) => addDays(monday, days)).filter((day) => !isWorkingDay(day, isHoliday)),
    rounds: all.filter(({ plan }) => mondayOf(amsterdamDate(plan.voting)) === monday).map(toOutlook),
  }));
}

interface Horizon {
  readonly now: Date;
  readonly end: string;
  readonly isHoliday: IsHoliday;
}

/** What the planning would add, one round after the other. */
function expected(
  programme: Programme,
  rounds: readonly EarlierRound[],
  { now, end, isHoliday }: Horizon,
): readonly OutlookRound[] {
  // A planned round is taken as held, so that the one after it is planned.
  const known: EarlierRound[] = rounds.map((round) =>
    round.phase === 'planned' ? { ...round, phase: 'closed' } : round,
  );
  const added: OutlookRound[] = [];
  for (;;) {
    const next = planNextRound(programme, known, now, isHoliday);
    if (next === null || amsterdamDate(next.plan.voting) >= end) return added;
    known.push({ ...next, phase: 'closed' });
    added.push({ ...next, phase: null });
  }
}

function toOutlook({ sequence, dilemmaId, plan, phase }: OutlookRound): OutlookRound {
  return { sequence, dilemmaId, plan, phase };
}

function mondayOf(isoDate: string): string {
  return addDays(isoDate, -((new Date(isoDate).getUTCDay() + 6) % 7));
}

/** Days are counted in UTC, where each has 24 hours. */
function addDays(isoDate: string, days: number): string {
  return new Date(new Date(isoDate).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
