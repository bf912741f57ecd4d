import { keptPart } from '../../../src/matching/noised-vote.js';
import type { MatchPerson } from '../../../src/matching/pairing/matching-terms.js';
import { shift } from '../../../src/rounds/shift.js';
import { type Layout, layoutOf, type Reader } from './everything-layout.js';
import { type Broken, everythingShown } from './everything-shown.js';
import { talksSeenBy } from './odds.js';
import { blur, digitsOf } from './together.js';
import { chanceOf, choicesOf, type Leaning, type Setting, spreads, total, type World } from './world.js';

/** A small programme of which somebody puts everything together that is shown of a round from its opening to its end. */
export interface EverythingSetting extends Setting, Reader {
  readonly leaning: Leaning;
}

export interface BrokenEverywhere extends Broken {
  /** Which part of the noised votes is as cast, the product's by default. */
  readonly kept?: number;
}

export interface Everything {
  /**
   * How many different things could be seen; in how many there was a table of moves, reasons to move, and a number of
   * talks.
   */
  readonly views: number;
  readonly tables: number;
  readonly moved: number;
  readonly talks: number;
  /** The part of the rounds in which a vote of somebody else was certain. */
  readonly certain: number;
  /** The publication of such a round; null if there is none. */
  readonly example: string | null;
  /** The most that the matching and the talks change the odds between two votes of somebody, beyond what is published. */
  readonly beyond: number;
  /** The highest chance of a vote being the right one: from what is published alone, and with the rest. */
  readonly surestAlone: number;
  readonly surest: number;
}

/**
 * Weighs everything that can have happened with everything that is shown of it. A world is what each person voted both
 * times (or did not), all noised votes, who is put aside by lot and which rows are left out, and which groups talked.
 * Seen is all that `everythingShown` publishes; with whom the colluders were matched, twice, and what their cards say;
 * and how many groups talked. The reader knows the rules, the seed, who took part, voted when and wished what, and how
 * likely each option and a change of mind are. Files, channels and messages say no more than this.
 *
 * Exact, by two reductions. People of one crowd are alike to every reader, so only how many of them chose what is
 * tried, and one of them stands for each. And what is published and what the matching shows come from the votes by
 * draws of their own, so the chance of seeing both is the product. Not in it: larger programmes (`sampled.ts`); a habit
 * of preferring talks with people who differ; how sure people were, taken as independent of what they chose; several
 * rounds together.
 */
export function everything(
  setting: EverythingSetting,
  seed: number,
  { kept = keptPart(setting.options), ...broken }: BrokenEverywhere = {},
): Everything {
  const layout = layoutOf(setting, setting);
  const found = { ...NOTHING };
  const matched = setting.colluders === 0 ? [['', null] as const] : [...matchedIn(setting, { seed, kept })];
  for (const [shown, weights] of weighed(setting, layout, broken))
    for (const { seen, alone, both } of viewsOf(layout, weights, matched)) {
      note(found, shown, seen);
      const before = votesIn(layout, alone, setting.options);
      const after = votesIn(layout, both, setting.options);
      for (const [at, votes] of after.entries()) compare(found, before[at] ?? votes, votes);
      if (!after.some(isCertain)) continue;
      found.certain += both[0] ?? 0;
      found.example ??= `${shown} ${seen}`;
    }
  return found;
}

/** The published part beside everything visible of the matching, for all possible votes of the colluders. */
function* viewsOf(
  layout: Layout,
  weights: Float64Array,
  matched: readonly (readonly [seen: string, chances: Float64Array | null])[],
) {
  const cells = Array.from({ length: layout.cells }, (_, cell) => cell);
  for (const own of new Set(layout.own)) {
    const mine = cells.filter((cell) => layout.own[cell] === own);
    const alone = summed(layout, weights, mine, null);
    for (const [seen, chances] of alone[0] === 0 ? [] : matched) {
      const both = summed(layout, weights, mine, chances);
      if (both[0] !== 0) yield { seen, alone, both };
    }
  }
}

/** The votes of everybody else, each by option. */
function votesIn({ asked }: Layout, sums: Float64Array, options: number): readonly Float64Array[] {
  return asked.map((at) => sums.subarray(at, at + options));
}

type Found = { -readonly [part in keyof Everything]: Everything[part] };

const NOTHING: Everything = {
  ...{ views: 0, tables: 0, moved: 0, talks: 0, certain: 0, example: null },
  ...{ beyond: 1, surestAlone: 0, surest: 0 },
};

function note(found: Found, shown: string, seen: string): void {
  found.views += 1;
  if (/"rows":.*:\d.*"partner"/.test(shown)) found.tables += 1;
  if (/"(reason|nothing)":\d/.test(shown)) found.moved += 1;
  if (/"met":\d/.test(seen)) found.talks += 1;
}

