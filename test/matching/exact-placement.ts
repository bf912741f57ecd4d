import type { MatchPerson } from '../../src/matching/pairing/matching-terms.js';

/** May these two be in one group? Written down once more, from the rules and not from the program. */
export function mayTalk(one: MatchPerson, other: MatchPerson): boolean {
  const isAvoided = one.avoid.includes(other.id) || other.avoid.includes(one.id);
  return one.wantsToTalk && other.wantsToTalk && one.municipality !== other.municipality && !isAvoided;
}

/** The best there is: how many people are placed, and then how few of those left were left out last time too. */
export interface BestPlacement {
  readonly placed: number;
  readonly leftAgain: number;
}

/**
 * Tries every way to make groups of two and three, over sets of people. For a dozen people at most. A trio counts only
 * where everybody may talk with everybody; nobody who was in one last time is in another.
 */
export function exactPlacement(people: readonly MatchPerson[], noTrio: ReadonlySet<string> = new Set()): BestPlacement {
  const known = new Map<number, BestPlacement>();
  const all = (1 << people.length) - 1;
  const allowed = people.map((one) => people.map((other) => mayTalk(one, other)));
  const isFree = (done: number, at: number) => (done & (1 << at)) === 0;
  const trios = people.map(({ id }) => !noTrio.has(id));

  /** The ways to place the first who is free: with one other, with two, or not at all. */
  function ways(done: number, one: number): readonly (readonly number[])[] {
    const free = people.flatMap((_, at) => (at > one && isFree(done, at) && allowed[one]?.[at] ? [at] : []));
    const threes = free.flatMap((other) =>
      free.filter((third) => third > other && allowed[other]?.[third]).map((third) => [one, other, third]),
    );
    const fresh = threes.filter((trio) => trio.every((at) => trios[at]));
    return [...free.map((other) => [one, other]), ...fresh];
  }

  function best(done: number): BestPlacement {
    const found = known.get(done);
    if (found !== undefined) return found;
    if (done === all) return { placed: 0, leftAgain: 0 };
    let one = 0;
    while (!isFree(done, one)) one += 1;
    const without = best(done | (1 << one));
    let most = { placed: without.placed, leftAgain: without.leftAgain + (people[one]?.leftOutLastRound ? 1 : 0) };
    for (const group of ways(done, one)) {
      const rest = best(group.reduce((bits, at) => bits | (1 << at), done));
      most = better(most, { ...rest, placed: rest.placed + group.length });
    }
    known.set(done, most);
    return most;
  }
  return best(0);
}

function better(one: BestPlacement, other: BestPlacement): BestPlacement {
  if (one.placed !== other.placed) return one.placed > other.placed ? one : other;
  return one.leftAgain <= other.leftAgain ? one : other;
}
