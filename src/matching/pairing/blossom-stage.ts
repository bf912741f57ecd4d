import { type Blossoms, NONE } from './blossoms.js';
import { at } from './int-list.js';

const FREE = 0;
const OUTER = 1;
const INNER = 2;

/** The state that a stage works on, and changes. */
export interface StageParts {
  readonly size: number;
  readonly circles: Blossoms;
  readonly price: Float64Array;
  /** The amount two people pay beyond twice their weight: never negative, infinite if they may not be together. */
  readonly slack: (one: number, other: number) => number;
}

/**
 * One stage of `heaviestMatching`: it places two people more, and throws a `RangeError` when that cannot be. Trees of exact
 * pairs grow from all who are single: outer nodes are reached by a pair of the matching, inner ones by another. Where two
 * outer nodes of one tree meet there is an odd circle, where those of two trees meet both roots are placed. Where the
 * trees are stuck, prices change by the largest step that lets no pair pay too little.
 */
export function createStage({ size, circles, price, slack }: StageParts): () => void {
  const { mate, top, base, toll } = circles;
  const label = new Uint8Array(2 * size);
  /** The pair by which a tree reached an inner node: from somebody outside to somebody in it. */
  const enterFrom = new Int32Array(2 * size);
  const enterAt = new Int32Array(2 * size);
  /** For each person the outer one with whom the least lacks. */
  const near = new Int32Array(size);
  const seen = new Int32Array(2 * size);
  let stamp = 0;
  let queue: number[] = [];

  const topOf = (person: number) => at(top, person);
  const labelOf = (person: number) => label[topOf(person)] ?? FREE;
  const isStale = (person: number) => topOf(at(near, person)) === topOf(person);

  function becomeOuter(node: number): void {
    label[node] = OUTER;
    circles.forEachPerson(node, (person) => queue.push(person));
  }

  /** The outer node above this outer node in its tree; `NONE` at the root. */
  function above(node: number): number {
    const partner = at(mate, at(base, node));
    return partner === NONE ? NONE : topOf(at(enterFrom, topOf(partner)));
  }

  function meeting(one: number, other: number): number {
    stamp += 1;
    let [here, there] = [topOf(one), topOf(other)];
    while (here !== NONE || there !== NONE) {
      if (here !== NONE) {
        if (at(seen, here) === stamp) return here;
        seen[here] = stamp;
        here = above(here);
      }
      [here, there] = [there, here];
    }
    return NONE;
  }

  function grow(from: number, person: number): void {
    const node = topOf(person);
    label[node] = INNER;
    enterFrom[node] = from;
    enterAt[node] = person;
    becomeOuter(topOf(at(mate, at(base, node))));
  }

  /** The way up from this person to the node below `end`: nodes, and the pairs that link each to the next. */
  function climb(person: number, end: number): { nodes: number[]; links: [number, number][] } {
    const nodes: number[] = [];
    const links: [number, number][] = [];
    for (let node = topOf(person); node !== end; node = above(node)) {
      const foot = at(base, node);
      const inner = topOf(at(mate, foot));
      nodes.push(node, inner);
      links.push([foot, at(mate, foot)], [at(enterAt, inner), at(enterFrom, inner)]);
    }
    return { nodes, links };
  }

  function shrink(one: number, other: number, end: number): void {
    const left = climb(one, end);
    const right = climb(other, end);
    const nodes = [end, ...left.nodes.reverse(), ...right.nodes];
    const down = left.links.reverse().map(([from, to]): [number, number] => [to, from]);
    const inner = nodes.filter((node) => label[node] === INNER);
    const circle = circles.shrink(nodes, [...down, [one, other], ...right.links]);
    label[circle] = OUTER;
    for (const node of inner) circles.forEachPerson(node, (person) => queue.push(person));
  }

  /** Places the root of this person's tree: the person goes to `other`, and everybody on the way one on. */
  function raise(person: number, other: number): void {
    let [one, partner] = [person, other];
    for (;;) {
      const node = topOf(one);
      const left = at(mate, at(base, node));
      circles.makeBase(node, one);
      mate[one] = partner;
      if (left === NONE) return;
      const inner = topOf(left);
      const [from, to] = [at(enterFrom, inner), at(enterAt, inner)];
      circles.makeBase(inner, to);
      mate[to] = from;
      [one, partner] = [from, to];
    }
  }

  /** Follows an exact pair; true if it places two more people. */
  function use(outer: number, person: number): boolean {
    if (topOf(outer) === topOf(person) || labelOf(person) === INNER) return false;
    if (labelOf(person) === FREE) {
      grow(outer, person);
      return false;
    }
    const end = meeting(outer, person);
    if (end !== NONE) {
      shrink(outer, person, end);
      return false;
    }
    raise(outer, person);
    raise(person, outer);
    return true;
  }

  function scan(outer: number): boolean {
    for (let person = 0; person < size; person += 1) {
      if (topOf(person) === topOf(outer)) continue;
      const lacking = slack(outer, person);
      if (lacking === Infinity) continue;
      if (at(near, person) === NONE || lacking < slack(at(near, person), person)) near[person] = outer;
      if (lacking === 0 && use(outer, person)) return true;
    }
    return false;
  }

  function findNear(person: number): void {
    let best = NONE;
    for (let outer = 0; outer < size; outer += 1) {
      if (labelOf(outer) !== OUTER || topOf(outer) === topOf(person)) continue;
      if (slack(outer, person) < (best === NONE ? Infinity : slack(best, person))) best = outer;
    }
    near[person] = best;
  }

  /** How far prices can change until a pair becomes exact, or an inner circle has to open. */
  function change(): number {
    let step = Infinity;
    for (let person = 0; person < size; person += 1) {
      const own = labelOf(person);
      if (own === INNER || at(near, person) === NONE) continue;
      if (own === OUTER && isStale(person)) findNear(person);
      const outer = at(near, person);
      if (outer !== NONE) step = Math.min(step, slack(outer, person) / (own === OUTER ? 2 : 1));
    }
    circles.forEachTop((circle) => {
      if (label[circle] === INNER) step = Math.min(step, toll[circle] ?? 0);
    });
    return step;
  }

  function applyChange(step: number): void {
    for (let person = 0; person < size; person += 1) {
      const own = labelOf(person);
      if (own === FREE) continue;
      price[person] = (price[person] ?? 0) + (own === OUTER ? -step : step);
    }
    circles.forEachTop((circle) => {
      if (label[circle] !== FREE) toll[circle] = (toll[circle] ?? 0) + (label[circle] === OUTER ? step : -step);
    });
  }

  /** Uses every pair that has become exact. */
  function useNear(): boolean {
    for (let person = 0; person < size; person += 1) {
      const outer = at(near, person);
      if (outer === NONE || labelOf(person) === INNER || isStale(person)) continue;
      if (slack(outer, person) === 0 && use(outer, person)) return true;
    }
    return false;
  }

  function open(circle: number): void {
    const [from, to] = [at(enterFrom, circle), at(enterAt, circle)];
    const { nodes, links } = circles.open(circle, to);
    for (const node of nodes.all) label[node] = FREE;
    nodes.way.forEach((node, place) => {
      if (place % 2 === 1) {
        becomeOuter(node);
        return;
      }
      const [before, inside] = place === 0 ? [from, to] : (links[place / 2 - 1] ?? [from, to]);
      label[node] = INNER;
      enterFrom[node] = before;
      enterAt[node] = inside;
    });
  }

  function openEmpty(): void {
    const empty: number[] = [];
    circles.forEachTop((circle) => {
      if (label[circle] === INNER && toll[circle] === 0) empty.push(circle);
    });
    for (const circle of empty) open(circle);
  }

  function begin(): void {
    label.fill(FREE);
    near.fill(NONE);
    queue = [];
    for (let person = 0; person < size; person += 1) {
      const node = topOf(person);
      if (label[node] === FREE && at(mate, at(base, node)) === NONE) becomeOuter(node);
    }
  }

  /** Looks around everybody who has become outer; true when two people more are placed. */
  function scanAll(): boolean {
    for (let outer = queue.pop(); outer !== undefined; outer = queue.pop()) if (scan(outer)) return true;
    return false;
  }

  return () => {
    begin();
    while (!scanAll()) {
      const step = change();
      if (step === Infinity) throw new RangeError('somebody must stay single');
      applyChange(step);
      if (useNear()) return;
      openEmpty();
    }
  };
}
