import type { MatchPerson } from '../../../src/matching/matching.js';
import { keptPart } from '../../../src/matching/noised-vote.js';
import { shift } from '../../../src/rounds/shift.js';
import { type Broken, everythingShown } from './everything-shown.js';
import { talksSeenBy } from './odds.js';
import { blur, digitsOf } from './together.js';
import { chanceOf, choicesOf, type Leaning, type Setting, total, type World, worldsOf } from './world.js';

/** A small programme of which somebody puts everything together that is shown of a round from its opening to its end. */
export interface EverythingSetting extends Setting {
  /** The first so many crowds are one person each, who wishes to be matched by their vote. All others do not. */
  readonly willing: number;
  /** So many of the first people work together. */
  readonly colluders: 1 | 2;
  readonly leaning: Leaning;
  /** In how many of the groups people talk, and nobody knows in which. */
  readonly talking?: number;
}

export interface BrokenEverywhere extends Broken {
  /** Which part of the noised votes is as cast, the product's by default. */
  readonly kept?: number;
}

export interface Everything {
  /** How many different things could be seen. */
  readonly views: number;
  /** In how many of them there was a table of who moved, and what moved people. */
  readonly tables: number;
  readonly moved: number;
  /** The part of the rounds in which a vote of somebody else was certain. */
  readonly certain: number;
  /** Such a view, to read; null when there is none. */
  readonly example: string | null;
  /** The most that the matching and the talks change the odds between two votes of somebody, beyond what is published. */
  readonly beyond: number;
  /** The highest chance of a vote being the right one, from what is published alone, and with the rest. */
  readonly surestAlone: number;
  readonly surest: number;
}

/** What a world is to a reader: a number for what those who work together and the willing voted, and the rest as chances. */
interface Layout {
  readonly cells: number;
  /** Numbers in a cell: its weight, then for each vote of somebody else how likely each option is. */
  readonly width: number;
  readonly cellOf: (world: World) => number;
  /** The first votes of the willing, as digits of one number, by cell. */
  readonly firsts: readonly number[];
  /** What the colluders voted, by cell. */
  readonly own: readonly number[];
  /** Where the options of each vote of somebody else begin in a cell. */
  readonly asked: readonly number[];
  readonly add: (into: Float64Array, at: number, world: World, weight: number) => void;
}

/**
 * Weighs everything that can have happened with everything that is shown of it. A world is what each person voted both times
 * (or did not), all noised votes, who is put aside by lot and which rows are left out, and who talked.
 * Seen is all that `everythingShown` publishes; with whom the colluders were matched, twice, and what their cards
 * say; and how many groups talked. The reader knows the rules, the seed, who took part, voted when and wished what, and how likely
 * each option is and a change of mind.
 *
 * Exact, by two reductions. People in one crowd are alike to every reader, so only how many of them chose what is tried,
 * and one of them stands for each. And what is published and what the matching shows come from the votes by draws of
 * their own, so the chance of seeing both is the product. Not in it: larger programmes (`sampled.ts`), a habit to
 * talk rather with who differs, how sure people were (taken as independent of what they chose), several rounds together.
 */
export function everything(
  setting: EverythingSetting,
  seed: number,
  { kept = keptPart(setting.options), ...broken }: BrokenEverywhere = {},
): Everything {
  const layout = layoutOf(setting);
  const { cells, width, asked, own, firsts } = layout;
  const matched = [...matchedIn(setting, { seed, kept }).values()];
  const found = { views: 0, tables: 0, moved: 0, certain: 0, beyond: 1, surestAlone: 0, surest: 0 };
  let example: string | null = null;
  const owns = Array.from({ length: Math.max(...own) + 1 }, (_, one) =>
    Array.from({ length: cells }, (_unused, cell) => cell).filter((cell) => own[cell] === one),
  );
  for (const [shown, weights] of weighed(setting, layout, broken)) {
    for (const mine of owns) {
      const alone = summed(weights, mine, () => 1);
      if ((alone[0] ?? 0) === 0) continue;
      for (const chances of matched) {
        const both = summed(weights, mine, (cell) => chances[firsts[cell] ?? 0] ?? 0);
        if ((both[0] ?? 0) === 0) continue;
        found.views += 1;
        if (/"rows":\{.*:\d.*\}\} \{/.test(shown)) found.tables += 1;
        if (/"(reason|nothing)":\d/.test(shown)) found.moved += 1;
        let isCertain = false;
        for (const at of asked) {
          const before = alone.subarray(at, at + setting.options);
          const after = both.subarray(at, at + setting.options);
          if (after.filter((weight) => weight > 0).length === 1) isCertain = true;
          compare(before, after);
        }
        if (isCertain) {
          found.certain += both[0] ?? 0;
          example ??= shown;
        }
      }
    }
  }
  return { ...found, example };

  function summed(weights: Float64Array, some: readonly number[], chance: (cell: number) => number): Float64Array {
    const sums = new Float64Array(width);
    for (const cell of some) {
      const factor = chance(cell);
      if (factor === 0) continue;
      for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + factor * (weights[cell * width + at] ?? 0);
    }
    return sums;
  }

  function compare(before: Float64Array, after: Float64Array): void {
    found.surestAlone = Math.max(found.surestAlone, Math.max(...before) / total([...before]));
    found.surest = Math.max(found.surest, Math.max(...after) / total([...after]));
    const gains = [...after].flatMap((weight, at) => (before[at] ? [weight / before[at]] : []));
    found.beyond = Math.max(found.beyond, Math.max(...gains) / Math.min(...gains));
  }
}

