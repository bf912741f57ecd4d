import { MOVED_BY } from '../../../src/rounds/moved-by.js';
import { areEnough } from '../../../src/rounds/published-row.js';
import { shift } from '../../../src/rounds/shift.js';
import type { TransitionCount } from '../../../src/rounds/transition-counts.js';
import { peopleAside, type TransitionInput } from '../../../src/rounds/transitions.js';
import { asideWays, byKind, movesOf, placesOf, row, tableOf } from './gate-rule.js';
import { lotsOf } from './lots.js';
import { choicesOf, countsOf, type Setting, total, type World } from './world.js';

/** Parts of the rule that can be left out, to show that the attacker finds what they are for. */
export interface Broken {
  /** The table of moves is shown whoever is beside it. */
  readonly tableAlone?: boolean;
  /** Reasons to move are counted over all who voted the second time, as it once was. */
  readonly movedOfAll?: boolean;
}

/** Texts, each with its chance; together 1. */
type Chances = ReadonlyMap<string, number>;

/**
 * All that is published of a round that went like this, with the chance of it by the lots: the rows of the first vote, the
 * second vote, who moved from what to what, and what moved people. The functions are those of the product. Everybody who voted
 * twice answers what moved them, and truly: *nothing* when they stayed, a reason when they did not; no habit ties the answers
 * more to the votes. How sure people were is taken as independent of what they chose; then it tells nothing.
 */
export function everythingShown(setting: Setting, broken: Broken): Gate {
  const { minimum } = setting;
  const places = placesOf(setting).filter((place) => areEnough([sizeOf(setting, place)], minimum));
  const all = areEnough([sizeOf(setting)], minimum) ? ['class all'] : [];
  const lots = lotsOf([...places.map((place) => `m${place}`), ...all]);
  const movesShown = movesShownBy(setting, broken);
  return {
    // A place without enough voters is never shown, whatever they chose.
    keyOf: (world) => {
      const placed = places.map((place) => countsOf(setting, world, 'first', (one) => one.municipality === place));
      return `${placed} ${byKind(setting, world)}`;
    },
    shownOf(world) {
      const rows = added(lots.map(({ lot, chance }) => [JSON.stringify(row(setting, world, 'first', lot)), chance]));
      const second = JSON.stringify(row(setting, world, 'second'));
      const moves = [...movesShown(world)];
      return new Map(
        [...rows].flatMap(([first, likely]) =>
          moves.map(([moved, chance]) => [`${first} ${second} ${moved}`, likely * chance] as const),
        ),
      );
    },
  };
}

/** The gate of a setting. Worlds with the same key show the same. */
export interface Gate {
  readonly keyOf: (world: World) => string;
  readonly shownOf: (world: World) => Chances;
}

/** How many vote the first time, in this place or in all. */
function sizeOf({ crowds }: Setting, place: number | null = null): number {
  return total(
    crowds.flatMap(({ municipality, casts, size }) =>
      casts !== 'second' && (place === null || municipality === place) ? [size] : [],
    ),
  );
}

/** The table of moves and the reasons to move, for each set of people put aside. */
function movesShownBy(setting: Setting, { tableAlone = false, movedOfAll = false }: Broken): (world: World) => Chances {
  const twice = choicesOf('both', setting.options).length;
  const known = new Map<string, string>();

  function textOf(counts: readonly number[], out: readonly number[]): string {
    const moves = movesOf(setting, counts, out);
    // The gate adds up equal ones, and of those who are not in the table it adds up each vote.
    const key = movedOfAll ? JSON.stringify(moves) : JSON.stringify(asTaken(moves));
    const before = known.get(key);
    if (before !== undefined) return before;
    const said = { ...moves, counts: moves.counts.map(truly) };
    const movedBy = movedOfAll ? ofAll(said) : shift({ ...said, ...NOBODY }).movedBy;
    const text = `${tableOf(moves, tableAlone)} ${JSON.stringify(movedBy)}`;
    known.set(key, text);
    return text;
  }

  return (world) => {
    const counts = byKind(setting, world);
    const ways = asideWays(counts.slice(0, twice), peopleAside(setting.minimum));
    return added(ways.map(({ out, chance }) => [textOf(counts, out), chance]));
  };
}

function asTaken({ counts }: TransitionInput): unknown {
  const sums = new Map<string, number>();
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);
  for (const { from, to, count, aside } of counts) {
    if (from !== null && to !== null && !aside) add(`${from} ${to}`, count);
    else {
      if (from !== null) add(`from ${from}`, count);
      if (to !== null) add(`to ${to}`, count);
    }
  }
  return [...sums.entries()];
}

/** The honest answer of somebody who did this. */
function truly(one: TransitionCount): TransitionCount {
  if (one.from === null || one.to === null) return one;
  return { ...one, movedBy: one.from === one.to ? 'nothing' : 'reason' };
}

/** The rule as it was: from the minimum on, when at least the minimum of all voters said something else. */
function ofAll({ counts, minimum }: TransitionInput): unknown {
  const of = (some: readonly TransitionCount[]) => total(some.map(({ count }) => count));
  const voters = of(counts.filter(({ to }) => to !== null));
  return Object.fromEntries(
    MOVED_BY.map((move) => {
      const count = of(counts.filter(({ movedBy }) => movedBy === move));
      return [move, count >= minimum && voters - count >= minimum ? count : null];
    }),
  );
}

const SUMS = { voters: 0, sumOfConfidence: 0 };
const NOBODY = { first: SUMS, second: SUMS, talks: { groups: 0, met: 0 } };

function added(each: readonly (readonly [text: string, chance: number])[]): Chances {
  const sums = new Map<string, number>();
  for (const [text, chance] of each) sums.set(text, (sums.get(text) ?? 0) + chance);
  return sums;
}
