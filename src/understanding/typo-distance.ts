import { distance } from 'fastest-levenshtein';

/**
 * How many typing slips lie between two words: a letter too many, too few or wrong counts 1, and so do two neighbouring
 * letters that changed places (which plain Levenshtein counts as 2), as long as that is the only slip.
 */
export function typoDistance(left: string, right: string): number {
  const plain = distance(left, right);
  return plain === 2 && isOneSwap(left, right) ? 1 : plain;
}

/** The two differ in nothing but two neighbouring letters that changed places. */
export function isOneSwap(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  if (at + 1 >= left.length) return false;
  return left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
}

/**
 * The value that belongs to a word, with at most one slip in words of six letters and more. A word that could be two
 * different values is none: `sonday` is neither Sunday nor Monday.
 */
export function lookUpForgiving<T>(table: ReadonlyMap<string, T>, word: string): T | undefined {
  const exact = table.get(word);
  if (exact !== undefined) return exact;
  if (word.length < 6) return undefined;
  const near = new Set<T>();
  for (const [known, value] of table) {
    if (known.length >= 6 && typoDistance(known, word) === 1) near.add(value);
  }
  const [only] = near;
  return near.size === 1 ? only : undefined;
}
