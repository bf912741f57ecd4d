import { isDiverse, type Row, sum } from './published-row.js';
import { LOWEST_MINIMUM_COUNT } from './tally.js';
import type { TransitionCount } from './transition-counts.js';

/**
 * Moves between options: `rows[from][to]`, by option id; null is hidden. Each count is a lower bound: some two-time
 * voters are left out by lot. People who voted once are never shown.
 */
export interface TransitionTable {
  readonly rows: Readonly<Record<string, Row>>;
}

export interface TransitionInput {
  readonly minimum: number;
  /** The dilemma's option ids, in the order of the rows. */
  readonly options: readonly string[];
  /** Pairs that occur more than once are added up. */
  readonly counts: readonly TransitionCount[];
}

/** Two-time voters set aside, as a multiple of the minimum, where there are enough of them. */
const ASIDE_MINIMA = 5;

/** How many of those who voted twice are put aside, at most. */
export function peopleAside(minimum: number): number {
  return ASIDE_MINIMA * minimum;
}

/**
 * The table of those who voted twice, without the ones put aside; or nothing.
 *
 * The rows of both votes are published too, and readers may know who voted when. So the table parts the first votes in
 * two: of those in it, and of the *others*, who voted then only or are put aside; and the second votes likewise. If the
 * one colleague who did not vote again were alone there, their vote would follow by subtraction. Hence:
 *
 * 1. Nothing is shown unless the first votes of the others are diverse (`isDiverse`), the second votes of the others as
 *    well, and both votes of those in the table.
 * 2. A cell is shown when at least the minimum is in it and at least the minimum in all others together.
 *
 * This is enough. Nobody knows who is put aside. Exchange the first votes of two of the others, or the second votes of
 * two of the others, or both votes of two in the table: the rows of both votes and the table stay as they are, and so
 * does what rule 1 looks at. Everybody can be exchanged with somebody who chose differently and is no colluder, for
 * fewer than the minimum collude. When rule 1 hides the table only the rows are left, which hold by themselves; and it
 * goes on hiding it when one person more differs, as long as fewer than the minimum less one collude.
 *
 * RangeError for a minimum below 5, an option that the dilemma does not have, or a count that is no whole number from
 * 0: each is a mistake in the program, and the safe answer is no table.
 */
export function transitions(input: TransitionInput): TransitionTable {
  const { minimum } = input;
  if (!Number.isInteger(minimum) || minimum < LOWEST_MINIMUM_COUNT)
    throw new RangeError(`the minimum count is a whole number from ${LOWEST_MINIMUM_COUNT}`);
  return anyTransitions(input);
}

/** The same for any minimum, so that the rule can be tried on tables that are small enough to try them all. */
export function anyTransitions({ minimum, options, counts }: TransitionInput): TransitionTable {
  const { cells, firstOthers, secondOthers } = partsOf(options, counts);
  const firsts = cells.map(sum);
  const seconds = options.map((_, to) => sum(cells.map((row) => row[to] ?? 0)));
  const isOpen = [firstOthers, secondOthers, firsts, seconds].every((part) => isDiverse(part, minimum));
  const people = sum(firsts);
  const shownCount = (count: number) => (isOpen && count >= minimum && people - count >= minimum ? count : null);
  const rowAt = (from: number): Row =>
    Object.fromEntries(options.map((to, at) => [to, shownCount(cells[from]?.[at] ?? 0)]));
  return { rows: Object.fromEntries(options.map((from, at) => [from, rowAt(at)])) };
}

/**
 * Those who are in a table that shows something, by what they did; null where it shows nothing. Statements about them
 * alone are as safe as the table: whoever is exchanged for it is none of them, or is exchanged with all that they said.
 */
export function peopleInTable(input: TransitionInput): readonly TransitionCount[] | null {
  if (!showsMoves(anyTransitions(input))) return null;
  return [...input.counts].filter(({ from, to, aside }) => from !== null && to !== null && !aside);
}

/** Is a number in this table? */
export function showsMoves({ rows }: TransitionTable): boolean {
  return Object.values(rows).some((row) => Object.values(row).some((count) => count !== null));
}

interface Parts {
  /** Counts in the table, from row to column. */
  readonly cells: readonly (readonly number[])[];
  /** By option the first votes, and the second votes, of those who are not. */
  readonly firstOthers: readonly number[];
  readonly secondOthers: readonly number[];
}

function partsOf(options: readonly string[], counts: Iterable<TransitionCount>): Parts {
  const none = () => options.map(() => 0);
  const cells = options.map(none);
  const [firstOthers, secondOthers] = [none(), none()];
  const add = (to: number[] | undefined, option: number, count: number) => {
    if (to !== undefined) to[option] = (to[option] ?? 0) + count;
  };
  for (const { from, to, count, aside } of counts) {
    if ([from, to].some((option) => option !== null && !options.includes(option)))
      throw new RangeError('a vote for an option that the dilemma does not have');
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0');
    if (from !== null && to !== null && !aside) add(cells[options.indexOf(from)], options.indexOf(to), count);
    else {
      if (from !== null) add(firstOthers, options.indexOf(from), count);
      if (to !== null) add(secondOthers, options.indexOf(to), count);
    }
  }
  return { cells, firstOthers, secondOthers };
}
