import type { MatchPerson } from './matching-terms.js';

/** Numbers from 0 for these texts, in order of the text; the same text has one number. */
export function numbering(values: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(values)].sort().map((value, at) => [value, at]));
}

/** For each organisation's number those that border on it; a border that one side alone mentions is one. */
export function bordering(
  numbers: ReadonlyMap<string, number>,
  neighbours: ReadonlyMap<string, readonly string[] | null>,
): readonly Int32Array[] {
  const sets = Array.from(numbers, () => new Set<number>());
  for (const [code, at] of numbers) {
    for (const other of neighbours.get(code) ?? []) {
      const to = numbers.get(other);
      if (to === undefined) continue;
      sets[at]?.add(to);
      sets[to]?.add(at);
    }
  }
  return sets.map((set) => Int32Array.from(set));
}

/** For each person who is forbidden with somebody elsewhere, the numbers of those, both ways. */
export function avoidedBy(
  people: readonly MatchPerson[],
  numberOf: ReadonlyMap<string, number>,
): readonly (ReadonlySet<number> | undefined)[] {
  const sets: (Set<number> | undefined)[] = new Array(people.length).fill(undefined);
  const add = (from: number, to: number) => {
    const set = sets[from] ?? new Set<number>();
    sets[from] = set.add(to);
  };
  for (const [at, { avoid, municipality }] of people.entries()) {
    for (const id of avoid) {
      const other = numberOf.get(id);
      if (other === undefined || other === at || people[other]?.municipality === municipality) continue;
      add(at, other);
      add(other, at);
    }
  }
  return sets;
}

/** The same rounds under the numbers of those who are there; undefined for none. */
export function numbered(
  rounds: ReadonlyMap<string, number> | undefined,
  numberOf: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> | undefined {
  if (rounds === undefined) return undefined;
  const known = new Map<number, number>();
  for (const [id, round] of rounds) {
    const at = numberOf.get(id);
    if (at !== undefined) known.set(at, round);
  }
  return known.size === 0 ? undefined : known;
}

/**
 * For each list of numbers 32 bits, one set for every number in it: two lists with no bit in common have no number in
 * common. Exact when the numbers are below 32.
 */
export function marksOf(lists: Iterable<Iterable<number>>): Int32Array {
  return Int32Array.from(lists, (list) => {
    let marks = 0;
    for (const number of list) marks |= 1 << (number & 31);
    return marks;
  });
}
