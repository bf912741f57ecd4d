import { MOVED_BY, type MovedBy } from './moved-by.js';
import type { TransitionCount } from './transition-counts.js';
import { peopleInTable, type TransitionInput } from './transitions.js';

/** One ballot as sums: nothing in it belongs to a person. */
export interface BallotSums {
  readonly voters: number;
  readonly sumOfConfidence: number;
}

/** The change between the two votes. */
export interface Shift {
  /** Means from 1 to 5, one decimal; null when either of them is hidden. */
  readonly confidence: { readonly first: number; readonly second: number } | null;
  /** Lower bound on how many said that this moved them; null is hidden. Those who gave no reason are never shown. */
  readonly movedBy: Readonly<Record<MovedBy, number | null>>;
  /** How many groups there were and how many talked; null when that many, or the others, are fewer than the minimum. */
  readonly talks: MatchCounts | null;
}

export interface ShiftInput extends TransitionInput {
  readonly first: BallotSums;
  readonly second: BallotSums;
  readonly talks: MatchCounts;
}

/** Bounds of a mean. */
const CONFIDENCE = { lowest: 1, highest: 5 };
/** Half of the last decimal of a mean. */
const ROUNDING = 0.05;

/**
 * Decides what may be shown of the change to readers who may know who voted, and the answers of fewer than the minimum.
 *
 * - Confidence. A mean times the voters gives the sum of what they said. When all said the same end of the scale, it
 *   tells everything. One who is known takes at most four steps from an end, so the steps to either end are more than
 *   all who are known can take: somebody else said less, and it can be anybody.
 * - Reasons to move. They tell of a vote: an honest answer is *nothing* from those who stayed, and something else only
 *   from those who moved. So they belong to the table of moves: counted among the people in it, and shown only where
 *   the table shows a number. Counted over all voters, the rows of both votes and how many moved gave away the person
 *   who voted once (the attacker in `test/support/attack/everything.ts` found it). A count is shown when at least the
 *   minimum of those people said so and at least the minimum did not.
 * - Talks. Both the groups that talked and those that did not must be at least the minimum, for one is the total minus
 *   the other. No group without a talk is a zero, and hidden like one.
 *
 * None of these is ever shown by option.
 */
export function shift(input: ShiftInput): Shift {
  const { minimum, first, second, talks } = input;
  const means = { first: meanOf(first), second: meanOf(second) };
  const isSafe = isSafeMean(means.first, first.voters, minimum) && isSafeMean(means.second, second.voters, minimum);
  const hasBoth = (count: number, all: number) => count >= minimum && all - count >= minimum;
  const inTable = peopleInTable(input) ?? [];
  const countOf = (move: MovedBy): number | null => {
    const count = sumOf(inTable.filter(({ movedBy }) => movedBy === move));
    return hasBoth(count, sumOf(inTable)) ? count : null;
  };
  return {
    confidence: isSafe ? means : null,
    movedBy: Object.fromEntries(MOVED_BY.map((move) => [move, countOf(move)])) as Record<MovedBy, number | null>,
    talks: hasBoth(talks.met, talks.groups) ? { groups: talks.groups, met: talks.met } : null,
  };
}

function sumOf(some: readonly TransitionCount[]): number {
  return some.reduce((sum, { count }) => sum + count, 0);
}

function meanOf({ voters, sumOfConfidence }: BallotSums): number {
  return voters === 0 ? 0 : Math.round((10 * sumOfConfidence) / voters) / 10;
}

function isSafeMean(mean: number, voters: number, minimum: number): boolean {
  const { lowest, highest } = CONFIDENCE;
  const steps = (Math.min(mean - lowest, highest - mean) - ROUNDING) * voters;
  return steps > (highest - lowest) * (minimum - 1);
}

/** How many groups a round has, and how many of them said that they talked. */
export interface MatchCounts {
  readonly groups: number;
  readonly met: number;
}
