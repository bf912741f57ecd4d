import { at, filled } from './int-list.js';

/** Nobody, or no node. */
export const NONE = -1;

/** Two people who link a node with the next: the first in the one, the second in the other. */
export type Link = [number, number];

/**
 * Odd circles of nodes that are treated as one node. A node is a person (its own number) or a circle (a number from `size`
 * on) of nodes. Within each all but one person, the base, are paired.
 */
export interface Blossoms {
  /** The partner of each person; `NONE` for nobody. */
  readonly mate: Int32Array;
  /** The largest node that holds each person. */
  readonly top: Int32Array;
  /** The person of each node who is not paired within it. */
  readonly base: Int32Array;
  /** The price of each circle; see `heaviestMatching`. */
  readonly toll: Float64Array;
  /** Makes a circle of these nodes, each linked with the next and the last with the first; the first holds its base. */
  shrink(nodes: readonly number[], links: readonly Link[]): number;
  /**
   * Takes this circle apart. `way` leads from the node with this person to the base, by an even number of steps; `links`
   * are those of every second step of it, from the way's odd places to the even ones.
   */
  open(
    circle: number,
    person: number,
  ): { nodes: { all: readonly number[]; way: readonly number[] }; links: readonly Link[] };
  /** Pairs people within this node anew so that this person is its base. */
  makeBase(node: number, person: number): void;
  forEachPerson(node: number, visit: (person: number) => void): void;
  /** Visits every circle that is in no other. */
  forEachTop(visit: (circle: number) => void): void;
  /** Every circle, also those within others. */
  list(): readonly { readonly people: readonly number[]; readonly toll: number }[];
}

/** Creates `size` unmatched vertices and no blossoms. */
export function createBlossoms(size: number): Blossoms {
  const mate = filled(size, NONE);
  const top = Int32Array.from({ length: size }, (_, person) => person);
  const base = Int32Array.from({ length: 2 * size }, (_, node) => (node < size ? node : NONE));
  const holder = filled(2 * size, NONE);
  const toll = new Float64Array(2 * size);
  const nodesIn: (number[] | undefined)[] = new Array(2 * size).fill(undefined);
  const linksIn: (Link[] | undefined)[] = new Array(2 * size).fill(undefined);
  const unused = Array.from({ length: size }, (_, circle) => 2 * size - 1 - circle);

  function forEachPerson(node: number, visit: (person: number) => void): void {
    if (node < size) visit(node);
    else for (const inner of nodesIn[node] ?? []) forEachPerson(inner, visit);
  }

  /** The place in this circle of the node that holds this person. */
  function placeOf(circle: number, person: number): number {
    let node = person;
    while (at(holder, node) !== circle) node = at(holder, node);
    return (nodesIn[circle] ?? []).indexOf(node);
  }

  function pair(node: number, other: number, [one, two]: Link): void {
    makeBase(node, one);
    makeBase(other, two);
    mate[one] = two;
    mate[two] = one;
  }

  function makeBase(node: number, person: number): void {
    if (at(base, node) === person) return;
    const place = placeOf(node, person);
    const nodes = turned(nodesIn[node] ?? [], place);
    const links = turned(linksIn[node] ?? [], place);
    makeBase(nodes[0] ?? NONE, person);
    for (let one = 1; one < nodes.length; one += 2)
      pair(nodes[one] ?? NONE, nodes[one + 1] ?? NONE, linkAt(links, one));
    nodesIn[node] = nodes;
    linksIn[node] = links;
    base[node] = person;
  }

  return {
    mate,
    top,
    base,
    toll,
    makeBase,
    forEachPerson,

    shrink(nodes, links) {
      const circle = unused.pop();
      if (circle === undefined) throw new RangeError('more circles than people');
      nodesIn[circle] = [...nodes];
      linksIn[circle] = [...links];
      base[circle] = at(base, nodes[0] ?? NONE);
      toll[circle] = 0;
      holder[circle] = NONE;
      for (const node of nodes) holder[node] = circle;
      forEachPerson(circle, (person) => {
        top[person] = circle;
      });
      return circle;
    },

    open(circle, person) {
      const place = placeOf(circle, person);
      const all = nodesIn[circle] ?? [];
      const links = linksIn[circle] ?? [];
      nodesIn[circle] = undefined;
      linksIn[circle] = undefined;
      base[circle] = NONE;
      unused.push(circle);
      for (const node of all) {
        holder[node] = NONE;
        forEachPerson(node, (one) => {
          top[one] = node;
        });
      }
      return place % 2 === 0 ? wayBack(all, links, place) : wayOn(all, links, place);
    },

    forEachTop(visit) {
      for (let circle = size; circle < 2 * size; circle += 1) {
        if (at(base, circle) !== NONE && at(holder, circle) === NONE) visit(circle);
      }
    },

    list() {
      const found: { people: number[]; toll: number }[] = [];
      for (let circle = size; circle < 2 * size; circle += 1) {
        if (at(base, circle) === NONE) continue;
        const people: number[] = [];
        forEachPerson(circle, (person) => people.push(person));
        found.push({ people, toll: toll[circle] ?? 0 });
      }
      return found;
    },
  };
}

function wayBack(all: readonly number[], links: readonly Link[], place: number) {
  const way = all.slice(0, place + 1).reverse();
  const used: Link[] = [];
  for (let link = place - 2; link >= 0; link -= 2) {
    const [first, second] = linkAt(links, link);
    used.push([second, first]);
  }
  return { nodes: { all, way }, links: used };
}

function wayOn(all: readonly number[], links: readonly Link[], place: number) {
  const way = [...all.slice(place), ...all.slice(0, 1)];
  const used: Link[] = [];
  for (let link = place + 1; link < all.length; link += 2) used.push(linkAt(links, link));
  return { nodes: { all, way }, links: used };
}

function linkAt(links: readonly Link[], place: number): Link {
  const link = links[place];
  if (link === undefined) throw new RangeError('a circle without a link');
  return link;
}

function turned<T>(list: readonly T[], places: number): T[] {
  return [...list.slice(places), ...list.slice(0, places)];
}
