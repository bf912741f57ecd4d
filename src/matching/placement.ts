import { type Augmenter, createAugmenter, SINGLE } from './augmenting.js';
import { improve, pairGreedily } from './pairing.js';
import type { Roster } from './roster.js';

/** Groups of two or three, and who has none; people by their number in the roster. */
export interface Placement {
  readonly groups: readonly (readonly number[])[];
  readonly left: readonly number[];
}

/** Up to so many people every possible trio is tried; with more, only those that a pair can become. */
const EVERY_TRIO = 40;

/**
 * Pairs by weight first; then whoever is single is placed by moving others, exactly; then, of those who must stay single,
 * people who were left out last time change places with others; then the weight is raised without unplacing anybody; and
 * at last whoever is left becomes part of a trio where the rules allow one.
 */
export function bestPlacement(roster: Roster): Placement {
  const mate = new Int32Array(roster.size).fill(SINGLE);
  pairGreedily(roster, mate);
  const augmenter = createAugmenter(roster, mate);
  augmenter.placeAll();
  augmenter.favourThoseLeftOut();
  improve(roster, mate);
  const trios = triosByPair(roster, mate, augmenter);
  if (roster.size <= EVERY_TRIO) trios.push(...triosByMoving(roster, mate, augmenter, new Set(trios.flat())));
  const placed = new Set(trios.flat());
  const left = Array.from(mate.keys()).filter((one) => mate[one] === SINGLE && !placed.has(one));
  return { groups: [...pairsOf(mate), ...trios], left };
}

function pairsOf(mate: Int32Array): number[][] {
  return Array.from(mate.entries()).flatMap(([one, other]) => (one < other ? [[one, other]] : []));
}

/** People who are single join a pair; who was left out last time chooses first. */
function triosByPair(roster: Roster, mate: Int32Array, augmenter: Augmenter): number[][] {
  const single = Array.from(mate.keys()).filter((one) => mate[one] === SINGLE);
  const again = (one: number) => roster.leftOutLastRound[one] ?? 0;
  single.sort((one, other) => again(other) - again(one) || one - other);
  return single.flatMap((person) => {
    const trio = bestTrioWith(roster, person, pairsOf(mate));
    return trio !== null && augmenter.takeTrio(trio) ? [trio] : [];
  });
}

/** The pair to which this person adds most, as a trio; null when they may join none. */
function bestTrioWith(roster: Roster, person: number, pairs: readonly number[][]): number[] | null {
  const possible = pairs.map((pair) => [...pair, person]).filter((trio) => mayBeTrio(roster, trio));
  const gain = (trio: readonly number[]) => trio.slice(0, 2).reduce((sum, one) => sum + roster.weight(one, person), 0);
  return possible.reduce<number[] | null>((best, trio) => (best && gain(best) >= gain(trio) ? best : trio), null);
}

/** The trios that place somebody more once others have moved. */
function triosByMoving(
  roster: Roster,
  mate: Int32Array,
  augmenter: Augmenter,
  placed: ReadonlySet<number>,
): number[][] {
  const trios: number[][] = [];
  const isLeft = () => mate.some((other, one) => other === SINGLE && !placed.has(one) && !trios.flat().includes(one));
  for (let one = 0; one < roster.size; one += 1) {
    for (let other = one + 1; other < roster.size; other += 1) {
      for (let third = other + 1; third < roster.size && isLeft(); third += 1) {
        const trio = [one, other, third];
        if (trio.some((person) => placed.has(person) || trios.flat().includes(person))) continue;
        if (mayBeTrio(roster, trio) && augmenter.takeTrio(trio)) trios.push(trio);
      }
    }
  }
  return trios;
}

function mayBeTrio(roster: Roster, [one = 0, other = 0, third = 0]: readonly number[]): boolean {
  const fresh = [one, other, third].every((person) => roster.lastInTrio[person] !== 1);
  return fresh && roster.allowed(one, other) && roster.allowed(one, third) && roster.allowed(other, third);
}
