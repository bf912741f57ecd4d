import { addDays, isWorkingDay } from '../scheduling/calendar.js';
import type { Dilemma } from './dilemma.js';
import { BLOCKS } from './dilemma.js';

/** How many rounds a season may have. Fewer do not make a line; more there are not. */
export const SEASON_ROUNDS = { least: 6, most: 52 } as const;

/** The wishes for a season. */
export interface SeasonWish {
  /** The day (YYYY-MM-DD) on which each round opens, in order. */
  readonly openings: readonly string[];
  /** Ids of the challenges that the people work on: what is left beside the core is chosen by these. */
  readonly challenges: readonly string[];
  /** Is this day (YYYY-MM-DD) a holiday, of the whole country or of the schools? Near one, a round is better without a talk. */
  readonly isHoliday: (isoDate: string) => boolean;
}

/** A dilemma with its place in the line of learning. */
type Placed = Dilemma & { readonly learning: NonNullable<Dilemma['learning']> };

/** The weights of an order, the smaller their sum the better. Only their proportions count. */
const COST = {
  outsideWindow: 200,
  hardAfterHard: 30,
  talkBesideHoliday: 5,
  hardStart: 4,
  otherBlock: 10,
  noLookBack: 4,
  sameSetting: 1,
  sameRole: 1,
  sameChallenge: 1,
  moved: 0.15,
} as const;

/** Near enough to a holiday that people are away or just back (days). */
const BESIDE_DAYS = 7;

/**
 * An order for a season of as many rounds as there are openings, as ids of dilemmas: a calm start, hard ones apart from each
 * other, a look back at the end; without a talk beside holidays, and what belongs to the budgets of spring in spring. From
 * 24 rounds on the whole core is in it; the rest is chosen by challenge, evenly from the blocks. The same wish gives the
 * same order. Shorter when the library does not have as many; dilemmas without a place in the line are left out.
 * @param dilemmas of the library, in any order
 */
export function proposeSeason(dilemmas: readonly Dilemma[], wish: SeasonWish): readonly string[] {
  const placed = dilemmas.filter(isPlaced).toSorted((one, other) => one.learning.place - other.learning.place);
  const chosen = choose(placed, wish.openings.length, wish.challenges);
  const days = wish.openings.map((day) => ({ day, isQuiet: isBesideHoliday(day, wish.isHoliday) }));
  return improved(chosen, days).map(({ id }) => id);
}

function isPlaced(dilemma: Dilemma): dilemma is Placed {
  return dilemma.learning !== undefined;
}

/** A part of each block, in the order of the line: its first and its last, then core, then by challenge. */
function choose(placed: readonly Placed[], rounds: number, challenges: readonly string[]): readonly Placed[] {
  const blocks = BLOCKS.map((block) => ranked(placed, block, challenges));
  const taken = blocks.map(() => 0);
  const isCore = (at: number) => blocks[at]?.[taken[at] ?? 0]?.learning.core === true;
  for (let count = 0; count < Math.min(rounds, placed.length); count += 1) {
    const open = blocks.map((_, at) => at).filter((at) => (taken[at] ?? 0) < (blocks[at]?.length ?? 0));
    // The whole core comes before anything else; the block with the fewest is next.
    const first = open.some(isCore) ? open.filter(isCore) : open;
    const next = first.toSorted((one, other) => (taken[one] ?? 0) - (taken[other] ?? 0) || one - other)[0];
    if (next !== undefined) taken[next] = (taken[next] ?? 0) + 1;
  }
  return blocks
    .flatMap((block, at) => block.slice(0, taken[at]))
    .toSorted((one, other) => one.learning.place - other.learning.place);
}

/** The dilemmas of a block, those first that a season should not lack. */
function ranked(
  placed: readonly Placed[],
  block: (typeof BLOCKS)[number],
  challenges: readonly string[],
): readonly Placed[] {
  const own = placed.filter(({ learning }) => learning.block === block);
  const isEnd = (dilemma: Placed) => dilemma === placed[0] || dilemma === placed.at(-1);
  const calmStart = own.find(({ learning }) => learning.difficulty === 1 && learning.core);
  const rank = (dilemma: Placed): number => {
    if (isEnd(dilemma)) return 0;
    if (dilemma === calmStart) return 1;
    const fits = dilemma.challenges.some((challenge) => challenges.includes(challenge)) ? 0 : 1;
    return (dilemma.learning.core ? 2 : 4) + fits;
  };
  return own.toSorted((one, other) => rank(one) - rank(other) || one.learning.place - other.learning.place);
}

