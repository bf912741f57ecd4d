import { areEnough } from '../../../src/rounds/published-row.js';
import { anyTally, type CountRow } from '../../../src/rounds/tally.js';
import type { TransitionCount } from '../../../src/rounds/transition-counts.js';
import { anyTransitions, type TransitionInput } from '../../../src/rounds/transitions.js';
import type { Publish } from './judge.js';
import { permutations } from './lots.js';
import {
  type Ballot,
  type Chosen,
  type Crowd,
  choicesOf,
  countsOf,
  type Setting,
  spreads,
  total,
  type World,
} from './world.js';

/** Parts of the rule that can be left out, to show that the attacker finds what they are for. */
export interface Weaknesses {
  /** No row is left out by lot. */
  readonly noLots?: boolean;
  /** The table of moves is shown whoever is beside it. */
  readonly tableAlone?: boolean;
  /**
   * The table is made of those left after everybody who voted only the first time was erased, once that vote was
   * counted.
   */
  readonly withoutErased?: boolean;
}

export interface GateOptions extends Weaknesses {
  /** Most people who are put aside of those who voted twice. */
  readonly aside?: number;
}

const NAMES = ['a', 'b', 'c', 'd'] as const;
const nameOf = (at: number): string => NAMES[at] ?? '?';
const namesFor = (options: number): readonly string[] => NAMES.slice(0, options);

/**
 * Everything the gate shows of a world, for every outcome of its lots: which rows are left out, and who is put aside.
 * Both are drawn with the key of the round, which no reader has. The functions are those of the product; only their
 * minimum may be smaller, so that small worlds show something.
 */
export function gateRule({
  aside = 0,
  noLots = false,
  tableAlone = false,
  withoutErased = false,
}: GateOptions = {}): Publish {
  const first = remembered((setting: Setting, world: World) => firstShown(setting, world, noLots));
  const second = remembered((setting: Setting, world: World) => [JSON.stringify(row(setting, world, 'second'))]);
  const moves = remembered((setting: Setting, world: World) =>
    tablesShown(withoutErased ? leftOf(setting, world) : [setting, world], aside, tableAlone),
  );
  return (setting, world) => {
    const placed = groupsOf(setting).map((isIn) => countsOf(setting, world, 'first', isIn));
    const kinds = byKind(setting, world);
    const seconds = countsOf(setting, world, 'second');
    const shown: string[] = [];
    for (const one of first(String(placed), setting, world))
      for (const two of second(String(seconds), setting, world))
        for (const table of moves(String(kinds), setting, world)) shown.push(`${one} ${two} ${table}`);
    return shown;
  };
}

/** Worlds that agree in what a part of the publication looks at share that part; `key` says what they agree in. */
function remembered(show: (setting: Setting, world: World) => readonly string[]) {
  const known = new WeakMap<Setting, Map<string, readonly string[]>>();
  return (key: string, setting: Setting, world: World): readonly string[] => {
    const ofSetting = known.get(setting) ?? new Map<string, readonly string[]>();
    known.set(setting, ofSetting);
    const shown = ofSetting.get(key) ?? [...new Set(show(setting, world))];
    ofSetting.set(key, shown);
    return shown;
  };
}

export const placesOf = ({ crowds }: Setting): number[] => [...new Set(crowds.map(({ municipality }) => municipality))];

/** Those of each municipality who are vouched for, and the others. */
function groupsOf(setting: Setting): readonly ((crowd: Crowd) => boolean)[] {
  return placesOf(setting).flatMap((place) =>
    [false, true].map((unvouched) => (crowd: Crowd) => {
      return crowd.municipality === place && (crowd.unvouched === true) === unvouched;
    }),
  );
}

export function row(setting: Setting, world: World, ballot: Ballot, lot: ((row: string) => number) | null = null) {
  const votes = setting.crowds.flatMap((crowd) =>
    countsOf(setting, world, ballot, (one) => one === crowd).map(
      (count, at): CountRow => ({
        ...{ municipality: `m${crowd.municipality}`, vouched: crowd.unvouched !== true, option: nameOf(at), count },
      }),
    ),
  );
  const groups = lot === null ? null : { sizeClassOf: () => 'all', lot };
  return anyTally({ minimum: setting.minimum, options: namesFor(setting.options), votes, groups });
}

