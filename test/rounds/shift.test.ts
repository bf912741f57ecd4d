import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type BallotSums, type Shift, type ShiftInput, shift } from '../../src/rounds/shift.js';
import { MOVED_BY } from '../../src/rounds/vote.js';

const BALLOT: BallotSums = { voters: 40, sumOfConfidence: 120, movedBy: {} };
const ROW = { a: 25, b: 15 };
const TALKS = { groups: 20, met: 14 };
const NONE = { partner: null, reason: null, fact: null, nothing: null };

function shiftOf(change: Partial<ShiftInput>): Shift {
  const published = { first: ROW, second: ROW };
  return shift({ minimum: 5, first: BALLOT, second: BALLOT, talks: TALKS, published, ...change });
}

function moved(movedBy: BallotSums['movedBy']): Shift['movedBy'] {
  return shiftOf({ second: { ...BALLOT, movedBy } }).movedBy;
}

/** The confidence of a round in which these voters, all published under one option, together said this. */
function confidence(voters: number, sumOfConfidence: number, minimum = 5): Shift['confidence'] {
  const second = { voters, sumOfConfidence, movedBy: {} };
  return shiftOf({ minimum, second, published: { first: ROW, second: { a: voters, b: 0 } } }).confidence;
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

function rowOf(counts: readonly number[], minimum: number): Record<string, number | null> {
  return Object.fromEntries(counts.map((count, index) => [`o${index}`, count >= minimum ? count : null]));
}

/** The worlds that a reader cannot tell apart, by what they were shown. */
class Beliefs {
  readonly worlds = new Map<string, number[][]>();

  add(shown: unknown, world: number[]): void {
    const key = JSON.stringify(shown);
    const known = this.worlds.get(key);
    if (known === undefined) this.worlds.set(key, [world]);
    else known.push(world);
  }
}

describe('shift: confidence', () => {
  it('is the mean of each ballot with one decimal', () => {
    assert.deepEqual(shiftOf({ first: { ...BALLOT, sumOfConfidence: 130 } }).confidence, { first: 3.3, second: 3 });
  });

  const cases: readonly [string, number, number, number, boolean][] = [
    ['is hidden for fewer than ten voters', 9, 27, 5, false],
    ['is shown for ten', 10, 30, 5, true],
    ['is hidden for fewer voters than the minimum', 11, 33, 12, false],
    ['is hidden when one of ten was less than very sure', 10, 49, 5, false],
    ['is hidden when nobody was sure at all', 40, 40, 5, false],
    ['is shown when five steps are missing at the end of the scale', 10, 45, 5, true],
    ['is shown when five steps are missing at the beginning', 10, 15, 5, true],
    ['asks for more steps under a higher minimum', 12, 54, 8, false],
  ];
  for (const [title, voters, sum, minimum, isShown] of cases)
    it(title, () => assert.equal(confidence(voters, sum, minimum) !== null, isShown));

  it('is hidden in both ballots when one of them may not be shown', () => {
    assert.equal(shiftOf({ first: { ...BALLOT, sumOfConfidence: 199 } }).confidence, null);
  });

  it('is hidden for a ballot without voters', () => assert.equal(confidence(0, 0), null));

  it('tells neither the number of voters nor how many gave one answer, to a reader who tries all', () => {
    const beliefs = new Beliefs();
    for (const hidden of [0, 1, 2, 3, 4]) {
      for (const levels of spreads(4, 10 + hidden)) {
        const answers = [...levels, 10 + hidden - total(levels)];
        const sumOfConfidence = total(answers.map((count, index) => count * (index + 1)));
        const second = { voters: 10 + hidden, sumOfConfidence, movedBy: {} };
        const published = { first: ROW, second: { a: 10, b: null } };
        beliefs.add(shiftOf({ second, published }).confidence, [hidden, ...answers]);
      }
    }
    assert.ok(beliefs.worlds.size > 20);
    for (const [key, worlds] of beliefs.worlds) {
      for (const at of [0, 1, 2, 3, 4, 5]) {
        assert.ok(new Set(worlds.map((world) => world[at])).size > 1, `${at} after ${key}`);
      }
      assert.equal(new Set(worlds.map(([hidden]) => hidden)).size, 5, key);
    }
  });
});

describe('shift: what moved people', () => {
  const cases: readonly [string, BallotSums['movedBy'], Partial<Shift['movedBy']>][] = [
    [
      'shows counts from the minimum on',
      { partner: 9, reason: 5, fact: 4, nothing: 12 },
      { partner: 9, reason: 5, nothing: 12 },
    ],
    [
      'shows all four when enough people said nothing',
      { partner: 9, reason: 6, fact: 5, nothing: 15 },
      { partner: 9, reason: 6, fact: 5, nothing: 15 },
    ],
    [
      'hides the smallest when everybody answered',
      { partner: 9, reason: 6, fact: 7, nothing: 18 },
      { partner: 9, fact: 7, nothing: 18 },
    ],
    ['hides the smallest when the rest is too small', { partner: 18, reason: 18, fact: 1, nothing: 2 }, { reason: 18 }],
    ['shows nothing of one answer that all gave', { nothing: 40 }, {}],
    ['does not count an answer that does not exist', { other: 20, fact: 6 }, { fact: 6 }],
    ['shows nothing when nobody answered', {}, {}],
  ];
  for (const [title, movedBy, expected] of cases)
    it(title, () => assert.deepEqual(moved(movedBy), { ...NONE, ...expected }));

  it('shows less when part of the voters are hidden in the row', () => {
    const second = { ...BALLOT, voters: 32, movedBy: { partner: 19, nothing: 8 } };
    const shownOf = (row: Record<string, number | null>) =>
      shiftOf({ second, published: { first: ROW, second: row } }).movedBy;
    assert.deepEqual(shownOf({ a: 20, b: 12 }), { ...NONE, partner: 19, nothing: 8 });
    assert.deepEqual(shownOf({ a: 20, b: null, c: null, d: null }), NONE);
    assert.deepEqual(shownOf({ a: 28, b: null }), { ...NONE, partner: 19 });
  });

  it('takes no more votes as known than an absent row can hold', () => {
    const { published: _, ...unknown } = { minimum: 5, first: BALLOT, talks: TALKS, published: null };
    const movedBy = { partner: 18, nothing: 6 };
    assert.deepEqual(shift({ ...unknown, second: { ...BALLOT, movedBy } }).movedBy, { ...NONE, partner: 18 });
    assert.deepEqual(shift({ ...unknown, second: { ...BALLOT, voters: 16, movedBy } }), {
      confidence: null,
      movedBy: NONE,
      talks: TALKS,
    });
  });

  it('never shows more than the row of the second vote leaves room for', () => {
    const counts = fc.record({ partner: fc.nat(30), reason: fc.nat(30), fact: fc.nat(30), nothing: fc.nat(30) });
    fc.assert(
      fc.property(counts, fc.nat(20), fc.integer({ min: 5, max: 9 }), (movedBy, silent, minimum) => {
        const voters = total(Object.values(movedBy)) + silent;
        const published = { first: ROW, second: { a: voters } };
        const shown = shiftOf({ minimum, second: { ...BALLOT, voters, movedBy }, published }).movedBy;
        const large = MOVED_BY.flatMap((move) => shown[move] ?? []);
        for (const move of MOVED_BY) assert.ok(shown[move] === null || shown[move] === movedBy[move]);
        assert.ok(large.every((count) => count >= minimum));
        assert.ok(large.length === 0 || voters - total(large) >= minimum);
      }),
    );
  });

  it('stands against a reader who knows the rule and the row and tries everything', () => {
    const minimum = 2;
    const beliefs = new Beliefs();
    for (const counts of [...spreads(3, 12)].filter((row) => row.every((count) => count <= 4))) {
      for (const answers of spreads(4, total(counts))) {
        const movedBy = Object.fromEntries(MOVED_BY.map((move, index) => [move, answers[index] ?? 0]));
        const second = { voters: total(counts), sumOfConfidence: 3 * total(counts), movedBy };
        const row = rowOf(counts, minimum);
        const shown = shiftOf({ minimum, second, published: { first: ROW, second: row } }).movedBy;
        const silent = total(counts) - total(answers);
        beliefs.add([...Object.values(row), ...MOVED_BY.map((move) => shown[move])], [...counts, ...answers, silent]);
      }
    }
    assert.ok(beliefs.worlds.size > 100);
    for (const [key, worlds] of beliefs.worlds) {
      const shown = [...(JSON.parse(key) as (number | null)[]), null];
      const hidden = [...shown.keys()].filter((at) => shown[at] === null);
      for (const at of hidden) {
        const values = [...new Set(worlds.map((world) => world[at]))];
        const isDoubtful = at < 3 ? values.length === minimum : values.length > 1;
        // Who said nothing may be a remainder, and is then large enough.
        assert.ok(isDoubtful || (at === 7 && (values[0] ?? 0) >= minimum), `${at} is ${values} after ${key}`);
      }
    }
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
