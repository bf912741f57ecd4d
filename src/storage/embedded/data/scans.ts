import type { KeyRange } from './key-space.js';
import type { PlannedRange } from './plans.js';
import type { Entry, Store } from './store.js';

const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 512;

/**
 * The entries of a range, read in chunks. Between two chunks nothing is held open, so a reader may stop for as long as it
 * likes; it goes on behind the last key that it saw.
 * @param expected How many entries will probably be taken; the first chunk is that large.
 */
export function* scan(store: Store, range: KeyRange, backwards: boolean, expected = FIRST_CHUNK): Generator<Entry> {
  let { start, end } = range;
  let size = Math.min(LARGEST_CHUNK, Math.max(1, expected));
  for (;;) {
    const chunk = store.entries({ start, end }, size, backwards);
    yield* chunk;
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < size) return;
    if (backwards) end = last.key;
    else start = Buffer.concat([last.key, Buffer.of(0)]);
    size = Math.min(LARGEST_CHUNK, size * 2);
  }
}

/** The entries of several ranges as one sequence in the order of what follows the ranges' own prefixes. */
export function* mergedScan(
  store: Store,
  ranges: readonly PlannedRange[],
  backwards: boolean,
  expected?: number,
): Generator<Entry> {
  const heads = ranges.flatMap((range) => {
    const rest = scan(store, range, backwards, expected);
    const first = rest.next();
    return first.done === true ? [] : [{ rest, entry: first.value, prefixLength: range.prefixLength }];
  });
  while (heads.length > 0) {
    const next = heads.reduce((best, head) => (suffixOrder(head, best) * (backwards ? -1 : 1) < 0 ? head : best));
    yield next.entry;
    const following = next.rest.next();
    if (following.done === true) heads.splice(heads.indexOf(next), 1);
    else next.entry = following.value;
  }
}

interface Head {
  readonly entry: Entry;
  readonly prefixLength: number;
}

function suffixOrder(a: Head, b: Head): number {
  return Buffer.compare(a.entry.key.subarray(a.prefixLength), b.entry.key.subarray(b.prefixLength));
}
