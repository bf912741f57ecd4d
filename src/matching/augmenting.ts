import type { Roster } from './roster.js';

/** No partner. */
export const SINGLE = -1;

/** Places single people by moving others; nobody loses a place but where another takes it. */
export interface Augmenter {
  /** Places as many people as can be, exactly. */
  placeAll(): void;
  /** Nobody who was left out last time stays single while somebody else could in their place. */
  favourThoseLeftOut(): void;
  /**
   * Takes these three out as a trio when that places one person more, moving others as needed; false, and nothing changed,
   * when it does not.
   */
  takeTrio(trio: readonly number[]): boolean;
}

/**
 * Alternating paths with shrunk odd circles, after Edmonds (1965): the search that finds every possibility to place one
 * more. It looks at all pairs, so its time grows with the square of the people for each one who is hard to place; most
 * are placed at the first step.
 */
export function createAugmenter(roster: Roster, mate: Int32Array): Augmenter {
  const { size } = roster;
  const parent = new Int32Array(size);
  const base = new Int32Array(size);
  const outer = new Uint8Array(size);
  /** Those in a trio: nobody can be paired with them. */
  const gone = new Uint8Array(size);
  let queue: number[] = [];

  const single = () => Array.from(mate.keys()).filter((person) => mate[person] === SINGLE && gone[person] === 0);
  const baseOf = (person: number) => base[person] ?? person;
  const parentOf = (person: number) => parent[person] ?? SINGLE;
  const mateOf = (person: number) => mate[person] ?? SINGLE;

  function meeting(one: number, other: number): number {
    const passed = new Set<number>();
    for (let at = baseOf(one); ; at = baseOf(parentOf(mateOf(at)))) {
      passed.add(at);
      if (mateOf(at) === SINGLE) break;
    }
    let at = baseOf(other);
    while (!passed.has(at)) at = baseOf(parentOf(mateOf(at)));
    return at;
  }

  function markPath(from: number, to: number, child: number, circle: Set<number>): void {
    let below = child;
    for (let at = from; baseOf(at) !== to; at = parentOf(mateOf(at))) {
      circle.add(baseOf(at)).add(baseOf(mateOf(at)));
      parent[at] = below;
      below = mateOf(at);
    }
  }

  function shrink(one: number, other: number): void {
    const to = meeting(one, other);
    const circle = new Set<number>();
    markPath(one, to, other, circle);
    markPath(other, to, one, circle);
    for (let person = 0; person < size; person += 1) {
      if (!circle.has(baseOf(person))) continue;
      base[person] = to;
      if (outer[person] === 0) becomeOuter(person);
    }
  }

  function becomeOuter(person: number): void {
    outer[person] = 1;
    queue.push(person);
  }

  /** Looks at one possible pair; gives `other` when that one is single, so that the root can be placed. */
  function look(root: number, one: number, other: number): number | null {
    if (gone[other] === 1 || mateOf(one) === other || baseOf(one) === baseOf(other)) return null;
    if (!roster.allowed(one, other)) return null;
    const isOuter = other === root || (mateOf(other) !== SINGLE && parentOf(mateOf(other)) !== SINGLE);
    if (isOuter) shrink(one, other);
    if (isOuter || parentOf(other) !== SINGLE) return null;
    parent[other] = one;
    if (mateOf(other) === SINGLE) return other;
    becomeOuter(mateOf(other));
    return null;
  }

  /** Somebody single whom the root can reach; else null, and then `queue` holds all who could be single in its place. */
  function search(root: number): number | null {
    parent.fill(SINGLE);
    outer.fill(0);
    for (let person = 0; person < size; person += 1) base[person] = person;
    queue = [];
    becomeOuter(root);
    for (let at = 0; at < queue.length; at += 1) {
      const one = queue[at] ?? root;
      for (let other = 0; other < size; other += 1) {
        const end = other === one ? null : look(root, one, other);
        if (end !== null) return end;
      }
    }
    return null;
  }

  function flip(end: number): void {
    for (let person = end; person !== SINGLE; ) {
      const partner = parentOf(person);
      const next = mateOf(partner);
      mate[person] = partner;
      mate[partner] = person;
      person = next;
    }
  }

  function placeDirectly(person: number, others: readonly number[]): boolean {
    const other = others.find((one) => one !== person && mateOf(one) === SINGLE && roster.allowed(one, person));
    if (other === undefined) return false;
    mate[person] = other;
    mate[other] = person;
    return true;
  }

  /** Nobody can place more than this: one is left of an odd number, or those of the one large municipality. */
  function fewestLeft(): number {
    const sizes = new Map<number, number>();
    for (const one of roster.municipality) sizes.set(one, (sizes.get(one) ?? 0) + 1);
    const largest = Math.max(0, ...sizes.values());
    return Math.max(size % 2, 2 * largest - size);
  }

  return {
    placeAll() {
      const fewest = fewestLeft();
      let left = single();
      for (const person of left) if (mateOf(person) === SINGLE) placeDirectly(person, left);
      left = single();
      for (const person of left) {
        if (single().length <= fewest) return;
        if (mateOf(person) !== SINGLE) continue;
        const end = search(person);
        if (end !== null) flip(end);
      }
    },

    takeTrio(trio) {
      const kept = mate.slice();
      const before = single().length;
      for (const person of trio) {
        const partner = mateOf(person);
        if (partner !== SINGLE) mate[partner] = SINGLE;
        mate[person] = SINGLE;
        gone[person] = 1;
      }
      for (const person of single()) {
        const end = mateOf(person) === SINGLE ? search(person) : null;
        if (end !== null) flip(end);
      }
      if (single().length < before) return true;
      mate.set(kept);
      for (const person of trio) gone[person] = 0;
      return false;
    },

    favourThoseLeftOut() {
      for (const person of single().filter((one) => roster.leftOutLastRound[one] === 1)) {
        search(person);
        const other = queue.find((one) => one !== person && roster.leftOutLastRound[one] !== 1);
        if (other === undefined) continue;
        const partner = mateOf(other);
        mate[other] = SINGLE;
        flip(partner);
      }
    },
  };
}
