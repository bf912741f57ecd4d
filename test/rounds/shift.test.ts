import assert from 'node:assert/strict';
import { MOVED_BY } from '../../src/rounds/moved-by.js';
import { type BallotSums, type Shift, type ShiftInput, shift } from '../../src/rounds/shift.js';
import type { TransitionCount } from '../../src/rounds/transition-counts.js';

const BALLOT: BallotSums = { voters: 40, sumOfConfidence: 120 };
/** How many of the people in the table said that this moved them. */
type Answers = Readonly<Record<string, number>>;

/**
 * A round in which the table of moves shows numbers, with these answers of the people in it; the others answer as well.
 */
function tableOf(answers: Answers, people: number): Pick<ShiftInput, 'options' | 'counts'> {
  const known = Object.entries(answers).flatMap(([move, count]) =>
    Array.from({ length: count }, () => MOVED_BY.find((one) => one === move)),
  );
  const inTable = Array.from({ length: people }, (_, at): TransitionCount => {
    const option = at % 2 === 0 ? 'a' : 'b';
    return { from: option, to: option, count: 1, aside: false, movedBy: known[at] };
  });
  const others = ['a', 'b'].map((option): TransitionCount => {
    return { from: option, to: option, count: 9, aside: true, movedBy: 'fact' };
  });
  return { options: ['a', 'b'], counts: [...inTable, ...others] };
}

const TALKS = { groups: 20, met: 14 };
const NONE = { partner: null, reason: null, fact: null, nothing: null };

function shiftOf(change: Partial<ShiftInput>): Shift {
  return shift({ minimum: 5, ...tableOf({}, 40), first: BALLOT, second: BALLOT, talks: TALKS, ...change });
}

function moved(answers: Answers, people = 40): Shift['movedBy'] {
  return shiftOf(tableOf(answers, people)).movedBy;
}

/** The confidence of a round in which these voters together said this the second time. */
function confidence(voters: number, sumOfConfidence: number, minimum = 5): Shift['confidence'] {
  return shiftOf({ minimum, second: { voters, sumOfConfidence } }).confidence;
}

/** Every way to spread at most `most` over `size` places. */
function* spreads(size: number, most: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let count = 0; count <= most; count += 1) {
    for (const rest of spreads(size - 1, most - count)) yield [count, ...rest];
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Possible answers of somebody outside three colluding colleagues, given everything shown and their answers. */
class Left {
  readonly #answers = new Map<string, Set<number>>();

  add(shown: unknown, counts: readonly number[]): void {
    for (const known of [...spreads(counts.length - 1, 3)].map((some) => [...some, 3 - total(some)])) {
      if (known.some((count, at) => count > (counts[at] ?? 0))) continue;
      const key = JSON.stringify([shown, known]);
      const left = this.#answers.get(key) ?? new Set<number>();
      this.#answers.set(key, left);
      for (const [at, count] of counts.entries()) if (count > (known[at] ?? 0)) left.add(at);
    }
  }

  assertDoubt(): void {
    assert.ok(this.#answers.size > 20);
    for (const [key, left] of this.#answers) assert.ok(left.size > 1, key);
  }
}

describe('shift: confidence', () => {
  it('is the mean of each ballot with one decimal', () => {
    assert.deepEqual(shiftOf({ first: { ...BALLOT, sumOfConfidence: 130 } }).confidence, { first: 3.3, second: 3 });
  });

  const cases: readonly [string, number, number, number, boolean][] = [
    ['is hidden for eight voters', 8, 24, 5, false],
    ['is shown for twelve who are half sure', 12, 36, 5, true],
    ['is hidden when the steps to the end are what four colleagues can take', 40, 182, 5, false],
    ['is shown when somebody else must have said less', 40, 180, 5, true],
    ['is hidden when nobody was sure at all', 40, 40, 5, false],
    ['is hidden when nearly all were not sure at all', 40, 56, 5, false],
    ['asks for more steps under a higher minimum', 40, 170, 9, false],
  ];
  for (const [title, voters, sum, minimum, isShown] of cases)
    it(title, () => assert.equal(confidence(voters, sum, minimum) !== null, isShown));

  it('is hidden in both ballots when one of them may not be shown', () => {
    assert.equal(shiftOf({ first: { ...BALLOT, sumOfConfidence: 199 } }).confidence, null);
  });

  it('is hidden for a ballot without voters', () => assert.equal(confidence(0, 0), null));

  it('leaves it open what any one voter said, also to those who know what three of them said', () => {
    const voters = 13;
    const left = new Left();
    for (const levels of spreads(4, voters)) {
      const answers = [...levels, voters - total(levels)];
      const shown = confidence(voters, total(answers.map((count, index) => count * (index + 1))));
      if (shown !== null) left.add(shown.second, answers);
    }
    left.assertDoubt();
  });
});

describe('shift: what moved people', () => {
  const cases: readonly [string, Answers, Partial<Shift['movedBy']>][] = [
    [
      'shows counts from the minimum on',
      { partner: 9, reason: 5, fact: 4, nothing: 12 },
      { partner: 9, reason: 5, nothing: 12 },
    ],
    [
      'shows all four when everybody answered',
      { partner: 9, reason: 6, fact: 7, nothing: 18 },
      { partner: 9, reason: 6, fact: 7, nothing: 18 },
    ],
    ['shows an answer that all but five gave', { nothing: 35 }, { nothing: 35 }],
    ['shows nothing of one answer that nearly all gave', { nothing: 36, fact: 4 }, {}],
    ['shows nothing of one answer that all gave', { nothing: 40 }, {}],
    ['does not count an answer that does not exist', { other: 20, fact: 6 }, { fact: 6 }],
    ['shows nothing when nobody answered', {}, {}],
  ];
  for (const [title, movedBy, expected] of cases)
    it(title, () => assert.deepEqual(moved(movedBy), { ...NONE, ...expected }));

  it('is told of the people in the table of moves, and not without one', () => {
    const { options, counts } = tableOf({ partner: 20, nothing: 20 }, 40);
    assert.equal(shiftOf({ options, counts }).movedBy.partner, 20);
    const without = counts.filter(({ aside }) => !aside);
    assert.deepEqual(shiftOf({ options, counts: without }).movedBy, NONE);
  });

  it('leaves it open what moved any one voter, also to those who know of three others', () => {
    const left = new Left();
    for (const voters of [10, 11, 12]) {
      for (const answers of spreads(4, voters)) {
        const movedBy = Object.fromEntries(MOVED_BY.map((move, index) => [move, answers[index] ?? 0]));
        const shown = moved(movedBy, voters);
        left.add([voters, ...MOVED_BY.map((move) => shown[move])], [...answers, voters - total(answers)]);
      }
    }
    left.assertDoubt();
  });
});

describe('shift: talks', () => {
  const cases: readonly [string, number, number, boolean][] = [
    ['are shown when enough groups talked and enough did not', 10, 5, true],
    ['are hidden when few groups talked', 20, 4, false],
    ['are hidden when few groups did not talk', 20, 16, false],
    ['are hidden when all groups talked', 20, 20, false],
    ['are hidden when there were none', 0, 0, false],
  ];
  for (const [title, groups, met, isShown] of cases)
    it(title, () => assert.deepEqual(shiftOf({ talks: { groups, met } }).talks, isShown ? { groups, met } : null));
});
