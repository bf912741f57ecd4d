import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Row } from '../../src/rounds/tally.js';
import type { TransitionCount } from '../../src/rounds/transition-counts.js';
import { type TransitionInput, transitions } from '../../src/rounds/transitions.js';

const OPTIONS = ['a', 'b', 'c', 'd'];

/** Counts of who chose the option of the row first and that of the column second. */
type Cells = readonly (readonly number[])[];

interface Case {
  readonly cells: Cells;
  /** First vote only, second vote only. */
  readonly left: readonly number[];
  readonly joined: readonly number[];
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function inputOf({ cells, left, joined }: Case, minimum = 5): TransitionInput {
  const options = OPTIONS.slice(0, cells.length);
  const optionAt = (at: number): string => options[at] ?? '';
  const both = cells.flatMap((row, from) =>
    row.map((count, to): TransitionCount => ({ from: optionAt(from), to: optionAt(to), count })),
  );
  const once = [
    ...left.map((count, at): TransitionCount => ({ from: optionAt(at), to: null, count })),
    ...joined.map((count, at): TransitionCount => ({ from: null, to: optionAt(at), count })),
  ];
  const counts = [...both, ...once];
  const rowOf = (side: 'from' | 'to'): Row =>
    Object.fromEntries(
      options.map((option) => {
        const sum = total(counts.filter((one) => one[side] === option).map(({ count }) => count));
        return [option, sum >= minimum ? sum : null];
      }),
    );
  return { minimum, options, counts, first: rowOf('from'), second: rowOf('to') };
}

function shown(input: TransitionInput): (number | null)[][] {
  const { rows } = transitions(input);
  return input.options.map((from) => input.options.map((to) => rows[from]?.[to] ?? null));
}

const TWO: Case = {
  cells: [
    [20, 3],
    [4, 15],
  ],
  left: [3, 2],
  joined: [2, 3],
};

const THREE: Case = {
  cells: [
    [14, 2, 1],
    [3, 12, 2],
    [1, 6, 9],
  ],
  left: [3, 2, 4],
  joined: [1, 2, 2],
};

describe('transitions', () => {
  const cases: readonly [string, Case, (number | null)[][]][] = [
    [
      'shows the large cells when the rest of each line is large enough',
      TWO,
      [
        [20, null],
        [null, 15],
      ],
    ],
    [
      'shows everything when many people voted once',
      {
        cells: [
          [20, 5],
          [6, 15],
        ],
        left: [5, 9],
        joined: [6, 5],
      },
      [
        [20, 5],
        [6, 15],
      ],
    ],
    [
      'hides a zero',
      {
        cells: [
          [20, 0],
          [0, 15],
        ],
        left: [5, 9],
        joined: [6, 5],
      },
      [
        [20, null],
        [null, 15],
      ],
    ],
    [
      'hides a large cell when too few are left in its row',
      { ...TWO, left: [1, 2] },
      [
        [null, null],
        [null, 15],
      ],
    ],
    [
      'hides a large cell when too few are left in its column',
      { ...TWO, joined: [2, 1] },
      [
        [20, null],
        [null, null],
      ],
    ],
    [
      'shows nothing when everybody voted twice',
      { ...TWO, left: [0, 0], joined: [0, 0] },
      [
        [null, null],
        [null, null],
      ],
    ],
    [
      'hides the smallest large cell of a line that is too open',
      { ...THREE, left: [3, 2, 3], joined: [1, 3, 2] },
      [
        [14, null, null],
        [null, 12, null],
        [null, null, 9],
      ],
    ],
    [
      'shows nothing in the line of an option that is hidden itself',
      {
        cells: [
          [20, 1],
          [2, 1],
        ],
        left: [6, 0],
        joined: [6, 8],
      },
      [
        [20, null],
        [null, null],
      ],
    ],
    [
      'hides all of a round without voters',
      {
        cells: [
          [0, 0],
          [0, 0],
        ],
        left: [0, 0],
        joined: [0, 0],
      },
      [
        [null, null],
        [null, null],
      ],
    ],
  ];
  for (const [title, one, expected] of cases) it(title, () => assert.deepEqual(shown(inputOf(one)), expected));

  it('takes the difference between a published row and the counts of now for people who voted once', () => {
    const input = inputOf({ ...TWO, left: [0, 2] });
    assert.equal(shown(input)[0]?.[0], null);
    const erased = { ...input, first: { ...input.first, a: 25 } };
    assert.equal(shown(erased)[0]?.[0], 20);
    // What a reader gets from the published row, not what the counts say, decides.
    assert.equal(shown({ ...inputOf(TWO), first: { a: 24, b: 21 } })[0]?.[0], null);
  });

  it('shows nothing in a line whose published count is hidden, whatever the counts say', () => {
    const input = inputOf(TWO);
    const hidden = shown({ ...input, first: { ...input.first, a: null } });
    assert.deepEqual(hidden[0], [null, null]);
    assert.deepEqual(shown({ ...input, second: {} }), [
      [null, null],
      [null, null],
    ]);
  });

  it('adds up counts of the same pair', () => {
    const input = inputOf(TWO);
    const halves = [...input.counts].flatMap((one) => [
      { ...one, count: Math.floor(one.count / 2) },
      { ...one, count: Math.ceil(one.count / 2) },
    ]);
    assert.deepEqual(shown({ ...input, counts: halves }), shown(input));
  });

  it('shows nothing when readers know that nearly everybody voted twice', () => {
    const input = inputOf(TWO);
    const voters = total([...input.counts].map(({ count }) => count));
    assert.deepEqual(shown({ ...input, people: voters + 20 }), shown(input));
    for (const people of [voters, voters - 5])
      assert.ok(
        shown({ ...input, people })
          .flat()
          .every((cell) => cell === null),
      );
  });

  it('shows a true count of at least the minimum or nothing, and leaves the minimum in every line', () => {
    const size = fc.integer({ min: 2, max: 4 });
    const row = (length: number) => fc.array(fc.nat(40), { minLength: length, maxLength: length });
    const anyCase = size.chain((length) =>
      fc.record({
        cells: fc.array(row(length), { minLength: length, maxLength: length }),
        left: row(length),
        joined: row(length),
      }),
    );
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 5, max: 12 }), (one, minimum) => {
        const input = inputOf(one, minimum);
        const table = shown(input);
        const places = table.flatMap((cells, from) => cells.map((cell, to) => [cell, one.cells[from]?.[to]] as const));
        for (const [cell, truth] of places.filter(([cell]) => cell !== null))
          assert.deepEqual([cell, (cell ?? 0) >= minimum], [truth, true]);
        const lines = input.options.flatMap((option, at) => [
          { cells: table[at] ?? [], published: input.first[option] ?? null },
          { cells: table.map((cells) => cells[at] ?? null), published: input.second[option] ?? null },
        ]);
        for (const { cells, published } of lines.filter((line) => line.cells.some((cell) => cell !== null)))
          assert.ok((published ?? 0) - total(cells.map((cell) => cell ?? 0)) >= minimum);
      }),
    );
  });

  it('refuses what can only be a mistake in the program', () => {
    const input = inputOf(TWO);
    const faults: readonly Partial<TransitionInput>[] = [
      ...[4, 0, 5.5, Number.NaN].map((minimum) => ({ minimum })),
      ...[-1, 1.5, Number.NaN].map((count) => ({ counts: [{ from: 'a', to: 'b', count }] })),
      { counts: [{ from: 'x', to: 'a', count: 1 }] },
      { counts: [{ from: null, to: 'x', count: 1 }] },
      { people: -1 },
    ];
    for (const fault of faults) assert.throws(() => transitions({ ...input, ...fault }), RangeError);
  });
});
