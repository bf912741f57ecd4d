import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SuppressedTree, suppress } from '../../src/rounds/suppression.js';
import { runs } from '../support/thorough.js';

/** Municipalities per size class; municipality m3 is the fourth, size class c0 the first. */
type Shape = readonly number[];

function sizeClassesOf(shape: Shape): Map<string, string> {
  const classes = shape.flatMap((size, index) => Array.from({ length: size }, () => `c${index}`));
  return new Map(classes.map((sizeClass, index) => [`m${index}`, sizeClass]));
}

function suppressed(shape: Shape, minimum: number, votes: readonly number[]): SuppressedTree {
  const counts = new Map(votes.map((count, index) => [`m${index}`, count]));
  return suppress({ minimum, sizeClasses: sizeClassesOf(shape), counts });
}

/** Overall, size classes, municipalities: the true counts in one list. */
function truth(shape: Shape, votes: readonly number[]): number[] {
  const first = shape.map((_, index) => total(shape.slice(0, index)));
  const classes = shape.map((size, index) => total(votes.slice(first[index] ?? 0, (first[index] ?? 0) + size)));
  return [total(votes), ...classes, ...votes];
}

/** The shown values, in the same order. */
function view(shape: Shape, tree: SuppressedTree): (number | null)[] {
  const classes = shape.map((_, index) => tree.bySizeClass.get(`c${index}`) ?? null);
  const places = [...sizeClassesOf(shape).keys()].map((code) => tree.byMunicipality.get(code) ?? null);
  return [tree.overall, ...classes, ...places];
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Every way to spread at most `most` votes over `size` municipalities. */
function* tables(size: number, most: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let count = 0; count <= most; count += 1) {
    for (const rest of tables(size - 1, most - count)) yield [count, ...rest];
  }
}

/**
 * Everything a reader can still think possible: for each cell its values, for each set of municipalities its one sum or
 * null.
 */
interface Belief {
  readonly values: Set<number>[];
  readonly sums: Map<number, number | null>;
}

function believe(belief: Belief, shape: Shape, votes: readonly number[]): void {
  for (const [index, count] of truth(shape, votes).entries()) belief.values[index]?.add(count);
  for (let set = 1; set < 1 << votes.length; set += 1) {
    const sum = total(votes.filter((_, index) => (set >> index) & 1));
    belief.sums.set(set, !belief.sums.has(set) || belief.sums.get(set) === sum ? sum : null);
  }
}

function newBelief(shape: Shape): Belief {
  return { values: Array.from({ length: 1 + shape.length + total(shape) }, () => new Set<number>()), sums: new Map() };
}

/** Asserts that no hidden cell is known, nor the sum of hidden municipalities below the minimum. */
function assertSecret(belief: Belief, shown: readonly (number | null)[], shape: Shape, minimum: number): void {
  for (const [index, cell] of shown.entries()) {
    if (cell === null) assert.ok((belief.values[index]?.size ?? 0) > 1, `cell ${index} of ${JSON.stringify(shown)}`);
  }
  const places = shown.slice(1 + shape.length);
  const hidden = places.reduce<number>((set, cell, index) => set | (cell === null ? 1 << index : 0), 0);
  for (const [set, sum] of belief.sums) {
    if ((set & ~hidden) !== 0 || sum === null) continue;
    assert.ok(sum >= minimum, `sum ${sum} of set ${set} in ${JSON.stringify(shown)}`);
  }
}

function agrees(cells: readonly number[], shown: readonly (number | null)[]): boolean {
  return shown.every((cell, index) => cell === null || cell === cells[index]);
}

/** Sums of hidden municipalities that subtraction can reach: the 0/1 vectors in the span of the shown totals. */
function reachableSums(shape: Shape, shown: readonly (number | null)[], votes: readonly number[]): number[] {
  const size = votes.length;
  const unit = (index: number) => Array.from({ length: size }, (_, place) => (place === index ? 1 : 0));
  const codes = [...sizeClassesOf(shape).values()];
  const rows = [
    Array.from({ length: size }, () => 1),
    ...shape.map((_, index) => codes.map((code) => (code === `c${index}` ? 1 : 0))),
    ...votes.map((_, index) => unit(index)),
  ].filter((_, index) => shown[index] !== null);
  const hidden = shown.slice(1 + shape.length).map((cell) => cell === null);
  const sums: number[] = [];
  for (let set = 1; set < 1 << size; set += 1) {
    const vector = votes.map((_, index) => (set >> index) & 1);
    if (vector.some((one, index) => one === 1 && hidden[index] !== true)) continue;
    if (rank([...rows, vector]) === rank(rows)) sums.push(total(votes.filter((_, index) => vector[index] === 1)));
  }
  return sums;
}

function rank(rows: readonly (readonly number[])[]): number {
  const work = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = work.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const chosen = work[pivot];
    if (chosen === undefined) continue;
    work.splice(pivot, 1);
    work.splice(found, 0, chosen);
    for (const row of work.slice(found + 1)) {
      const factor = (row[column] ?? 0) / (chosen[column] ?? 1);
      for (const index of row.keys()) row[index] = (row[index] ?? 0) - factor * (chosen[index] ?? 0);
    }
    found += 1;
  }
  return found;
}

const instance = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .filter((shape) => total(shape) <= 6)
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      minimum: fc.integer({ min: 2, max: 4 }),
      votes: fc.array(fc.nat({ max: 6 }), { minLength: total(shape), maxLength: total(shape) }),
    }),
  );

/** Few enough votes to try all tables. */
const smallInstance = instance.filter(({ votes }) => total(votes) <= 14);

