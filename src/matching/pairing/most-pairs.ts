import { at } from './int-list.js';
import type { Roster } from './roster.js';

/** No partner. */
export const SINGLE = -1;

/** Facts about people who are to be placed. */
export type Augmentable = Pick<Roster, 'size' | 'municipality' | 'leftOutLastRound' | 'allowed'>;

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
 * more. It looks at all pairs, so a search takes the square of the people at most; as most are placed at the first step
 * and no search is made once the number that must be left is reached, it takes far less.
 */
export function createAugmenter(people: Augmentable, mate: Int32Array): Augmenter {
  const { size } = people;
  const parent = new Int32Array(size);
  const base = new Int32Array(size);
  const outer = new Uint8Array(size);
  /** 1: nobody can be paired with them (they are in a trio), or by nobody who is looked at from now on. */
  const gone = new Uint8Array(size);
  let queue: number[] = [];

  const single = () => Array.from(mate.keys()).filter((person) => mate[person] === SINGLE && gone[person] === 0);
  const baseOf = (person: number) => at(base, person);
  const parentOf = (person: number) => at(parent, person);
  const mateOf = (person: number) => at(mate, person);
  const wasLeftOut = (person: number) => people.leftOutLastRound[person] === 1;

  function meeting(one: number, other: number): number {
    const passed = new Set<number>();
    for (let here = baseOf(one); ; here = baseOf(parentOf(mateOf(here)))) {
      passed.add(here);
      if (mateOf(here) === SINGLE) break;
    }
    let here = baseOf(other);
    while (!passed.has(here)) here = baseOf(parentOf(mateOf(here)));
    return here;
  }

  function markPath(from: number, to: number, child: number, circle: Set<number>): void {
    let below = child;
    for (let here = from; baseOf(here) !== to; here = parentOf(mateOf(here))) {
      circle.add(baseOf(here)).add(baseOf(mateOf(here)));
      parent[here] = below;
      below = mateOf(here);
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
  function look(one: number, other: number): number | null {
    if (gone[other] === 1 || mateOf(one) === other || baseOf(one) === baseOf(other)) return null;
    const isOuter = outer[other] === 1;
    if (!isOuter && parentOf(other) !== SINGLE) return null;
    if (!people.allowed(one, other)) return null;
    if (isOuter) {
      shrink(one, other);
      return null;
    }
    parent[other] = one;
    if (mateOf(other) === SINGLE) return other;
    becomeOuter(mateOf(other));
    return null;
  }

  /**
   * Somebody single whom one of these roots can reach, where there is one root; else null, and then `queue` holds all who
   * could be single in the place of a root. Several roots only where nobody more can be placed.
   */
  function search(roots: readonly number[]): number | null {
    parent.fill(SINGLE);
    outer.fill(0);
    for (let person = 0; person < size; person += 1) base[person] = person;
    queue = [];
    for (const root of roots) becomeOuter(root);
    for (let place = 0; place < queue.length; place += 1) {
      const one = queue[place] ?? 0;
      for (let other = 0; other < size; other += 1) {
        const end = other === one ? null : look(one, other);
        if (end !== null) return end;
      }
    }
    return null;
  }

  /** Pairs everybody on the way back to the root with the next one; gives how many more are paired. */
  function flip(end: number): number {
    for (let person = end; person !== SINGLE; ) {
      const partner = parentOf(person);
      const next = mateOf(partner);
      mate[person] = partner;
      mate[partner] = person;
      person = next;
    }
    return 2;
  }

  /** Pairs those who are single with each other where that goes without moving anybody; gives how many stay single. */
  function placeDirectly(alone: readonly number[]): number {
    let left = alone.length;
    if (new Set(alone.map((person) => people.municipality[person])).size < 2) return left;
    for (const person of alone) {
      if (mateOf(person) !== SINGLE) continue;
      const other = alone.find((one) => one !== person && mateOf(one) === SINGLE && people.allowed(one, person));
      if (other === undefined) continue;
      mate[person] = other;
      mate[other] = person;
      left -= 2;
    }
    return left;
  }

  /**
   * A vertex reached by a failed search is of no use to a later one (Edmonds: such a tree may be left out from then
   * on).
   */
  function leaveOutTree(useless: number[]): void {
    for (let one = 0; one < size; one += 1) {
      if (gone[one] === 1 || (outer[one] === 0 && parentOf(one) === SINGLE)) continue;
      gone[one] = 1;
      useless.push(one);
    }
  }

  /** Nobody can place more than this: one is left of an odd number, or those of the one large municipality. */
  function fewestLeft(): number {
    const sizes = new Map<number, number>();
    for (const one of people.municipality) sizes.set(one, (sizes.get(one) ?? 0) + 1);
    let largest = 0;
    for (const count of sizes.values()) largest = Math.max(largest, count);
    return Math.max(size % 2, 2 * largest - size);
  }

  return {
    placeAll() {
      const fewest = fewestLeft();
      const alone = single();
      if (alone.length <= fewest) return;
      let left = placeDirectly(alone);
      const useless: number[] = [];
      for (const person of alone) {
        if (left <= fewest) break;
        if (mateOf(person) !== SINGLE || gone[person] === 1) continue;
        const end = search([person]);
        if (end === null) leaveOutTree(useless);
        else left -= flip(end);
      }
      for (const one of useless) gone[one] = 0;
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
        const end = mateOf(person) === SINGLE ? search([person]) : null;
        if (end !== null) flip(end);
      }
      if (single().length < before) return true;
      mate.set(kept);
      for (const person of trio) gone[person] = 0;
      return false;
    },

    favourThoseLeftOut() {
      for (;;) {
        const roots = single().filter(wasLeftOut);
        if (roots.length === 0 || mate.every((other, one) => other === SINGLE || wasLeftOut(one))) return;
        search(roots);
        const other = queue.find((one) => mateOf(one) !== SINGLE && !wasLeftOut(one));
        if (other === undefined) return;
        const partner = mateOf(other);
        mate[other] = SINGLE;
        flip(partner);
      }
    },
  };
}
