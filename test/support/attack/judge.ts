import { chanceOf, choicesOf, type Leaning, type Setting, type World, worldsOf } from './world.js';

/**
 * All that anybody is shown about a world, as texts: one for each thing that the lots of the rule can make of it, all of
 * them possible.
 */
export type Publish = (setting: Setting, world: World) => Iterable<string>;

/** Somebody who works with the attacker: which crowd they belong to, and which of its choices is theirs. */
type Colluder = readonly [crowd: number, choice: number];

/** For each crowd the votes that the others in it can have, as bits: the first ballot, then the second. */
type Possible = readonly number[];

export interface Verdict {
  /** How many different views there were, of all readers. */
  readonly views: number;
  /** In these views somebody's vote was certain: what was shown, and to which colluders. */
  readonly certain: readonly string[];
  /** The part of the rounds in which some reader knew a vote; for each leaning that was asked for. */
  readonly shares: readonly number[];
}

/**
 * The attacker as judge. It takes everything that can have happened, and keeps apart only what a reader can: one who
 * knows who took part, everything shown, the rule itself, and the votes of `colluders` colleagues. A vote is certain
 * when the same one stands in every world that such a reader cannot tell from the true one.
 *
 * Within a crowd nothing tells people apart, so a vote is certain for one exactly when all of the crowd that are no
 * colluders chose the same, in every such world. Whoever knows a vote with fewer colluders knows it with more.
 */
export function judge(
  setting: Setting,
  publish: Publish,
  { colluders = 2, leanings = [] }: { readonly colluders?: number; readonly leanings?: readonly Leaning[] } = {},
): Verdict {
  const beliefs = new Map<string, Map<string, Possible>>();
  for (const world of worldsOf(setting)) {
    const groups = groupsOf(world, colluders);
    const possible = groups.map((group) => possibleOf(setting, world, group));
    for (const shown of publish(setting, world)) {
      const known = beliefs.get(shown) ?? new Map<string, Possible>();
      beliefs.set(shown, known);
      for (const [at, { key }] of groups.entries()) addTo(known, key, possible[at] ?? []);
    }
  }
  const certain = new Map<string, Set<string>>();
  let views = 0;
  for (const [shown, known] of beliefs) {
    views += known.size;
    const bad = [...known].flatMap(([key, possible]) => (possible.some(isSingle) ? [key] : []));
    if (bad.length > 0) certain.set(shown, new Set(bad));
  }
  return {
    views,
    certain: [...certain].flatMap(([shown, keys]) => [...keys].map((key) => `${shown} to ${key}`)),
    shares: leanings.map((leaning) => shareOf(setting, publish, { colluders, certain, leaning })),
  };
}

/** The part of the rounds in which some group of colluders knew a vote. */
function shareOf(
  setting: Setting,
  publish: Publish,
  {
    colluders,
    certain,
    leaning,
  }: {
    readonly colluders: number;
    readonly certain: ReadonlyMap<string, ReadonlySet<string>>;
    readonly leaning: Leaning;
  },
): number {
  let share = 0;
  for (const world of certain.size === 0 ? [] : worldsOf(setting)) {
    const views = [...publish(setting, world)];
    const groups = groupsOf(world, colluders);
    const bad = views.filter((shown) => groups.some(({ key }) => certain.get(shown)?.has(key) ?? false)).length;
    if (bad > 0) share += (bad / views.length) * chanceOf(setting, world, leaning);
  }
  return share;
}

/** People who work together, and a name for what they know of themselves. */
interface Group {
  readonly key: string;
  readonly members: readonly Colluder[];
}

/** Everybody there is for this many colluders, by what they chose; all people when there are no more than that. */
function groupsOf(world: World, size: number): readonly Group[] {
  const all = world.flatMap((counts, crowd) =>
    counts.flatMap((count, choice) => (count === 0 ? [] : [{ who: [crowd, choice] as const, count }])),
  );
  const groups: Group[] = [];
  const extend = (at: number, left: number, members: readonly Colluder[]): void => {
    const one = all[at];
    if (left === 0 || one === undefined) {
      groups.push({ key: members.map((who) => who.join('.')).join('+'), members });
      return;
    }
    for (let taken = 0; taken <= Math.min(left, one.count); taken += 1) {
      extend(at + 1, left - taken, [...members, ...Array.from({ length: taken }, () => one.who)]);
    }
  };
  extend(0, size, []);
  return groups.filter(({ members }) => members.length === size);
}

/** Choices of the others of each crowd. */
function possibleOf({ crowds, options }: Setting, world: World, { members }: Group): Possible {
  const possible: number[] = new Array(2 * crowds.length).fill(0);
  for (const [at, { casts }] of crowds.entries()) {
    for (const [choice, { first, second }] of choicesOf(casts, options).entries()) {
      const own = members.filter(([crowd, theirs]) => crowd === at && theirs === choice).length;
      if ((world[at]?.[choice] ?? 0) <= own) continue;
      if (first !== null) possible[2 * at] = (possible[2 * at] ?? 0) | (1 << first);
      if (second !== null) possible[2 * at + 1] = (possible[2 * at + 1] ?? 0) | (1 << second);
    }
  }
  return possible;
}

function addTo(known: Map<string, Possible>, key: string, more: Possible): void {
  const before = known.get(key);
  known.set(key, before === undefined ? more : before.map((bits, at) => bits | (more[at] ?? 0)));
}

/** One vote and no other. */
function isSingle(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0;
}
