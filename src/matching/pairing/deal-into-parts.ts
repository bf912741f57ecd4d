import { at } from './int-list.js';
import type { Roster } from './roster.js';
import { shuffled } from './seeded.js';

/** Largest number of people matched as one. */
const AT_ONCE = 1_200;
/**
 * Beyond that they are dealt into parts of at most this size: the time grows with the number of parts, not with its
 * square.
 */
const PART = 300;

/**
 * Deals people into parts that are each a miniature of the whole: as many of every municipality, of those who were left
 * out last time and of every vote, as nearly as can be. Each part is even in number, the last one as the whole is. The
 * division is drawn from the seed.
 */
export function dealIntoParts(roster: Roster): readonly Int32Array[] {
  const { size, municipality, leftOutLastRound, vote, seed } = roster;
  if (size <= AT_ONCE) return [Int32Array.from({ length: size }, (_, person) => person)];
  const order = shuffled(size, seed).sort(
    (one, other) =>
      at(municipality, one) - at(municipality, other) ||
      at(leftOutLastRound, one) - at(leftOutLastRound, other) ||
      at(vote, one) - at(vote, other),
  );
  const count = Math.ceil(size / PART);
  const evenSize = 2 * Math.floor(size / (2 * count));
  const parts = Array.from({ length: count }, (): number[] => []);
  // The first ones go round, one to each part; the few that are more than fill all parts evenly follow two by two.
  const around = count * evenSize;
  for (const [place, person] of order.entries()) {
    const part = place < around ? place % count : Math.floor((place - around) / 2);
    parts[part]?.push(person);
  }
  return parts.map((part) => Int32Array.from(part));
}
