import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SuppressedCells, suppressTable } from '../../src/rounds/table-suppression.js';
import { runs, spread } from '../support/thorough.js';

/** What is true: both rows of totals, and who is in both. Who is in one only follows. */
interface World {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly cells: readonly (readonly number[])[];
}

interface Setting {
  readonly minimum: number;
  readonly people: number | null;
}

/** All that is published of a world. */
interface Published {
  readonly first: readonly (number | null)[];
  readonly second: readonly (number | null)[];
  readonly cells: SuppressedCells;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function columnsOf(cells: World['cells']): number[] {
  return (cells[0] ?? []).map((_, column) => total(cells.map((row) => row[column] ?? 0)));
}

function publish({ first, second, cells }: World, { minimum, people }: Setting): Published {
  const rowOf = (counts: readonly number[]) => counts.map((count) => (count >= minimum ? count : null));
  const [rowTotals, columnTotals] = [rowOf(first), rowOf(second)];
  const shown = suppressTable({ minimum, cells, rowTotals, columnTotals, people });
  return { first: rowTotals, second: columnTotals, cells: shown };
}

/** The cells, then who is in the first only, then who is in the second only, then both rows. */
function countsOf({ first, second, cells }: World): number[] {
  const columns = columnsOf(cells);
  const left = first.map((count, row) => count - total(cells[row] ?? []));
  const joined = second.map((count, column) => count - (columns[column] ?? 0));
  return [...cells.flat(), ...left, ...joined, ...first, ...second];
}

/** The numbers of `countsOf` that are not published: the ones that a reader is after. */
function hiddenOf({ first, second, cells }: Published): number[] {
  const never = [...first, ...second].map(() => null);
  return [...cells.flat(), ...never, ...first, ...second].flatMap((count, at) => (count === null ? [at] : []));
}

/** How many people a world has. */
function peopleIn({ first, second, cells }: World): number {
  return total(first) + total(second) - total(cells.flat());
}

/** Every way to spread at most `most` over `size` places. */
function* rows(size: number, most: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let count = 0; count <= most; count += 1) {
    for (const rest of rows(size - 1, most - count)) yield [count, ...rest];
  }
}

/** Every table that fits in both rows of totals. */
function* tables(first: readonly number[], second: readonly number[]): Generator<number[][]> {
  const [own, ...others] = first;
  if (own === undefined) {
    yield [];
    return;
  }
  for (const row of rows(second.length, own)) {
    const left = second.map((count, column) => count - (row[column] ?? 0));
    if (left.some((count) => count < 0)) continue;
    for (const rest of tables(others, left)) yield [row, ...rest];
  }
}

/** Every row of counts up to `most`. */
function* allRows(size: number, most: number): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let count = 0; count <= most; count += 1) for (const rest of allRows(size - 1, most)) yield [count, ...rest];
}

type Beliefs = Map<string, { readonly published: Published; readonly worlds: number[][] }>;

function showsSome({ published }: { readonly published: Published }): boolean {
  return published.cells.flat().some((cell) => cell !== null);
}

/** Runs the rule on every world with these totals; gathers the worlds by what is published of them. */
function addWorlds(beliefs: Beliefs, first: readonly number[], second: readonly number[], setting: Setting): void {
  for (const cells of tables(first, second)) {
    const world = { first, second, cells };
    if (setting.people !== null && peopleIn(world) > setting.people) continue;
    const published = publish(world, setting);
    const key = JSON.stringify(published);
    const belief = beliefs.get(key) ?? { published, worlds: [] };
    beliefs.set(key, belief);
    belief.worlds.push(countsOf(world));
  }
}

/** The sums of hidden numbers that are one and the same in all worlds. */
function certainSums(hidden: readonly number[], worlds: readonly (readonly number[])[]): number[] {
  const sums: number[] = [];
  for (let set = 1; set < 1 << hidden.length; set += 1) {
    const chosen = hidden.filter((_, index) => (set >> index) & 1);
    const sumIn = (world: readonly number[]) => chosen.reduce((sum, at) => sum + (world[at] ?? 0), 0);
    const sum = sumIn(worlds[0] ?? []);
    if (worlds.every((world) => sumIn(world) === sum)) sums.push(sum);
  }
  return sums;
}

/** Asserts that no sum below the minimum is certain, and that each hidden cell may be anything below the minimum. */
function assertSecret(beliefs: Beliefs, minimum: number): void {
  for (const [key, { published, worlds }] of beliefs) {
    const cells = published.cells.flat();
    for (const sum of certainSums(hiddenOf(published), worlds)) assert.ok(sum >= minimum, `a sum of ${sum} in ${key}`);
    for (const at of hiddenOf(published)) {
      const values = new Set(worlds.map((world) => world[at]));
      const isTotal = at >= cells.length + 2 * published.first.length;
      if (at < cells.length || isTotal) {
        for (let value = 0; value < minimum; value += 1)
          assert.ok(values.has(value), `${at} is not ${value} in ${key}`);
      } else assert.ok(values.size > 1 || [...values].every((value) => (value ?? 0) >= minimum), `${at} in ${key}`);
    }
  }
}