/** For everything that can be published the worlds in which it can be, by cell. */
function weighed(setting: EverythingSetting, layout: Layout, broken: Broken): ReadonlyMap<string, Float64Array> {
  const size = layout.cells * layout.width;
  const shownIn = everythingShown(setting, broken);
  // Worlds that agree in what is published share that: they are added up first.
  const alike = new Map<ReadonlyMap<string, number>, Float64Array>();
  for (const world of worldsOf(setting)) {
    const shown = shownIn(world);
    const sums = alike.get(shown) ?? new Float64Array(size);
    alike.set(shown, sums);
    layout.add(sums, layout.cellOf(world) * layout.width, world, chanceOf(setting, world, setting.leaning));
  }
  const views = new Map<string, Float64Array>();
  for (const [shown, sums] of alike)
    for (const [text, chance] of shown) {
      const view = views.get(text) ?? new Float64Array(size);
      views.set(text, view);
      for (let at = 0; at < size; at += 1) view[at] = (view[at] ?? 0) + chance * (sums[at] ?? 0);
    }
  return views;
}

function layoutOf({ crowds, options, willing, colluders }: EverythingSetting): Layout {
  const choices = crowds.map(({ casts }) => choicesOf(casts, options));
  const people = crowds.slice(0, willing);
  const numbers = people.map((_, at) => (at < colluders ? (choices[at]?.length ?? 1) : options));
  const cells = numbers.reduce((product, number) => product * number, 1);
  const digits = Array.from({ length: cells }, (_, cell) => {
    let rest = cell;
    return numbers.map((number) => {
      const digit = rest % number;
      rest = Math.floor(rest / number);
      return digit;
    });
  });
  const firstOf = (at: number, digit: number) => (at < colluders ? (choices[at]?.[digit]?.first ?? 0) : digit);
  const choiceIn = (world: World, at: number) => Math.max(0, world[at]?.indexOf(1) ?? 0);
  const votes = crowds.flatMap((crowd, at) =>
    (at < colluders ? [] : (['first', 'second'] as const)).flatMap((ballot) =>
      crowd.casts === 'both' || crowd.casts === ballot ? [{ at, ballot, size: crowd.size }] : [],
    ),
  );
  return {
    cells,
    width: 1 + votes.length * options,
    firsts: digits.map((own) => own.reduce((sum, digit, at) => sum + firstOf(at, digit) * options ** at, 0)),
    own: digits.map((all) =>
      all.slice(0, colluders).reduce((sum, digit, at) => sum + digit * (choices[0]?.length ?? 1) ** at, 0),
    ),
    asked: votes.map((_, at) => 1 + at * options),
    cellOf(world) {
      let [cell, step] = [0, 1];
      for (const [at, number] of numbers.entries()) {
        const choice = choiceIn(world, at);
        cell += step * (at < colluders ? choice : (choices[at]?.[choice]?.first ?? 0));
        step *= number;
      }
      return cell;
    },
    add(into, start, world, weight) {
      into[start] = (into[start] ?? 0) + weight;
      for (const [number, { at, ballot, size }] of votes.entries())
        for (const [choice, chosen] of (choices[at] ?? []).entries()) {
          const option = chosen[ballot];
          if (option === null) continue;
          const place = start + 1 + number * options + option;
          into[place] = (into[place] ?? 0) + (weight * (world[at]?.[choice] ?? 0)) / size;
        }
    },
  };
}

/** For everything that can be seen of the matching and the talks: how likely it is with each first vote of the willing. */
function matchedIn(setting: EverythingSetting, { seed, kept }: { readonly seed: number; readonly kept: number }) {
  const { crowds, options, willing, colluders, minimum, talking = 0.5 } = setting;
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
      chances[number] = (chances[number] ?? 0) + binomial(groups - own, others, talking);
    }
  }
  // Whoever did not vote the first time has any noised vote alike.
  for (const chances of seen.values())
    for (let at = 0; at < willing; at += 1)
      blur(chances, options ** at, { options, kept: crowds[at]?.casts === 'second' ? 1 / options : kept });
  return seen;
}

function binomial(of: number, count: number, chance: number): number {
  let ways = (1 - chance) ** (of - count);
  for (let at = 0; at < count; at += 1) ways *= (chance * (of - at)) / (at + 1);
  return ways;
}
