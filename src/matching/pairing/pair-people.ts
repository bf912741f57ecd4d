import { heaviestMatching } from './blossom-matching.js';
import { at } from './int-list.js';
import { type Augmentable, createAugmenter, SINGLE } from './most-pairs.js';
import { HIGHEST_WEIGHT } from './pair-points.js';
import type { Roster } from './roster.js';

/**
 * Pairs these people so that as few as possible are single; of those ways, one in which as few as possible are single who
 * were left out last time, then as few as possible who may not be in a trio, since only a trio can still place them; and of
 * those ways the heaviest. All exactly. `mate` gets the pairs.
 */
export function pairHeaviest(roster: Roster, part: Int32Array, mate: Int32Array): void {
  const size = part.length;
  const person = (place: number) => at(part, place);
  const left = fewestLeft(roster, part);
  // A blank is the partner of somebody who stays single: one for each who must.
  const inTrio = size * HIGHEST_WEIGHT;
  const again = size * inTrio;
  const asSingle = (one: number) =>
    -(roster.leftOutLastRound[one] === 1 ? again : 0) - (roster.lastInTrio[one] === 1 ? inTrio : 0);
  const weightOf = (place: number, other: number) => {
    if (place >= size) return Number.NEGATIVE_INFINITY;
    const one = person(place);
    if (other >= size) return asSingle(one);
    return roster.allowed(one, person(other)) ? roster.weight(one, person(other)) : Number.NEGATIVE_INFINITY;
  };
  if (left === size) return;
  const found = heaviestMatching(size + left, weightOf).mate;
  for (let place = 0; place < size; place += 1) {
    const other = at(found, place);
    mate[person(place)] = other < size ? person(other) : SINGLE;
  }
}

/** How many of these people stay single at the least. */
function fewestLeft(roster: Roster, part: Int32Array): number {
  const person = (place: number) => at(part, place);
  const few: Augmentable = {
    size: part.length,
    municipality: part.map((one) => at(roster.municipality, one)),
    leftOutLastRound: part.map((one) => at(roster.leftOutLastRound, one)),
    allowed: (one, other) => roster.allowed(person(one), person(other)),
  };
  const mate = new Int32Array(part.length).fill(SINGLE);
  createAugmenter(few, mate).placeAll();
  return mate.reduce((count, other) => count + (other === SINGLE ? 1 : 0), 0);
}