/** The 0/1 sums of hidden numbers that adding and subtracting published ones can reach, found by row reduction. */
function reachableSums(world: World, published: Published): number[] {
  const size = world.first.length;
  const counts = countsOf(world);
  const relations = world.first.flatMap((_, line) => [
    counts.map((_, at) => ofLine(at, line, size, (cell) => Math.floor(cell / size) === line, 0)),
    counts.map((_, at) => ofLine(at, line, size, (cell) => cell % size === line, 1)),
  ]);
  const hidden = new Set(hiddenOf(published));
  // A published number is known: its own column falls away, and what is left is a relation between hidden numbers.
  const reduced = reduce(relations.map((row) => row.map((factor, at) => (hidden.has(at) ? factor : 0))));
  const sums: number[] = [];
  // A 0/1 combination has 0 or 1 at every pivot, so these are all of them.
  for (let choice = 1; choice < 1 << reduced.length; choice += 1) {
    const vector = counts.map((_, at) =>
      reduced.reduce((sum, row, index) => sum + ((choice >> index) & 1) * (row[at] ?? 0), 0),
    );
    if (vector.every((factor) => isNear(factor, 0) || isNear(factor, 1)))
      sums.push(total(counts.filter((_, at) => isNear(vector[at] ?? 0, 1))));
  }
  return sums;
}

/** Cells of the line + who is in that one only − its total = 0; `side` 0 is the first vote, 1 the second. */
function ofLine(at: number, line: number, size: number, isCell: (at: number) => boolean, side: 0 | 1): number {
  const cells = size * size;
  if (at < cells) return isCell(at) ? 1 : 0;
  if (at === cells + side * size + line) return 1;
  return at === cells + (2 + side) * size + line ? -1 : 0;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-9;
}

/** Reduced row echelon form, without rows of zeros. */
function reduce(relations: readonly (readonly number[])[]): number[][] {
  const work = relations.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (work[0]?.length ?? 0); column += 1) {
    const pivot = work.findIndex((row, index) => index >= found && !isNear(row[column] ?? 0, 0));
    const [chosen] = pivot === -1 ? [] : work.splice(pivot, 1);
    if (chosen === undefined) continue;
    const unit = chosen.map((factor) => factor / (chosen[column] ?? 1));
    for (const [index, row] of work.entries())
      work[index] = row.map((factor, at) => factor - (row[column] ?? 0) * (unit[at] ?? 0));
    work.splice(found, 0, unit);
    found += 1;
  }
  return work.slice(0, found);
}

const anyWorld = fc.integer({ min: 2, max: 4 }).chain((size) => {
  const row = (max: number) => fc.array(fc.nat({ max }), { minLength: size, maxLength: size });
  return fc
    .record({ cells: fc.array(row(25), { minLength: size, maxLength: size }), left: row(6), joined: row(6) })
    .map(
      ({ cells, left, joined }): World => ({
        cells,
        first: left.map((count, line) => count + total(cells[line] ?? [])),
        second: columnsOf(cells).map((count, line) => count + (joined[line] ?? 0)),
      }),
    );
});

describe('transitions: a reader who knows all that is published', () => {
  it('reaches no sum below the minimum by adding and subtracting', () => {
    let reached = 0;
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: 5, max: 8 }), (world, minimum) => {
        const published = publish(world, { minimum, people: null });
        for (const sum of reachableSums(world, published)) {
          reached += 1;
          assert.ok(sum >= minimum, `${sum} in ${JSON.stringify(published)}`);
        }
      }),
      { numRuns: runs(1_000, 300) },
    );
    assert.ok(reached > runs(1_000, 300), `${reached} sums reached`);
  });

  it('would reach one if a table were shown with only the small cells hidden', () => {
    const world: World = {
      first: [20, 20],
      second: [20, 20],
      cells: [
        [16, 2],
        [3, 14],
      ],
    };
    const first = [20, 20];
    const published: Published = {
      first,
      second: first,
      cells: [
        [16, null],
        [null, 14],
      ],
    };
    assert.equal(Math.min(...reachableSums(world, published)), 4);
  });

  for (const [minimum, most] of spread(
    [
      [2, 6],
      [3, 7],
    ] as const,
    1,
  )) {
    it(`learns nothing small from the rule itself on every table of two options, minimum ${minimum}`, () => {
      const beliefs: Beliefs = new Map();
      for (const first of allRows(2, most))
        for (const second of allRows(2, most)) addWorlds(beliefs, first, second, { minimum, people: null });
      assert.ok([...beliefs.values()].filter(showsSome).length > 20);
      assertSecret(beliefs, minimum);
    });
  }

  const three: readonly [readonly number[], readonly number[]][] = [
    [
      [6, 5, 3],
      [5, 5, 4],
    ],
    [
      [6, 3, 3],
      [3, 6, 3],
    ],
    [
      [5, 5, 5],
      [5, 5, 5],
    ],
  ];
  for (const [first, second] of three) {
    it(`nor on every table of three options with totals ${first} and ${second}, minimum 2`, () => {
      const beliefs: Beliefs = new Map();
      addWorlds(beliefs, first, second, { minimum: 2, people: null });
      assert.ok(beliefs.size > 3);
      assertSecret(beliefs, 2);
    });
  }

  for (const [people, most] of spread(
    [
      [10, 7],
      [13, 8],
    ] as const,
    1,
  )) {
    it(`nor when the reader knows that at most ${people} could vote, minimum 2`, () => {
      const beliefs: Beliefs = new Map();
      for (const first of allRows(2, most)) {
        for (const second of allRows(2, most)) addWorlds(beliefs, first, second, { minimum: 2, people });
      }
      const withCells = [...beliefs].filter(([, belief]) => showsSome(belief));
      assert.ok(withCells.length > 50, `${withCells.length} tables with a cell`);
      assertSecret(new Map(withCells), 2);
      for (const [key, { worlds }] of [...beliefs].filter(([, belief]) => !showsSome(belief))) {
        for (const at of [0, 1, 2, 3]) assert.ok(new Set(worlds.map((world) => world[at])).size > 1, `${at} in ${key}`);
      }
    });
  }
});
