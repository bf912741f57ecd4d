import { DateTime } from 'luxon';

/** All moments of a round are local to this zone, summer and winter. */
export const ZONE = 'Europe/Amsterdam';

/** The phases that begin at a planned moment, in their order. */
export const PHASE_TIMES = ['voting', 'discussing', 'revoting', 'closed'] as const;
export type TimedPhase = (typeof PHASE_TIMES)[number];

/** Monday is 1, Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A moment of every week, local time. */
export interface WeekTime {
  readonly weekday: Weekday;
  /** HH:mm, 00:00 to 23:59 */
  readonly time: string;
}

/** When the phases of each week's round begin. A phase without a time is left out of the round. */
export interface WeekPlan {
  readonly voting: WeekTime;
  readonly discussing?: WeekTime;
  readonly revoting?: WeekTime;
  readonly closed: WeekTime;
}

/** When the phases of one round begin: strictly increasing, all on working days. */
export interface RoundPlan {
  readonly voting: Date;
  readonly discussing?: Date;
  /** When who did not talk yet is reminded: one working day before the second vote. Absent when the talks are too short for it. */
  readonly reminding?: Date;
  readonly revoting?: Date;
  readonly closed: Date;
}

/** Is this day (YYYY-MM-DD, local) one on which nothing is sent? Weekends need not be told. */
export type IsHoliday = (isoDate: string) => boolean;

const WEEKDAYS: Readonly<Record<string, Weekday>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

/** A week plan that was read from text. `plan` is null exactly when there are faults. */
export type ReadWeekPlan =
  | { readonly plan: WeekPlan; readonly faults: readonly [] }
  | { readonly plan: null; readonly faults: readonly string[] };

/**
 * Reads a week plan such as `voting=mon 09:00, discussing=wed 09:00, closed=fri 15:30`, in any order and case. Names
 * every fault, each as the end of a sentence that begins with the name of the setting.
 */
export function parseWeekPlan(text: string): ReadWeekPlan {
  const faults: string[] = [];
  const times = new Map<TimedPhase, WeekTime>();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [name = '', ...values] = entry.toLowerCase().split('=');
    const phase = PHASE_TIMES.find((one) => one === name.trim());
    const weekTime = weekTimeOf(values.join('=').trim());
    if (phase === undefined) faults.push(`must give times to ${PHASE_TIMES.join(', ')} only, not "${entry}"`);
    else if (times.has(phase)) faults.push(`must give "${phase}" one time only`);
    if (weekTime === null) faults.push(`must give a day mon-sun and a time HH:mm, not "${entry}"`);
    if (phase !== undefined) times.set(phase, weekTime ?? { weekday: 1, time: '00:00' });
  }
  const [voting, discussing, revoting, closed] = PHASE_TIMES.map((phase) => times.get(phase));
  if (voting === undefined) faults.push('must give a time to "voting"');
  if (closed === undefined) faults.push('must give a time to "closed"');
  if (voting === undefined || closed === undefined || faults.length > 0) return { plan: null, faults };
  return { plan: { voting, ...(discussing && { discussing }), ...(revoting && { revoting }), closed }, faults: [] };
}

