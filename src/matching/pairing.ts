import { SINGLE } from './augmenting.js';
import type { Roster } from './roster.js';
import { createDraw, shuffled } from './seeded.js';

/** Up to so many people every pair is looked at; with more, so many others for each person, drawn from the seed. */
const EVERYBODY = 400;
const LOOKED_AT = 48;
/** Of those looked at, so many are kept: the heaviest. */
const KEPT = 16;
/** How often everybody's pair is looked at again for something better. */
const PASSES = 12;

interface Candidate {
  readonly one: number;
  readonly other: number;
  readonly weight: number;
}

/** Pairs the heaviest first, until nobody who is looked at is left. */
export function pairGreedily(roster: Roster, mate: Int32Array): void {
  const all = shuffled(roster.size, roster.seed).reduce<Candidate[]>((pairs, one) => {
    for (const other of candidatesOf(roster, one)) pairs.push({ one, other, weight: roster.weight(one, other) });
    return pairs;
  }, []);
  all.sort((a, b) => b.weight - a.weight);
  for (const { one, other } of all) {
    if (mate[one] !== SINGLE || mate[other] !== SINGLE) continue;
    mate[one] = other;
    mate[other] = one;
  }
}

/**
 * Exchanges partners between two pairs, or between a pair and somebody who is single, for as long as that raises the
 * weight. Nobody who was left out last time loses a place by it.
 */
export function improve(roster: Roster, mate: Int32Array): void {
  const order = shuffled(roster.size, roster.seed ^ 1);
  for (let pass = 0; pass < PASSES; pass += 1) {
    let changed = false;
    for (const one of order) {
      for (const other of candidatesOf(roster, one)) changed = exchange(roster, mate, one, other) || changed;
    }
    if (!changed) return;
  }
}

/** Pairs these two when that gains, and their partners with each other. */
function exchange(roster: Roster, mate: Int32Array, one: number, other: number): boolean {
  const first = mate[one] ?? SINGLE;
  const second = mate[other] ?? SINGLE;
  if (first === other || second === SINGLE) return false;
  if (first === SINGLE) {
    const losesAgain = roster.leftOutLastRound[second] === 1 && roster.leftOutLastRound[one] !== 1;
    if (losesAgain || roster.weight(one, other) <= roster.weight(other, second)) return false;
    mate[second] = SINGLE;
  } else {
    if (!roster.allowed(first, second)) return false;
    const before = roster.weight(one, first) + roster.weight(other, second);
    if (roster.weight(one, other) + roster.weight(first, second) <= before) return false;
    mate[first] = second;
    mate[second] = first;
  }
  mate[one] = other;
  mate[other] = one;
  return true;
}

function candidatesOf(roster: Roster, one: number): readonly number[] {
  const { size } = roster;
  const found: number[] = [];
  if (size <= EVERYBODY) {
    for (let other = 0; other < size; other += 1) if (other !== one && roster.allowed(one, other)) found.push(other);
    return found;
  }
  const draw = createDraw(roster.seed ^ Math.imul(one + 1, 0x9e3779b1));
  const seen = new Set<number>([one]);
  for (let tries = 0; tries < LOOKED_AT; tries += 1) {
    const other = draw() % size;
    if (seen.has(other)) continue;
    seen.add(other);
    if (roster.allowed(one, other)) found.push(other);
  }
  return found.sort((a, b) => roster.weight(one, b) - roster.weight(one, a) || a - b).slice(0, KEPT);
}
