import { dealIntoParts } from './deal-into-parts.js';
import { type Augmenter, createAugmenter, SINGLE } from './most-pairs.js';
import { pairHeaviest } from './pair-people.js';
import type { Roster } from './roster.js';

/** Groups of two or three, and those without one; people by their number in the roster. */
export interface Placement {
  readonly groups: readonly (readonly number[])[];
  readonly left: readonly number[];
}

/** Up to this number of people every trio is tried; beyond it, only those that extend a pair. */
const EVERY_TRIO = 40;

/**
 * The heaviest pairs within each part of the people; then, of more than one part, whoever is still single is placed by
 * moving others, exactly, and people who were left out last time change places with others; and at last whoever is left
 * becomes part of a trio where the rules allow one.
 */
export function bestPlacement(roster: Roster): Placement {
  const mate = new Int32Array(roster.size).fill(SINGLE);
  const augmenter = createAugmenter(roster, mate);
  const parts = dealIntoParts(roster);
  for (const part of parts) pairHeaviest(roster, part, mate);
  if (parts.length > 1) {
    augmenter.placeAll();
    augmenter.favourThoseLeftOut();
  }
  const trios = triosByPair(roster, mate, augmenter);
  if (roster.size <= EVERY_TRIO) trios.push(...triosByMoving(roster, mate, augmenter, new Set(trios.flat())));
  const placed = new Set(trios.flat());
  const left = Array.from(mate.keys()).filter((one) => mate[one] === SINGLE && !placed.has(one));
  return { groups: [...pairsOf(mate), ...trios], left };
}

function pairsOf(mate: Int32Array): number[][] {
  return Array.from(mate.entries()).flatMap(([one, other]) => (one < other ? [[one, other]] : []));
}

/** People who are single join a pair; those left out last time choose first. */
function triosByPair(roster: Roster, mate: Int32Array, augmenter: Augmenter): number[][] {
  const single = Array.from(mate.keys()).filter((one) => mate[one] === SINGLE);
  const again = (one: number) => roster.leftOutLastRound[one] ?? 0;
  single.sort((one, other) => again(other) - again(one) || one - other);
  /** Municipalities where somebody whom nobody avoids found no pair; nor will the next one. */
  const hopeless = new Set<number | undefined>();
  return single.flatMap((person) => {
    const municipality = roster.municipality[person];
    if (roster.lastInTrio[person] === 1 || hopeless.has(municipality)) return [];
    const trio = bestTrioWith(roster, person, mate);
    if (trio === null && roster.avoided[person] === undefined) hopeless.add(municipality);
    return trio !== null && augmenter.takeTrio(trio) ? [trio] : [];
  });
}

/** The pair to which this person adds most, as a trio; null when they may join none. */
function bestTrioWith(roster: Roster, person: number, mate: Int32Array): number[] | null {
  let best: number[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [one, other] of mate.entries()) {
    if (one >= other || !mayBeTrio(roster, [one, other, person])) continue;
    const gain = roster.weight(one, person) + roster.weight(other, person);
    if (gain <= most) continue;
    most = gain;
    best = [one, other, person];
  }
  return best;
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