function compare(found: Found, before: Float64Array, after: Float64Array): void {
  found.surestAlone = Math.max(found.surestAlone, Math.max(...before) / total([...before]));
  found.surest = Math.max(found.surest, Math.max(...after) / total([...after]));
  const gains = [...after].flatMap((weight, at) => (before[at] ? [weight / before[at]] : []));
  found.beyond = Math.max(found.beyond, Math.max(...gains) / Math.min(...gains));
}

function isCertain(votes: Float64Array): boolean {
  return votes.filter((weight) => weight > 0).length === 1;
}

/** These cells of a view together, each with the chance of what else was seen. */
function summed(
  { width, firsts }: Layout,
  weights: Float64Array,
  cells: readonly number[],
  chances: Float64Array | null,
): Float64Array {
  const sums = new Float64Array(width);
  for (const cell of cells) {
    const chance = chances === null ? 1 : (chances[firsts[cell] ?? 0] ?? 0);
    if (chance === 0 || weights[cell * width] === 0) continue;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + chance * (weights[cell * width + at] ?? 0);
  }
  return sums;
}

/** For everything that can be published the worlds in which it can be. */
function weighed(setting: EverythingSetting, layout: Layout, broken: Broken): ReadonlyMap<string, Float64Array> {
  const size = layout.cells * layout.width;
  const { keyOf, shownOf } = everythingShown(setting, broken);
  // Worlds that show the same are added up first.
  const alike = new Map<string, { readonly shown: ReadonlyMap<string, number>; readonly sums: Float64Array }>();
  for (const [world, chance] of weighedWorlds(setting)) {
    const key = keyOf(world);
    const known = alike.get(key) ?? { shown: shownOf(world), sums: new Float64Array(size) };
    alike.set(key, known);
    layout.add(known.sums, layout.cellOf(world) * layout.width, world, chance);
  }
  const views = new Map<string, Float64Array>();
  for (const { shown, sums } of alike.values())
    for (const [text, chance] of shown) {
      const view = views.get(text) ?? new Float64Array(size);
      views.set(text, view);
      for (let at = 0; at < size; at += 1) view[at] = (view[at] ?? 0) + chance * (sums[at] ?? 0);
    }
  return views;
}

/** Everything that can have happened, with the chance of it. */
function* weighedWorlds({ leaning, ...setting }: EverythingSetting): Generator<readonly [World, number]> {
  const ways = setting.crowds.map((crowd) =>
    [...spreads(crowd.size, choicesOf(crowd.casts, setting.options).length)].map(
      (counts) => [counts, chanceOf({ ...setting, crowds: [crowd] }, [counts], leaning)] as const,
    ),
  );
  function* from(at: number): Generator<readonly [World, number]> {
    const own = ways[at];
    if (own === undefined) yield [[], 1];
    else
      for (const [rest, chance] of from(at + 1))
        for (const [one, likely] of own) yield [[one, ...rest], chance * likely];
  }
  yield* from(0);
}

/** For everything that can be seen of the matching and the talks: how likely it is with each first vote of the willing. */
function matchedIn(
  setting: EverythingSetting,
  { seed, kept }: { readonly seed: number; readonly kept: number },
): ReadonlyMap<string, Float64Array> {
  const { crowds, options, willing, colluders, minimum } = setting;
  const places = crowds.flatMap(({ municipality, size }) => Array.from({ length: size }, () => municipality));
  const people = places.map(
    (place, at): Omit<MatchPerson, 'vote'> => ({
      ...{ id: `p${String(at).padStart(2, '0')}`, municipality: `GM ${place}`, challenges: [], sizeClass: null },
      ...{ wantsToTalk: true, leftOutLastRound: false, avoid: [] },
    }),
  );
  const sums = { voters: 0, sumOfConfidence: 0 };
  const nobody = { first: sums, second: sums, options: [], counts: [] };
  const seen = new Map<string, Float64Array>();
  for (const [number, noised] of digitsOf(willing, options).entries()) {
    const { shown, groups, own } = talksSeenBy({ people, options }, noised, { seed, colluders });
    // Those who work together talk, so that they know it of their own group.
    for (let others = 0; others <= groups - own; others += 1) {
      const talks = shift({ ...nobody, minimum, talks: { groups, met: own + others } }).talks;
      const key = `${shown} ${JSON.stringify(talks)}`;
      const chances = seen.get(key) ?? new Float64Array(options ** willing);
      seen.set(key, chances);
      chances[number] = (chances[number] ?? 0) + binomial(groups - own, others, TALKING);
    }
  }
  // Whoever did not vote the first time has any noised vote alike.
  for (const chances of seen.values())
    for (let at = 0; at < willing; at += 1)
      blur(chances, options ** at, { options, kept: crowds[at]?.casts === 'second' ? 1 / options : kept });
  return seen;
}

/** In such a part of the groups people talk; nobody knows in which. */
const TALKING = 0.5;

function binomial(of: number, count: number, chance: number): number {
  let ways = (1 - chance) ** (of - count);
  for (let at = 0; at < count; at += 1) ways *= (chance * (of - at)) / (at + 1);
  return ways;
}
