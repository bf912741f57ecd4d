import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownView } from '../../src/rounds/result.js';
import { type CountRow, type Tally, tally } from '../../src/rounds/tally.js';

const PLACES: Readonly<Record<string, number>> = { GM0001: 4, GM0002: 4, GM0003: 8 };
/** Nothing is left out by lot. */
const ALL_IN = () => 0.9;

function tallyOf(votes: readonly CountRow[], minimum = 5, lot: (row: string) => number = ALL_IN): Tally {
  const sizeClassOf = (code: string) => PLACES[code] ?? null;
  return tally({ minimum, options: ['a', 'b'], votes, groups: { sizeClassOf, lot } });
}

function vote(municipality: string | null, a: number, b: number, vouched = true): CountRow[] {
  return [
    { municipality, vouched, option: 'a', count: a },
    { municipality, vouched, option: 'b', count: b },
  ];
}

const rowsOf = ({ bySizeClass, byMunicipality }: Tally): string[] => [
  ...Object.keys(bySizeClass),
  ...Object.keys(byMunicipality),
];

describe('tally', () => {
  const diverse = [...vote('GM0001', 6, 7), ...vote('GM0002', 7, 8), ...vote('GM0003', 8, 6)];

  it('counts each option overall, by size class and by municipality', () => {
    assert.deepEqual(tallyOf(diverse), {
      minimum: 5,
      overall: { a: 21, b: 21 },
      words: null,
      bySizeClass: { 4: { a: 13, b: 15 }, 8: { a: 8, b: 6 } },
      byMunicipality: { GM0001: { a: 6, b: 7 }, GM0002: { a: 7, b: 8 }, GM0003: { a: 8, b: 6 } },
    });
  });

  it('has nothing but the row of all where no groups are asked for', () => {
    const alone = tally({ minimum: 5, options: ['a', 'b'], votes: diverse, groups: null });
    assert.deepEqual([alone.overall, rowsOf(alone)], [{ a: 21, b: 21 }, []]);
  });

  it('says so when nobody voted', () => {
    const none = tallyOf([]);
    assert.deepEqual([none.overall, none.words, rowsOf(none)], [{ a: null, b: null }, { kind: 'few' }, []]);
  });

  it('has no row for a municipality in which all chose the same', () => {
    const alike = tallyOf([...vote('GM0001', 12, 0), ...vote('GM0002', 7, 8), ...vote('GM0003', 8, 6)]);
    // With the other row of the class the missing one could be computed, so that one is left out too.
    assert.deepEqual(rowsOf(alike), ['4', '8', 'GM0003']);
  });

  it('has no row for fewer than twice the minimum', () => {
    const small = tallyOf([...vote('GM0001', 5, 4), ...vote('GM0002', 20, 20), ...vote('GM0003', 8, 6)]);
    assert.ok(!rowsOf(small).includes('GM0001'));
  });

  it('has no row when what is left of the whole would tell: one colleague elsewhere', () => {
    const alone = tallyOf([...vote('GM0001', 9, 9), ...vote('GM0002', 9, 9), ...vote('GM0003', 1, 0)]);
    assert.deepEqual(rowsOf(alone), []);
  });

  it('leaves a row out when its lot says so, and what that would give away', () => {
    const left = tallyOf(diverse, 5, (row) => (row === 'GM0002' ? 0 : 0.9));
    assert.deepEqual(rowsOf(left), ['4', '8', 'GM0001', 'GM0003']);
    assert.deepEqual(rowsOf(tallyOf(diverse, 5, (row) => (row === 'class 4' ? 0 : 0.9))), ['8', 'GM0003']);
  });

  it('has no row for people who only say that they work there', () => {
    const four = tallyOf([...vote('GM0001', 5, 4), ...vote('GM0001', 7, 8, false), ...vote('GM0002', 9, 9)]);
    assert.ok(!rowsOf(four).includes('GM0001'), 'five and four who are vouched for are not enough');
    const many = tallyOf([...vote('GM0001', 5, 5), ...vote('GM0001', 7, 8, false), ...vote('GM0002', 9, 9)]);
    assert.deepEqual(many.byMunicipality.GM0001, { a: 12, b: 13 });
  });

  it('is not fooled by strangers who vote for what a municipality did not choose', () => {
    const fooled = tallyOf([...vote('GM0001', 6, 0), ...vote('GM0001', 0, 30, false), ...vote('GM0002', 9, 9)]);
    assert.deepEqual(rowsOf(fooled), ['4'], 'the size class is everybody here');
    assert.deepEqual(fooled.overall, { a: 15, b: 39 });
  });

  it('counts who belongs to no group in the row of all', () => {
    const later = tallyOf([...diverse, ...vote(null, 6, 5, false)]);
    assert.deepEqual(later.overall, { a: 27, b: 26 });
    assert.deepEqual(later.byMunicipality, tallyOf(diverse).byMunicipality);
    // One alone would be what is left.
    assert.deepEqual(rowsOf(tallyOf([...diverse, ...vote(null, 1, 0, false)])), ['8', 'GM0003']);
  });

  it('does not depend on the order of the votes or on how they were grouped', () => {
    const row = fc.record({
      municipality: fc.constantFrom('GM0001', 'GM0002', 'GM0003', null),
      vouched: fc.boolean(),
      option: fc.constantFrom('a', 'b'),
      count: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (votes) => {
        const single = votes.flatMap((one) => Array.from({ length: one.count }, () => ({ ...one, count: 1 })));
        assert.deepEqual(tallyOf(single.reverse()), tallyOf(votes));
      }),
    );
  });

  it('shows a large healthy round in full, but for the rows that the lots leave out', () => {
    const codes = Array.from({ length: 342 }, (_, index) => `GM${String(index).padStart(4, '0')}`);
    const options = ['a', 'b', 'c', 'd'];
    const votes = codes.flatMap((municipality, index) =>
      options.map((option) => ({ municipality, vouched: true, option, count: 5 + (index % 9) })),
    );
    const sizeClassOf = (code: string) => 1 + (Number(code.slice(2)) % 8);
    const whole = tally({ minimum: 5, options, votes, groups: { sizeClassOf, lot: ALL_IN } });
    const rows = [whole.overall, ...Object.values(whole.bySizeClass), ...Object.values(whole.byMunicipality)];
    assert.equal(rows.length, 1 + 8 + 342);
    assert.ok(rows.every((row) => Object.values(row).every((count) => count !== null)));
  });

  it('counts a municipality that is on no list, in a class of its own', () => {
    const result = tallyOf([...vote('GM9999', 7, 7), ...diverse]);
    assert.deepEqual([result.bySizeClass.unknown?.a, result.byMunicipality.GM9999?.a], [7, 7]);
  });

  it('refuses a minimum below five, a foreign option and a count that is none', () => {
    for (const minimum of [4, 0, -1, 5.5, Number.NaN]) assert.throws(() => tallyOf([], minimum), RangeError);
    const foreign = { municipality: 'GM0001', vouched: true, option: 'z', count: 1 };
    assert.throws(() => tallyOf([foreign]), RangeError);
    for (const count of [-1, 0.5, Number.NaN]) assert.throws(() => tallyOf(vote('GM0001', count, 1)), RangeError);
  });
});

describe('ownView', () => {
  const counted = tallyOf([...vote('GM0001', 6, 7), ...vote('GM0002', 7, 8), ...vote('GM0003', 8, 6)]);
  const result = { tally: counted, reasons: {} };

  it('gives the rows of one person', () => {
    assert.deepEqual(ownView(result, 'GM0002', 4), {
      overall: { a: 21, b: 21 },
      sizeClass: { a: 13, b: 15 },
      municipality: { a: 7, b: 8 },
    });
  });

  it('gives no row for a place that has none', () => {
    const view = ownView(result, 'toString', 1);
    assert.deepEqual([view.sizeClass, view.municipality], [null, null]);
  });
});