/** The rows of the first vote for every set of municipalities that the lots leave out, and every order of them. */
function firstShown(setting: Setting, world: World, noLots: boolean): readonly string[] {
  // A place without enough voters has no row whatever its lot is.
  const places = placesOf(setting).filter((place) =>
    areEnough(
      countsOf(setting, world, 'first', ({ municipality }) => municipality === place),
      setting.minimum,
    ),
  );
  const sets = noLots ? [0] : Array.from({ length: 1 << places.length }, (_, set) => set);
  // The row of the size class may be left out as well, and with it those below.
  const none = noLots ? [] : [JSON.stringify(row(setting, world, 'first', () => 0))];
  const shown = sets.flatMap((set) => {
    const leftOut = places.filter((_, at) => ((set >> at) & 1) === 1);
    return permutations(places.filter((place) => !leftOut.includes(place))).map((order) => {
      const lots = new Map<string, number>([
        ...leftOut.map((place) => [`m${place}`, 0] as const),
        ...order.map((place, at) => [`m${place}`, 0.5 + at / 100] as const),
      ]);
      return JSON.stringify(row(setting, world, 'first', (key) => lots.get(key) ?? 0.9));
    });
  });
  return [...none, ...shown];
}

/** By what was chosen: how many voted twice, the first time only, the second time only. */
export function byKind({ crowds, options }: Setting, world: World): number[] {
  return (['both', 'first', 'second'] as const).flatMap((casts) =>
    choicesOf(casts, options).map((_, choice) =>
      total(crowds.flatMap((crowd, at) => (crowd.casts === casts ? (world[at]?.[choice] ?? 0) : []))),
    ),
  );
}

/** The table of moves, for everybody who can have been put aside. */
function tablesShown(
  [setting, world]: readonly [Setting, World],
  most: number,
  tableAlone: boolean,
): readonly string[] {
  const counts = byKind(setting, world);
  const twice = counts.slice(0, choicesOf('both', setting.options).length);
  return asideWays(twice, most).map(({ out }) => tableOf(movesOf(setting, counts, out), tableAlone));
}

/** The same without those who voted the first time only. */
function leftOf({ crowds, ...setting }: Setting, world: World): readonly [Setting, World] {
  const isLeft = (at: number) => crowds[at]?.casts !== 'first';
  return [{ ...setting, crowds: crowds.filter((_, at) => isLeft(at)) }, world.filter((_, at) => isLeft(at))];
}

/** How many of each choice can have been put aside of those who voted twice, and how likely that is by the lot. */
export function asideWays(twice: readonly number[], most: number) {
  const aside = Math.min(most, Math.floor(total(twice) / 3));
  const all = chosen(total(twice), aside);
  return [...spreads(aside, twice.length)]
    .filter((out) => out.every((n, at) => n <= (twice[at] ?? 0)))
    .map((out) => ({ out, chance: out.reduce((ways, n, at) => ways * chosen(twice[at] ?? 0, n), 1) / all }));
}

/** Number of ways to draw `count` of them. */
function chosen(from: number, count: number): number {
  return count === 0 ? 1 : (chosen(from - 1, count - 1) * from) / count;
}

/** Input of the gate about moves; `counts` as from `byKind`, `out` two-time voters are put aside. */
export function movesOf(
  { options, minimum }: Setting,
  counts: readonly number[],
  out: readonly number[],
): TransitionInput {
  const twice = choicesOf('both', options);
  const once = [...choicesOf('first', options), ...choicesOf('second', options)].map((choice, at) =>
    moved(choice, counts[twice.length + at] ?? 0, false),
  );
  const both = twice.flatMap((choice, at) => {
    const taken = out[at] ?? 0;
    return [moved(choice, (counts[at] ?? 0) - taken, false), moved(choice, taken, true)];
  });
  return { minimum, options: namesFor(options), counts: [...both, ...once] };
}

/** The table of it; whoever is beside it, when it is shown alone. */
export function tableOf(input: TransitionInput, tableAlone: boolean): string {
  if (!tableAlone) return JSON.stringify(anyTransitions(input));
  const both = input.counts.filter(({ from, to }) => from !== null && to !== null);
  return JSON.stringify(both.map(({ aside, count }) => (aside || count < input.minimum ? null : count)));
}

function moved({ first, second }: Chosen, count: number, aside: boolean): TransitionCount {
  const name = (at: number | null) => (at === null ? null : nameOf(at));
  return { from: name(first), to: name(second), count, aside };
}
