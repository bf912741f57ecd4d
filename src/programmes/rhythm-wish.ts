import { addYears, amsterdamDate, isDay, PHASE_TIMES, type TimedPhase } from '../scheduling/calendar.js';
import { INTERVALS, type Interval } from '../scheduling/rhythm.js';
import { SCHOOL_REGIONS, type SchoolRegion } from '../scheduling/school-holidays.js';
import type { Programme } from './programme.js';

/** A moment of the week as somebody typed it. */
export interface WishedTime {
  /** Monday is 1. */
  readonly weekday: number;
  /** HH:mm, Dutch time. */
  readonly time: string;
}

/** A rhythm, an end and a minimum as somebody wants them, in values that JSON has. Nothing was checked. */
export interface RhythmWish {
  /** First and last day on which a round may open (ISO date); `until` null: it has no end. */
  readonly from: string;
  readonly until: string | null;
  readonly weekPlan: { readonly [phase in TimedPhase]?: WishedTime | undefined };
  readonly everyWeeks: number;
  readonly holidays: boolean;
  /** One of `SCHOOL_REGIONS`; null: the holidays of schools are not looked at. */
  readonly schoolRegion: string | null;
  readonly minimumCount: number;
}

/** The days on which a phase may begin. */
export const WORKDAYS = [1, 2, 3, 4, 5] as const;

/** A phase lasts at least this long by the plan (minutes): half a working day, to see the card and to answer it. */
export const SHORTEST_PHASE_MINUTES = 4 * 60;

/** Nobody plans further ahead than this (years); a year further on is a typing error. */
export const FURTHEST_YEARS = 5;

/** The least and the most that a minimum count may be, as for `MINIMUM_COUNT`. */
export const MINIMUM_COUNTS = { least: 5, most: 1_000 } as const;

/** Something wrong with a wish; with `phase`: about that phase. */
export interface RhythmFault {
  readonly fault: /** The phase has no time. Voting and closing need one. */
    | 'noTime'
    /** Its time is not HH:mm. */
    | 'noSuchTime'
    /** Its day is not one from Monday to Friday. */
    | 'noWorkday'
    /** It comes within `SHORTEST_PHASE_MINUTES` of the phase before it. */
    | 'tooSoon'
    /** Talks without a second vote, or a second vote without talks. */
    | 'halfTalks'
    /** The phases, one after the other, take as long as the rhythm has from one opening to the next, or longer. */
    | 'tooLong'
    | 'noSuchInterval'
    | 'noSuchRegion'
    | 'noSuchFrom'
    | 'noSuchUntil'
    /** More than `FURTHEST_YEARS` from now. */
    | 'fromTooFar'
    | 'untilTooFar'
    | 'untilBeforeFrom'
    /** A last day that is over already, and was not the last day before. */
    | 'untilOver'
    /** Not a whole number in `MINIMUM_COUNTS`. */
    | 'noSuchMinimum'
    /** Lower than it was, in a programme that has begun: people were promised the other. */
    | 'minimumLowered';
  readonly phase?: TimedPhase;
}

/** All that is wrong with a wish for this programme; empty: it can be granted. */
export function faultsOf(programme: Programme, wish: RhythmWish, now: Date): readonly RhythmFault[] {
  const times = timeFaults(wish);
  return [
    ...(times.length > 0 ? times : lengthFaults(wish)),
    ...fault('noSuchInterval', !isInterval(wish.everyWeeks)),
    ...fault('noSuchRegion', !isRegion(wish.schoolRegion)),
    ...dayFaults(programme, wish, amsterdamDate(now)),
    ...minimumFaults(programme, wish.minimumCount),
  ];
}

/** Is this a number of weeks that a rhythm can have? */
export function isInterval(weeks: number): weeks is Interval {
  return INTERVALS.some((one) => one === weeks);
}

/** Is this a region of school holidays, or none? */
export function isRegion(region: string | null): region is SchoolRegion | null {
  return region === null || SCHOOL_REGIONS.some((one) => one === region);
}

function fault(name: RhythmFault['fault'], isThere: boolean): readonly RhythmFault[] {
  return isThere ? [{ fault: name }] : [];
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function timeFaults({ weekPlan }: RhythmWish): readonly RhythmFault[] {
  const faults = PHASE_TIMES.flatMap((phase): RhythmFault[] => {
    const wished = weekPlan[phase];
    if (wished === undefined) return phase === 'voting' || phase === 'closed' ? [{ fault: 'noTime', phase }] : [];
    const found: RhythmFault[] = WORKDAYS.some((day) => day === wished.weekday) ? [] : [{ fault: 'noWorkday', phase }];
    return TIME.test(wished.time) ? found : [...found, { fault: 'noSuchTime', phase }];
  });
  const isHalf = (weekPlan.discussing === undefined) !== (weekPlan.revoting === undefined);
  return [...faults, ...fault('halfTalks', isHalf)];
}

const WEEK_MINUTES = 7 * 24 * 60;

/** Each phase falls at its first moment after the one before it, as in `planAfter`. */
function lengthFaults({ weekPlan, everyWeeks }: RhythmWish): readonly RhythmFault[] {
  const faults: RhythmFault[] = [];
  let total = 0;
  let before: number | null = null;
  for (const phase of PHASE_TIMES) {
    const wished = weekPlan[phase];
    if (wished === undefined) continue;
    const at = minutesOf(wished);
    if (before !== null) {
      const length = (at - before + WEEK_MINUTES) % WEEK_MINUTES || WEEK_MINUTES;
      if (length < SHORTEST_PHASE_MINUTES) faults.push({ fault: 'tooSoon', phase });
      total += length;
    }
    before = at;
  }
  return [...faults, ...fault('tooLong', isInterval(everyWeeks) && total >= everyWeeks * WEEK_MINUTES)];
}

function minutesOf({ weekday, time }: WishedTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (weekday - 1) * 24 * 60 + hours * 60 + minutes;
}

function dayFaults(programme: Programme, { from, until }: RhythmWish, today: string): readonly RhythmFault[] {
  const furthest = addYears(today, FURTHEST_YEARS);
  const wasUntil = programme.until === null ? null : amsterdamDate(programme.until);
  if (!isDay(from)) return [{ fault: 'noSuchFrom' }, ...fault('noSuchUntil', until !== null && !isDay(until))];
  const faults = fault('fromTooFar', from > furthest);
  if (until === null) return faults;
  if (!isDay(until)) return [...faults, { fault: 'noSuchUntil' }];
  return [
    ...faults,
    ...fault('untilTooFar', until > furthest),
    ...fault('untilBeforeFrom', until < from),
    ...fault('untilOver', until < today && until !== wasUntil),
  ];
}

function minimumFaults({ state, minimumCount }: Programme, wished: number): readonly RhythmFault[] {
  const { least, most } = MINIMUM_COUNTS;
  if (!Number.isInteger(wished) || wished < least || wished > most) return [{ fault: 'noSuchMinimum' }];
  return fault('minimumLowered', state !== 'draft' && wished < minimumCount);
}