describe('suppression', () => {
  it('shows a true count of at least the minimum or nothing', () => {
    const big = fc.array(fc.nat({ max: 40 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(big, fc.integer({ min: 2, max: 12 }), (votes, minimum) => {
        const cells = truth([4, 3, 2], votes);
        for (const [index, cell] of view([4, 3, 2], suppressed([4, 3, 2], minimum, votes)).entries()) {
          if (cell !== null) assert.deepEqual([cell, cell >= minimum], [cells[index], true]);
          // The overall count is never given up for another one.
          if (index === 0) assert.equal(cell !== null, total(votes) >= minimum);
        }
      }),
      { numRuns: runs(1_000, 200) },
    );
  });

  it('leaves at least two possible values for every hidden count, to a reader who tries all tables', () => {
    fc.assert(
      fc.property(smallInstance, ({ shape, minimum, votes }) => {
        const shown = view(shape, suppressed(shape, minimum, votes));
        const belief = newBelief(shape);
        // Without an overall count there is no upper bound; one more than the truth is enough to doubt.
        const most = shown[0] ?? total(votes) + 1;
        for (const table of tables(votes.length, most)) {
          if (agrees(truth(shape, table), shown)) believe(belief, shape, table);
        }
        assertSecret(belief, shown, shape, minimum);
      }),
      { numRuns: runs(300, 100) },
    );
  });

  it('gives no sum below the minimum to a reader who adds and subtracts shown totals', () => {
    fc.assert(
      fc.property(instance, ({ shape, minimum, votes }) => {
        const shown = view(shape, suppressed(shape, minimum, votes));
        for (const sum of reachableSums(shape, shown, votes)) assert.ok(sum >= minimum, JSON.stringify(shown));
      }),
      { numRuns: runs(2_000, 400) },
    );
  });

  const known: readonly [Shape, number, number][] = [
    [[1], 5, 12],
    [[2], 5, 20],
    [[4], 3, 14],
    [[2, 2], 3, 14],
    [[3, 2], 3, 12],
    [[3], 5, 22],
    [[1, 1, 1], 5, 22],
    [[2, 1, 1], 3, 16],
    [[2, 2, 1], 3, 13],
    [[3, 1, 1], 3, 13],
    [[2, 2, 2], 2, 9],
    [[2, 1, 1, 1], 3, 12],
  ];
  for (const [shape, minimum, most] of known) {
    it(`stands against a reader who runs this rule on every table: sizes ${shape.join('+')}, minimum ${minimum}`, () => {
      const beliefs = new Map<string, { belief: Belief; shown: readonly (number | null)[] }>();
      for (const votes of tables(total(shape), most)) {
        const shown = view(shape, suppressed(shape, minimum, votes));
        const key = JSON.stringify(shown);
        const known = beliefs.get(key) ?? { belief: newBelief(shape), shown };
        beliefs.set(key, known);
        believe(known.belief, shape, votes);
      }
      assert.ok(beliefs.size > 3);
      for (const { belief, shown } of beliefs.values()) assertSecret(belief, shown, shape, minimum);
    });
  }

  const table: readonly [string, Shape, readonly number[], readonly (number | null)[]][] = [
    ['shows all when every count is large enough', [2, 1], [5, 6, 7], [18, 11, 7, 5, 6, 7]],
    ['hides all of a round with one voter', [2, 1], [1, 0, 0], [null, null, null, null, null, null]],
    ['hides all of an empty round', [2, 1], [0, 0, 0], [null, null, null, null, null, null]],
    ['hides the smallest neighbour of a single small count', [3], [3, 20, 9], [32, 32, null, 20, null]],
    ['needs no neighbour when two small counts add up', [3], [3, 4, 9], [16, 16, null, null, 9]],
    ['hides one more when two small counts stay below the minimum', [3], [1, 2, 9], [12, 12, null, null, null]],
    ['hides equal neighbours together', [4], [3, 9, 9, 20], [41, 41, null, null, null, 20]],
    ['hides a zero beside a single municipality', [2], [0, 9], [9, 9, null, null]],
    [
      'hides a second size class beside a small one',
      [2, 2, 1],
      [1, 2, 6, 7, 30],
      [46, null, null, 30, null, null, null, null, 30],
    ],
    [
      'shows size classes where no municipality may be',
      [3, 3],
      [2, 2, 3, 1, 4, 1],
      [13, 7, 6, null, null, null, null, null, null],
    ],
    ['keeps a size class whose counts are all just below', [2, 2], [4, 4, 9, 9], [26, 8, 18, null, null, 9, 9]],
    ['hides one more beside counts that are all just below', [3], [4, 4, 9], [17, 17, null, null, null]],
    ['shows the count of a class of one', [1, 1], [8, 9], [17, 8, 9, 8, 9]],
    ['shows the overall over size classes that are all hidden', [1, 1], [4, 4], [8, null, null, null, null]],
  ];
  for (const [title, shape, votes, expected] of table) {
    it(title, () => assert.deepEqual(view(shape, suppressed(shape, 5, votes)), expected));
  }

  it('gives the same answer whatever the order of the municipalities', () => {
    fc.assert(
      fc.property(instance, ({ shape, minimum, votes }) => {
        const counts = new Map(votes.map((count, index) => [`m${index}`, count]));
        const reversed = new Map([...sizeClassesOf(shape)].reverse());
        const tree = suppress({ minimum, sizeClasses: reversed, counts });
        assert.deepEqual(view(shape, tree), view(shape, suppressed(shape, minimum, votes)));
      }),
    );
  });

  it('refuses a minimum that hides nothing', () => {
    for (const minimum of [1, 0, 2.5, Number.NaN]) assert.throws(() => suppressed([1], minimum, [3]), RangeError);
  });
});
