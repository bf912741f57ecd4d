import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countTransitions, type TransitionCount } from '../../src/rounds/transition-counts.js';
import { peopleAside, type TransitionInput, transitions } from '../../src/rounds/transitions.js';

const OPTIONS = ['a', 'b', 'c', 'd'];

/** Counts of people who chose the option of the row first and that of the column second. */
type Cells = readonly (readonly number[])[];

interface Case {
  readonly cells: Cells;
  /** Voted twice, and put aside: by first and second option. */
  readonly aside: Cells;
  /** First vote only, second vote only. */
  readonly left: readonly number[];
  readonly joined: readonly number[];
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function inputOf({ cells, aside, left, joined }: Case, minimum = 5): TransitionInput {
  const options = OPTIONS.slice(0, cells.length);
  const optionAt = (at: number): string => options[at] ?? '';
  const both = (table: Cells, isAside: boolean) =>
    table.flatMap((row, from) =>
      row.map((count, to): TransitionCount => ({ from: optionAt(from), to: optionAt(to), count, aside: isAside })),
    );
  const once = [
    ...left.map((count, at): TransitionCount => ({ from: optionAt(at), to: null, count, aside: false })),
    ...joined.map((count, at): TransitionCount => ({ from: null, to: optionAt(at), count, aside: false })),
  ];
  return { minimum, options, counts: [...both(cells, false), ...both(aside, true), ...once] };
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
  aside: [
    [6, 1],
    [1, 5],
  ],
  left: [1, 0],
  joined: [0, 1],
};
const NOTHING = [
  [null, null],
  [null, null],
];
const NOBODY = [
  [0, 0],
  [0, 0],
];

describe('transitions', () => {
  const cases: readonly [string, Case, (number | null)[][]][] = [
    [
      'shows the cells from the minimum on, and not who was put aside',
      TWO,
      [
        [20, null],
        [null, 15],
      ],
    ],
    [
      'shows everything when every cell is large',
      {
        ...TWO,
        cells: [
          [20, 5],
          [6, 15],
        ],
      },
      [
        [20, 5],
        [6, 15],
      ],
    ],
    [
      'shows nothing when the first votes of the others are nearly alike: the one who did not vote again would be known',
      {
        ...TWO,
        aside: [
          [6, 5],
          [1, 0],
        ],
      },
      NOTHING,
    ],
    [
      'shows nothing when the second votes of the others are nearly alike',
      {
        ...TWO,
        aside: [
          [6, 1],
          [5, 0],
        ],
      },
      NOTHING,
    ],
    ['shows nothing when nobody is put aside and one did not vote again', { ...TWO, aside: NOBODY }, NOTHING],
    [
      'needs nobody aside when those who voted once are diverse by themselves',
      { ...TWO, aside: NOBODY, left: [5, 6], joined: [7, 5] },
      [
        [20, null],
        [null, 15],
      ],
    ],
    [
      'shows nothing when nearly all in the table began alike',
      {
        ...TWO,
        cells: [
          [20, 6],
          [2, 2],
        ],
      },
      NOTHING,
    ],
    [
      'shows nothing when nearly all in the table ended alike',
      {
        ...TWO,
        cells: [
          [20, 2],
          [6, 2],
        ],
      },
      NOTHING,
    ],
    [
      'shows nothing of a round without voters',
      { cells: NOBODY, aside: NOBODY, left: [0, 0], joined: [0, 0] },
      NOTHING,
    ],
  ];
  for (const [title, one, expected] of cases) it(title, () => assert.deepEqual(shown(inputOf(one)), expected));

  it('adds up counts of the same pair', () => {
    const input = inputOf(TWO);
    const halves = [...input.counts].flatMap((one) => [
      { ...one, count: Math.floor(one.count / 2) },
      { ...one, count: Math.ceil(one.count / 2) },
    ]);
    assert.deepEqual(shown({ ...input, counts: halves }), shown(input));
  });

  it('shows a true count of at least the minimum, and as many beside it, or nothing', () => {
    const size = fc.integer({ min: 2, max: 4 });
    const row = (length: number) => fc.array(fc.nat(40), { minLength: length, maxLength: length });
    const table = (length: number) => fc.array(row(length), { minLength: length, maxLength: length });
    const anyCase = size.chain((length) =>
      fc.record({ cells: table(length), aside: table(length), left: row(length), joined: row(length) }),
    );
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 5, max: 12 }), (one, minimum) => {
        const people = total(one.cells.flat());
        for (const [from, cells] of shown(inputOf(one, minimum)).entries()) {
          for (const [to, cell] of cells.entries()) {
            if (cell === null) continue;
            assert.equal(cell, one.cells[from]?.[to]);
            assert.ok(cell >= minimum && people - cell >= minimum);
          }
        }
      }),
    );
  });

  it('refuses what can only be a mistake in the program', () => {
    const input = inputOf(TWO);
    const faults: readonly Partial<TransitionInput>[] = [
      ...[4, 0, 5.5, Number.NaN].map((minimum) => ({ minimum })),
      ...[-1, 1.5, Number.NaN].map((count) => ({ counts: [{ from: 'a', to: 'b', count, aside: false }] })),
      { counts: [{ from: 'x', to: 'a', count: 1, aside: false }] },
      { counts: [{ from: null, to: 'x', count: 1, aside: false }] },
    ];
    for (const fault of faults) assert.throws(() => transitions({ ...input, ...fault }), RangeError);
  });
});

describe('counting who moved', () => {
  async function* stream(people: readonly (readonly [string, string])[]) {
    for (const [pseudonym, option] of people) yield { pseudonym, option };
  }
  const numbered = (count: number, option: string) =>
    Array.from({ length: count }, (_, at) => [String(at).padStart(3, '0'), option] as const);

  it('puts the first by pseudonym aside, and never more than a third', async () => {
    const [first, second] = [numbered(90, 'a'), numbered(90, 'b')];
    const counted = async (aside: number) => [...(await countTransitions(stream(first), stream(second), aside))];
    assert.deepEqual(await counted(peopleAside(5)), [
      { from: 'a', to: 'b', count: 65, aside: false },
      { from: 'a', to: 'b', count: 25, aside: true },
    ]);
    const counts = await counted(60);
    assert.deepEqual(counts.map(({ count, aside }) => [count, aside]).sort(), [
      [30, true],
      [60, false],
    ]);
  });

  it('puts nobody aside who voted once', async () => {
    const counts = await countTransitions(stream(numbered(3, 'a')), stream([['001', 'b']]), 25);
    assert.deepEqual(
      counts.filter(({ aside }) => aside),
      [],
    );
    assert.equal(total(counts.map(({ count }) => count)), 3);
  });
});
