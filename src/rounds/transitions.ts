import { suppressTable } from './table-suppression.js';
import { LOWEST_MINIMUM_COUNT, type Row } from './tally.js';
import type { TransitionCount } from './transition-counts.js';

/** Who moved from what to what: `rows[from][to]`, by option id; null is hidden. Who voted only once is never shown. */
export interface TransitionTable {
  readonly rows: Readonly<Record<string, Row>>;
}

export interface TransitionInput {
  readonly minimum: number;
  /** The dilemma's option ids, in the order of the rows. */
  readonly options: readonly string[];
  /** Pairs that occur more than once are added up. */
  readonly counts: Iterable<TransitionCount>;
  /** The overall row of the first vote as it was published; it cannot change any more. */
  readonly first: Row;
  /** The overall row of the second vote as it is published. */
  readonly second: Row;
  /** At most so many people voted, for readers who can know that; absent: nobody can. */
  readonly people?: number;
}

/**
 * The transition table with every cell hidden that could be computed from it together with both published rows; by the
 * rule of `suppressTable`, which also says what a reader can still not know.
 *
 * The published rows are the totals, whatever the counts add up to. Somebody erased after a row was published is still
 * in it; here they are among those who voted once, whom nobody can count.
 *
 * Size classes and municipalities have published rows too. They prove of no hidden cell that somebody is in it: a person
 * who voted twice may as well be two people of that municipality who voted once. Not covered: a reader who is sure that
 * nobody changed municipality between the votes. When shown cells are as large as the municipalities' own counts allow,
 * that reader may find that nobody is left for a hidden cell, so that it is 0.
 *
 * RangeError for a minimum below 5, an option that the dilemma does not have, or a count that is no whole number from 0:
 * each is a mistake in the program, and the safe answer is no table.
 */
export function transitions(input: TransitionInput): TransitionTable {
  const { minimum, options, first, second, people = null } = input;
  if (!Number.isInteger(minimum) || minimum < LOWEST_MINIMUM_COUNT)
    throw new RangeError(`the minimum count is a whole number from ${LOWEST_MINIMUM_COUNT}`);
  if (people !== null) assertCount(people);
  const counts = countsOf(options, input.counts);
  const suppressed = suppressTable({
    minimum,
    cells: options.map((from) => options.map((to) => counts.get(keyOf(from, to)) ?? 0)),
    rowTotals: options.map((option) => first[option] ?? null),
    columnTotals: options.map((option) => second[option] ?? null),
    people,
  });
  const rowAt = (at: number): Row =>
    Object.fromEntries(options.map((to, index) => [to, suppressed[at]?.[index] ?? null]));
  return { rows: Object.fromEntries(options.map((from, at) => [from, rowAt(at)])) };
}

function countsOf(options: readonly string[], counts: Iterable<TransitionCount>): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { from, to, count } of counts) {
    if ([from, to].some((option) => option !== null && !options.includes(option)))
      throw new RangeError('a vote for an option that the dilemma does not have');
    assertCount(count);
    known.set(keyOf(from, to), (known.get(keyOf(from, to)) ?? 0) + count);
  }
  return known;
}

function assertCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0');
}

function keyOf(from: string | null, to: string | null): string {
  return JSON.stringify([from, to]);
}
