import { at, filled } from './int-list.js';
import { HIGHEST_WEIGHT } from './pair-points.js';
import type { Roster } from './roster.js';

/** Which pairs are looked at. Those of person `p` stand from `start[p]` up to `start[p + 1]`, the heaviest first. */
export interface PairGraph {
  readonly size: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly weight: Int32Array;
  /** Pairs that were found to be needed later on, both ways. */
  readonly extra: (number[] | undefined)[];
}

/** Every allowed pair. For few people only: there are about half their square. */
export function completeGraph(roster: Roster): PairGraph {
  const { size } = roster;
  const counts = filled(size, 0);
  const keys = new Int32Array(size * Math.max(0, size - 1));
  let length = 0;
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < size; other += 1) {
      if (one === other || !roster.allowed(one, other)) continue;
      keys[length] = keyOf(roster, one, other);
      length += 1;
      counts[one] = at(counts, one) + 1;
    }
  }
  return sorted(counts, keys.subarray(0, length));
}

/** The graph of these pairs (`from[i]` with `to[i]`), each of them both ways and once. */
export function graphOfPairs(roster: Roster, from: Int32Array, to: Int32Array): PairGraph {
  const { size } = roster;
  const counts = filled(size, 0);
  for (let i = 0; i < from.length; i += 1) {
    counts[at(from, i)] = at(counts, at(from, i)) + 1;
    counts[at(to, i)] = at(counts, at(to, i)) + 1;
  }
  const next = startsOf(counts);
  const keys = new Int32Array(2 * from.length);
  const put = (one: number, other: number) => {
    const place = at(next, one);
    keys[place] = keyOf(roster, one, other);
    next[one] = place + 1;
  };
  for (let i = 0; i < from.length; i += 1) {
    put(at(from, i), at(to, i));
    put(at(to, i), at(from, i));
  }
  return sorted(counts, keys);
}

/** Sorting these puts the heaviest pair first, and of equal ones the lowest number. */
function keyOf(roster: Roster, one: number, other: number): number {
  return (HIGHEST_WEIGHT - roster.weight(one, other)) * roster.size + other;
}

function startsOf(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1);
  for (let one = 0; one < counts.length; one += 1) start[one + 1] = at(start, one) + at(counts, one);
  return start;
}

/** Sorts the keys of each person and drops what is there twice. */
function sorted(counts: Int32Array, keys: Int32Array): PairGraph {
  const size = counts.length;
  const start = new Int32Array(size + 1);
  let read = 0;
  let written = 0;
  for (let one = 0; one < size; one += 1) {
    const own = keys.subarray(read, read + at(counts, one)).sort();
    read += own.length;
    for (let i = 0; i < own.length; i += 1) {
      if (i > 0 && own[i] === own[i - 1]) continue;
      keys[written] = at(own, i);
      written += 1;
    }
    start[one + 1] = written;
  }
  const to = new Int32Array(written);
  const weight = new Int32Array(written);
  for (let i = 0; i < written; i += 1) {
    to[i] = at(keys, i) % size;
    weight[i] = HIGHEST_WEIGHT - Math.floor(at(keys, i) / size);
  }
  return { size, start, to, weight, extra: new Array(size).fill(undefined) };
}
