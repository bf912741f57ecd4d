import type { MatchCounts } from '../matching/match-store.js';
import type { Row } from './tally.js';
import { MOVED_BY, type MovedBy } from './vote.js';

/** One ballot as sums: nothing in it belongs to a person. */
export interface BallotSums {
  readonly voters: number;
  readonly sumOfConfidence: number;
  /** How many said what moved them; who said nothing is in none. */
  readonly movedBy: Readonly<Record<string, number>>;
}

/** What changed between the two votes. */
export interface Shift {
  /** Means from 1 to 5, one decimal; null when either of them is hidden. */
  readonly confidence: { readonly first: number; readonly second: number } | null;
  /** What moved people; null is hidden. Who said nothing is never shown. */
  readonly movedBy: Readonly<Record<MovedBy, number | null>>;
  /** How many groups there were and how many talked; null when that many, or the others, are fewer than the minimum. */
  readonly talks: MatchCounts | null;
}

export interface ShiftInput {
  readonly minimum: number;
  readonly first: BallotSums;
  readonly second: BallotSums;
  readonly talks: MatchCounts;
  /** The overall rows as published. Absent: as little is taken as known as they can hold, so that less is shown. */
  readonly published?: { readonly first: Row; readonly second: Row };
}

/** What a mean lies between. */
const CONFIDENCE = { lowest: 1, highest: 5 };
/** From so many voters on, each mean of one decimal can come from any number of voters. */
const TENTHS = 10;
/** A dilemma has at most four options. When the counts of all four are hidden, too few voted for anything here. */
const MOST_HIDDEN_OPTIONS = 3;

/**
 * What may be shown of the change. Every decision is made from shown numbers only, and from how many voters the published
 * row of the ballot proves, so that it tells nothing about the votes that the row hides.
 *
 * - Confidence. A mean times the voters gives the sum of what they said, which counts nobody. But near an end of the scale
 *   it does: 4.9 of ten voters is one who said 4. So there are at least ten voters, at least the minimum of them, and
 *   the steps from the mean to either end are at least the minimum for all voters together.
 * - What moved people. Shown from the minimum on; the smallest shown is hidden until the known voters exceed the shown
 *   ones by the minimum. The rest hides among those who said nothing: each may be any number below the minimum.
 * - Talks. Both the groups that talked and those that did not must be at least the minimum, for one is the total minus
 *   the other. No group without a talk is a zero, and hidden like one.
 */
export function shift({ minimum, first, second, talks, published }: ShiftInput): Shift {
  const before = knownVoters(first, published?.first, minimum);
  const after = knownVoters(second, published?.second, minimum);
  const means = { first: meanOf(first), second: meanOf(second) };
  const isSafe = isSafeMean(means.first, before, minimum) && isSafeMean(means.second, after, minimum);
  return {
    confidence: isSafe ? means : null,
    movedBy: shownMoves(second.movedBy, after, minimum),
    talks:
      talks.met >= minimum && talks.groups - talks.met >= minimum ? { groups: talks.groups, met: talks.met } : null,
  };
}

/** At least so many voted, says the published row. Counts of now that are lower (somebody was erased) go first. */
function knownVoters({ voters }: BallotSums, row: Row | undefined, minimum: number): number {
  if (row === undefined) return voters - MOST_HIDDEN_OPTIONS * (minimum - 1);
  const shown = Object.values(row).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return Math.min(shown, voters);
}

function meanOf({ voters, sumOfConfidence }: BallotSums): number {
  return voters === 0 ? 0 : Math.round((10 * sumOfConfidence) / voters) / 10;
}

function isSafeMean(mean: number, voters: number, minimum: number): boolean {
  const steps = Math.min(mean - CONFIDENCE.lowest, CONFIDENCE.highest - mean) * voters;
  return voters >= Math.max(minimum, TENTHS) && Math.round(steps * 10) / 10 >= minimum;
}

function shownMoves(
  movedBy: Readonly<Record<string, number>>,
  voters: number,
  minimum: number,
): Record<MovedBy, number | null> {
  const shown = MOVED_BY.map((move) => ({ move, count: movedBy[move] ?? 0 }))
    .filter(({ count }) => count >= minimum)
    .sort((one, other) => one.count - other.count);
  let rest = shown.reduce((left, { count }) => left - count, voters);
  while (rest < minimum && shown.length > 0) rest += shown.shift()?.count ?? 0;
  const countOf = (move: MovedBy): number | null => shown.find((one) => one.move === move)?.count ?? null;
  return { partner: countOf('partner'), reason: countOf('reason'), fact: countOf('fact'), nothing: countOf('nothing') };
}
