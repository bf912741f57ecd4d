import { isDeepStrictEqual } from 'node:util';
import {
  addDays,
  amsterdamDate,
  amsterdamMoment,
  type IsHoliday,
  type RoundPlan,
  type WeekPlan,
  type WeekTime,
} from '../scheduling/calendar.js';
import { knownUntil } from '../scheduling/school-holidays.js';
import { openToChange } from './planned-round.js';
import type { Programme } from './programme.js';
import type { RhythmChange } from './programme-store.js';
import {
  faultsOf,
  isInterval,
  isRegion,
  type RhythmFault,
  type RhythmWish,
  type WishedTime,
  WORKDAYS,
} from './rhythm-wish.js';
import { type EarlierRound, nextOpenings } from './season.js';

export type ChangedRhythm =
  | { readonly kind: 'changed'; readonly change: RhythmChange }
  /** It is so already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly faults: readonly RhythmFault[] };

/**
 * The rhythm of the programme after this wish, with its end and its minimum, or all that is wrong with the wish. A round
 * that was opened keeps what it has; the planned one follows (`followingRound`). A first or last day that stays the same
 * day stays the same moment.
 */
export function changedRhythm(programme: Programme, wish: RhythmWish, now: Date): ChangedRhythm {
  const faults = faultsOf(programme, wish, now);
  const change = faults.length > 0 ? null : changeOf(programme, wish);
  if (change === null) return { kind: 'refused', faults };
  return isDeepStrictEqual(change, presentOf(programme)) ? { kind: 'same' } : { kind: 'changed', change };
}

/** The rhythm as it is, as a wish: with this a form begins. */
export function wishOf(programme: Programme): RhythmWish {
  const { startsAt, until, ...rhythm } = presentOf(programme);
  return { ...rhythm, from: amsterdamDate(startsAt), until: until === null ? null : amsterdamDate(until) };
}

/** How many rounds a preview shows. */
const PREVIEWED = 10;

/** The rounds that a rhythm leads to. */
export interface RhythmPreview {
  /** All that is wrong with the wish. */
  readonly faults: readonly RhythmFault[];
  /** The next ten rounds, fewer when the programme ends before; none when there are faults. */
  readonly openings: readonly RoundPlan[];
  /** The last day (ISO date) for which the school holidays of the region are known; null: they are not looked at. */
  readonly schoolHolidaysKnownUntil: string | null;
}

/** Facts for a preview: the rounds of the programme, and the present moment. */
export interface PreviewFacts {
  readonly rounds: readonly EarlierRound[];
  readonly now: Date;
  readonly isHoliday: IsHoliday;
}

/** The next rounds if the wish was granted, by the rule that plans. */
export function previewOf(programme: Programme, wish: RhythmWish, facts: PreviewFacts): RhythmPreview {
  const changed = changedRhythm(programme, wish, facts.now);
  if (changed.kind === 'refused') return { faults: changed.faults, openings: [], schoolHolidaysKnownUntil: null };
  return presentPreview(changed.kind === 'same' ? programme : { ...programme, ...changed.change }, facts);
}

/** The next rounds as it is now: the planned one while it can be moved, and those after it, whatever they are about. */
export function presentPreview(programme: Programme, { rounds, now, isHoliday }: PreviewFacts): RhythmPreview {
  const planned = openToChange(rounds, now);
  const others = rounds.filter((round) => round !== planned);
  return {
    faults: [],
    openings: nextOpenings(programme, others, now, isHoliday, PREVIEWED),
    schoolHolidaysKnownUntil: programme.schoolRegion === null ? null : knownUntil(programme.schoolRegion),
  };
}

/** The values of a wish without faults; null: one is not of its kind, which is a fault. */
function changeOf(programme: Programme, wish: RhythmWish): RhythmChange | null {
  const { from, until, everyWeeks, holidays, schoolRegion, minimumCount } = wish;
  const weekPlan = weekPlanOf(wish);
  if (weekPlan === null || !isInterval(everyWeeks) || !isRegion(schoolRegion)) return null;
  const was = wishOf(programme);
  return {
    weekPlan,
    everyWeeks,
    holidays,
    schoolRegion,
    minimumCount,
    startsAt: from === was.from ? programme.startsAt : amsterdamMoment(from, '00:00'),
    until: until === was.until ? programme.until : lastMomentOf(until),
  };
}

function presentOf(programme: Programme): RhythmChange {
  const { weekPlan, everyWeeks, holidays, schoolRegion, minimumCount, startsAt, until } = programme;
  return { weekPlan, everyWeeks, holidays, schoolRegion, minimumCount, startsAt, until };
}

function weekPlanOf({ weekPlan }: RhythmWish): WeekPlan | null {
  const { voting, discussing, revoting, closed } = weekPlan;
  if (voting === undefined || closed === undefined) return null;
  return {
    voting: weekTimeOf(voting),
    ...(discussing && { discussing: weekTimeOf(discussing) }),
    ...(revoting && { revoting: weekTimeOf(revoting) }),
    closed: weekTimeOf(closed),
  };
}

function weekTimeOf({ weekday, time }: WishedTime): WeekTime {
  return { weekday: WORKDAYS.find((day) => day === weekday) ?? 1, time };
}

/** A round may open on that whole day (ISO date). */
function lastMomentOf(isoDate: string | null): Date | null {
  return isoDate === null ? null : new Date(amsterdamMoment(addDays(isoDate, 1), '00:00').getTime() - 1);
}
