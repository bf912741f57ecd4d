import { areEnough } from '../../../src/rounds/published-row.js';
import { shift } from '../../../src/rounds/shift.js';
import type { TransitionCount } from '../../../src/rounds/transition-counts.js';
import { peopleAside, type TransitionInput } from '../../../src/rounds/transitions.js';
import { MOVED_BY } from '../../../src/rounds/vote.js';
import { asideWays, byKind, movesOf, placesOf, row, tableOf } from './gate-rule.js';
import { lotsOf } from './lots.js';
import { choicesOf, countsOf, type Setting, total, type World } from './world.js';

/** Parts of the rule that can be left out, to show that the attacker finds what they are for. */
export interface Broken {
  /** The table of who moved is shown whoever is beside it. */
  readonly tableAlone?: boolean;
  /** What moved people is counted over all who voted the second time, as it once was. */
  readonly movedOfAll?: boolean;
}

/** Texts, each with its chance; together 1. */
type Chances = ReadonlyMap<string, number>;

/**
 * All that is published of a round that went like this, with the chance of it by the lots: the rows of the first vote, the
 * second vote, who moved from what to what, and what moved people. The functions are those of the product. Everybody who voted
 * twice answers what moved them, and truly: *nothing* when they stayed, a reason when they did not. That is more than a
 * reader can know of people, so what holds here holds for any habit that is less true. How sure people were is taken
 * as independent of what they chose; then it tells nothing.
 */
export function everythingShown(setting: Setting, broken: Broken): (world: World) => Chances {
  const known = new Map<string, Chances>();
  const enough = placesOf(setting).filter((place) =>
    areEnough([sizeOf(setting, (municipality) => municipality === place)], setting.minimum),
  );
  const all = areEnough([sizeOf(setting, () => true)], setting.minimum) ? ['class all'] : [];
  const lots = lotsOf([...enough.map((place) => `m${place}`), ...all]);
  return (world) => {
    const placed = placesOf(setting).map((place) =>
      countsOf(setting, world, 'first', ({ municipality }) => municipality === place),
    );
    const key = `${placed} ${byKind(setting, world)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const rows = added(lots.map(({ lot, chance }) => [JSON.stringify(row(setting, world, 'first', lot)), chance]));
    const second = JSON.stringify(row(setting, world, 'second'));
    const shown = new Map<string, number>();
    for (const [moves, chance] of movesShown(setting, world, broken))
      for (const [first, likely] of rows) shown.set(`${first} ${second} ${moves}`, chance * likely);
    known.set(key, shown);
    return shown;
  };
}

function sizeOf({ crowds }: Setting, isIn: (municipality: number) => boolean): number {
  return total(crowds.map(({ municipality, casts, size }) => (casts !== 'second' && isIn(municipality) ? size : 0)));
}

/** The table of who moved and what moved people, by who is put aside. */
function movesShown(setting: Setting, world: World, { tableAlone = false, movedOfAll = false }: Broken): Chances {
  const counts = byKind(setting, world);
  const twice = choicesOf('both', setting.options).length;
  return added(
    asideWays(counts.slice(0, twice), peopleAside(setting.minimum)).map(({ out, chance }) => {
      const moves = movesOf(setting, counts, out);
      const said = { ...moves, counts: moves.counts.map(truly) };
      const movedBy = movedOfAll ? ofAll(said) : shift({ ...said, ...NOBODY }).movedBy;
      return [`${tableOf(moves, tableAlone)} ${JSON.stringify(movedBy)}`, chance];
    }),
  );
}

/** What somebody answers who did this. */
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