function weekTimeOf(text: string): WeekTime | null {
  const [, day = '', time = ''] = /^([a-z]{3})\s+((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
  const weekday = WEEKDAYS[day];
  return weekday === undefined ? null : { weekday, time };
}

const DAY_MS = 86_400_000;

/** A holiday rule that leaves no working day in two years is a mistake: searching stops there. */
const LONGEST_SEARCH_DAYS = 730;

/**
 * The moment at which clocks in Amsterdam show `time` (HH:mm) on `isoDate`. A time that is skipped in March becomes the
 * one an hour later (02:30 is 03:30 summer time); of a time that comes twice in October the first is meant.
 */
export function amsterdamMoment(isoDate: string, time: string): Date {
  const text = `${isoDate}T${time}`;
  let moment = knownMoments.get(text);
  if (moment === undefined) {
    const local = DateTime.fromISO(text, { zone: ZONE });
    if (!local.isValid) throw new RangeError(`no such local time: ${isoDate} ${time}`);
    moment = Math.min(...local.getPossibleOffsets().map((one) => one.toMillis()));
    if (knownMoments.size >= MOST_KNOWN_MOMENTS) knownMoments.clear();
    knownMoments.set(text, moment);
  }
  return new Date(moment);
}

/** Planning asks for the same few moments every second and a dozen times for each week; finding one takes 0.2 ms. */
const knownMoments = new Map<string, number>();
const MOST_KNOWN_MOMENTS = 5_000;

/** Swedish writes a date as YYYY-MM-DD. Asked in every turn; a DateTime costs five times as much. */
const LOCAL_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** The local day (YYYY-MM-DD) of a moment. */
export function amsterdamDate(moment: Date): string {
  return LOCAL_DAY.format(moment);
}

/** Monday to Friday and no holiday. */
export function isWorkingDay(isoDate: string, isHoliday: IsHoliday): boolean {
  return weekdayOf(isoDate) <= 5 && !isHoliday(isoDate);
}

/** The first working day after `isoDate`. RangeError when there is none within two years. */
export function nextWorkingDay(isoDate: string, isHoliday: IsHoliday): string {
  return searchWorkingDay(isoDate, 1, isHoliday);
}

/** The last working day before `isoDate`. RangeError when there is none within two years. */
export function workingDayBefore(isoDate: string, isHoliday: IsHoliday): string {
  return searchWorkingDay(isoDate, -1, isHoliday);
}

/**
 * The plan of the first week whose voting begins strictly after `after`.
 *
 * - A weekday in the weekend means the Monday after it.
 * - A phase whose weekday and time are not after those of the phase before it falls in the next week.
 * - On a holiday a phase moves to the next working day, same local time. Where it then meets or passes a later phase,
 *   that one moves on as well, a working day at a time.
 * - A week whose voting would move past the moment meant for its closing is skipped.
 *
 * A later `after` never gives an earlier plan. RangeError when no week fits within two years.
 */
export function planAfter(plan: WeekPlan, after: Date, isHoliday: IsHoliday): RoundPlan {
  let monday = mondayOf(amsterdamDate(after));
  // A voting moment of an earlier week may have moved to after `after`.
  while (votingOf(plan, monday, isHoliday).moment > after) monday = addDays(monday, -7);
  for (let days = 0; days <= LONGEST_SEARCH_DAYS; days += 7) {
    const round = planOfWeek(plan, addDays(monday, days), isHoliday);
    if (round !== null && round.voting > after) return round;
  }
  throw new RangeError('no week of the plan fits between the holidays');
}

interface Slot {
  readonly isoDate: string;
  readonly time: string;
  readonly moment: Date;
}

/** Null: the week is skipped. */
function planOfWeek(plan: WeekPlan, monday: string, isHoliday: IsHoliday): RoundPlan | null {
  const voting = votingOf(plan, monday, isHoliday);
  const moved: { -readonly [phase in TimedPhase]?: Date } = {};
  let meant = slotOf(plan.voting, monday);
  let previous = voting;
  for (const phase of PHASE_TIMES.slice(1)) {
    const weekTime = plan[phase];
    if (weekTime === undefined) continue;
    meant = slotAfter(weekTime, meant);
    if (phase === 'closed' && voting.moment > meant.moment) return null;
    previous = moveAfter(previous, moveToWorkingDay(meant, isHoliday), isHoliday);
    moved[phase] = previous.moment;
  }
  const round: RoundPlan = { voting: voting.moment, ...moved, closed: previous.moment };
  const reminding = remindingOf(round, isHoliday);
  return reminding === null ? round : { ...round, reminding };
}

function remindingOf({ discussing, revoting }: RoundPlan, isHoliday: IsHoliday): Date | null {
  if (discussing === undefined || revoting === undefined) return null;
  const time = DateTime.fromJSDate(revoting, { zone: ZONE }).toFormat('HH:mm');
  const reminding = amsterdamMoment(workingDayBefore(amsterdamDate(revoting), isHoliday), time);
  return reminding > discussing ? reminding : null;
}

function votingOf(plan: WeekPlan, monday: string, isHoliday: IsHoliday): Slot {
  return moveToWorkingDay(slotOf(plan.voting, monday), isHoliday);
}

function moveAfter(previous: Slot, slot: Slot, isHoliday: IsHoliday): Slot {
  let moved = slot;
  while (moved.moment <= previous.moment) moved = slotAt(nextWorkingDay(moved.isoDate, isHoliday), moved.time);
  return moved;
}

function moveToWorkingDay(slot: Slot, isHoliday: IsHoliday): Slot {
  return isWorkingDay(slot.isoDate, isHoliday) ? slot : slotAt(nextWorkingDay(slot.isoDate, isHoliday), slot.time);
}

/** The first time after `previous` that a week shows `weekTime`. */
function slotAfter(weekTime: WeekTime, previous: Slot): Slot {
  const monday = mondayOf(previous.isoDate);
  const slots = [-7, 0].map((days) => slotOf(weekTime, addDays(monday, days)));
  return slots.find((slot) => slot.moment > previous.moment) ?? slotOf(weekTime, addDays(monday, 7));
}

/** A weekday of the weekend stands for the Monday after it, so that every phase is after the one before it as planned. */
function slotOf(weekTime: WeekTime, monday: string): Slot {
  return slotAt(addDays(monday, weekTime.weekday > 5 ? 7 : weekTime.weekday - 1), weekTime.time);
}

function slotAt(isoDate: string, time: string): Slot {
  return { isoDate, time, moment: amsterdamMoment(isoDate, time) };
}

function searchWorkingDay(isoDate: string, step: 1 | -1, isHoliday: IsHoliday): string {
  for (let days = 1; days <= LONGEST_SEARCH_DAYS; days += 1) {
    const candidate = addDays(isoDate, step * days);
    if (isWorkingDay(candidate, isHoliday)) return candidate;
  }
  throw new RangeError('no working day within two years: the holiday rule is wrong');
}

/** The Monday of that day's week. RangeError for a day that does not exist. */
export function mondayOf(isoDate: string): string {
  return addDays(isoDate, 1 - weekdayOf(isoDate));
}

/** The day (YYYY-MM-DD) `days` later, or earlier if negative. RangeError for a day that does not exist. */
export function addDays(isoDate: string, days: number): string {
  return new Date(dayOf(isoDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `years` later; 28 February where that year has no 29th. RangeError for a day that does not exist. */
export function addYears(isoDate: string, years: number): string {
  return DateTime.fromMillis(dayOf(isoDate), { zone: 'utc' }).plus({ years }).toFormat('yyyy-MM-dd');
}

/** Is this a day that exists, written as YYYY-MM-DD? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

function weekdayOf(isoDate: string): number {
  return new Date(dayOf(isoDate)).getUTCDay() || 7;
}

/** Begin of the day in UTC (ms), where each has 24 hours. Planning asks hundreds of times; a DateTime costs twenty times as much. */
function dayOf(isoDate: string): number {
  const begin = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(begin.getTime()) || begin.toISOString().slice(0, 10) !== isoDate)
    throw new RangeError(`no such day: ${isoDate}`);
  return begin.getTime();
}