interface OpeningDay {
  readonly day: string;
  readonly isQuiet: boolean;
}

/** Swaps two rounds as long as that makes the order better. The first and the last stay: the calm start and the look back. */
function improved(chosen: readonly Placed[], days: readonly OpeningDay[]): readonly Placed[] {
  const order = [...chosen];
  const line: Line = {
    due: chosen.map(blockOf),
    place: new Map(chosen.map((dilemma, at) => [dilemma, at])),
    fits: new Map(chosen.map((dilemma) => [dilemma, days.map(({ day }) => isInWindow(dilemma, day))])),
    days,
  };
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (let one = 1; one < order.length - 2; one += 1) {
      for (let other = one + 1; other < order.length - 1; other += 1) {
        const before = costAround(order, one, other, line);
        swap(order, one, other);
        if (costAround(order, one, other, line) < before - LEAST_GAIN) isBetter = true;
        else swap(order, one, other);
      }
    }
  }
  return order;
}

/** Less than this is a rounding. */
const LEAST_GAIN = 1e-9;

/** The facts about the line of learning that an order is weighed by. */
interface Line {
  /** Number of the block that is due at each round. */
  readonly due: readonly number[];
  /** Where each dilemma would be if nothing else counted. */
  readonly place: ReadonlyMap<Placed, number>;
  /** Whether each round falls in the days of the year that fit the dilemma. */
  readonly fits: ReadonlyMap<Placed, readonly boolean[]>;
  readonly days: readonly OpeningDay[];
}

/** The part of the cost that changes when these two rounds are swapped. */
function costAround(order: readonly Placed[], one: number, other: number, line: Line): number {
  return [...new Set([one, one + 1, other, other + 1])].reduce((sum, at) => sum + costAt(order, at, line), 0);
}

function costAt(order: readonly Placed[], at: number, { due, place, fits, days }: Line): number {
  const dilemma = order[at];
  const before = order[at - 1];
  if (dilemma === undefined) return 0;
  const { learning } = dilemma;
  const fitting = fits.get(dilemma) ?? [];
  const block = due[at] ?? 0;
  return (
    (fitting[at] === false && fitting.includes(true) ? COST.outsideWindow : 0) +
    (days[at]?.isQuiet === true && learning.talk ? COST.talkBesideHoliday : 0) +
    (due[at - 1] === block ? 0 : (learning.difficulty - 1) * COST.hardStart) +
    (due[at + 1] === block || place.get(dilemma) === at ? 0 : COST.noLookBack) +
    Math.abs(block - blockOf(dilemma)) * COST.otherBlock +
    Math.abs(at - (place.get(dilemma) ?? at)) * COST.moved +
    (before === undefined ? 0 : likeness(before, dilemma))
  );
}

/** How much two rounds in a row are alike. */
function likeness(one: Placed, other: Placed): number {
  const bothHard = one.learning.difficulty === 3 && other.learning.difficulty === 3;
  return (
    (bothHard ? COST.hardAfterHard : 0) +
    (one.setting === other.setting ? COST.sameSetting : 0) +
    (one.learning.role === other.learning.role ? COST.sameRole : 0) +
    (one.challenges[0] === other.challenges[0] ? COST.sameChallenge : 0)
  );
}

function blockOf({ learning }: Placed): number {
  return BLOCKS.indexOf(learning.block);
}

/** Does this day fall in the days of the year that fit the dilemma? One without such days fits any. */
export function isInWindow({ learning }: Dilemma, isoDate: string): boolean {
  if (learning?.calendar === undefined) return true;
  const { from, until } = learning.calendar;
  const day = isoDate.slice(5);
  return from <= until ? from <= day && day <= until : from <= day || day <= until;
}

function isBesideHoliday(isoDate: string, isHoliday: (isoDate: string) => boolean): boolean {
  const near = Array.from({ length: 2 * BESIDE_DAYS + 1 }, (_, at) => addDays(isoDate, at - BESIDE_DAYS));
  return near.some((day) => isHoliday(day) && isWorkingDay(day, () => false));
}

function swap<T>(list: T[], one: number, other: number): void {
  const [first, second] = [list[one], list[other]];
  if (first === undefined || second === undefined) return;
  list[one] = second;
  list[other] = first;
}
