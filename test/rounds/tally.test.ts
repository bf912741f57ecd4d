import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CountRow, ownView, presentRow, tally } from '../../src/rounds/tally.js';

const PLACES: Readonly<Record<string, number>> = { GM0001: 4, GM0002: 4, GM0003: 8 };

function tallyOf(votes: readonly CountRow[], minimum = 5) {
  const sizeClassOf = (code: string) => PLACES[code] ?? null;
  return tally({ minimum, options: ['a', 'b'], votes, municipalities: Object.keys(PLACES), sizeClassOf });
}

function vote(municipality: string, option: string, count: number): CountRow {
  return { municipality, option, count };
}

describe('tally', () => {
  it('counts each option by itself, overall, by size class and by municipality', () => {
    const votes = [
      vote('GM0001', 'a', 6),
      vote('GM0002', 'a', 7),
      vote('GM0003', 'a', 8),
      vote('GM0001', 'b', 2),
      vote('GM0003', 'b', 9),
    ];
    assert.deepEqual(tallyOf(votes), {
      minimum: 5,
      overall: { a: 21, b: 11 },
      bySizeClass: { 4: { a: 13, b: null }, 8: { a: 8, b: null } },
      byMunicipality: { GM0001: { a: 6, b: null }, GM0002: { a: 7, b: null }, GM0003: { a: 8, b: null } },
    });
  });

  it('has a row of hidden counts for everybody when nobody voted', () => {
    const hidden = { a: null, b: null };
    assert.deepEqual(tallyOf([]), {
      minimum: 5,
      overall: hidden,
      bySizeClass: { 4: hidden, 8: hidden },
      byMunicipality: { GM0001: hidden, GM0002: hidden, GM0003: hidden },
    });
  });

  it('publishes nothing besides the options, so that no row has a total', () => {
    const { overall, bySizeClass, byMunicipality } = tallyOf([vote('GM0001', 'a', 40)]);
    for (const row of [overall, ...Object.values(bySizeClass), ...Object.values(byMunicipality)]) {
      assert.deepEqual(Object.keys(row), ['a', 'b']);
    }
  });

  it('does not depend on the order of the votes or on how they were grouped', () => {
    const row = fc.record({
      municipality: fc.constantFrom('GM0001', 'GM0002', 'GM0003'),
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

  it('shows a large healthy round in full', () => {
    const codes = Array.from({ length: 342 }, (_, index) => `GM${String(index).padStart(4, '0')}`);
    const options = ['a', 'b', 'c', 'd'];
    const votes = codes.flatMap((code, index) => options.map((option) => vote(code, option, 5 + (index % 9))));
    const sizeClassOf = (code: string) => 1 + (Number(code.slice(2)) % 8);
    const result = tally({ minimum: 5, options, votes, municipalities: codes, sizeClassOf });
    const rows = [result.overall, ...Object.values(result.bySizeClass), ...Object.values(result.byMunicipality)];
    assert.equal(rows.length, 1 + 8 + 342);
    assert.ok(rows.every((row) => Object.values(row).every((count) => count !== null)));
  });

  it('counts a municipality that is on no list, in a class of its own', () => {
    const result = tallyOf([
      vote('GM9999', 'a', 7),
      vote('GM0001', 'a', 6),
      vote('GM0002', 'a', 9),
      vote('GM0003', 'a', 8),
    ]);
    assert.deepEqual([result.overall.a, result.bySizeClass.unknown?.a, result.byMunicipality.GM9999?.a], [30, 7, 7]);
  });

  it('refuses a minimum below five, a foreign option and a count that is none', () => {
    for (const minimum of [4, 0, -1, 5.5, Number.NaN]) assert.throws(() => tallyOf([], minimum), RangeError);
    assert.throws(() => tallyOf([vote('GM0001', 'z', 1)]), RangeError);
    for (const count of [-1, 0.5, Number.NaN]) assert.throws(() => tallyOf([vote('GM0001', 'a', count)]), RangeError);
  });
});

describe('ownView', () => {
  const result = tallyOf([vote('GM0001', 'a', 6), vote('GM0002', 'a', 7), vote('GM0003', 'a', 8)]);

  it('gives the rows of one person', () => {
    assert.deepEqual(ownView(result, 'GM0002', 4), {
      overall: { a: 21, b: null },
      sizeClass: { a: 13, b: null },
      municipality: { a: 7, b: null },
    });
  });

  it('gives no row for a place that could not vote', () => {
    const view = ownView(result, 'toString', 1);
    assert.deepEqual([view.sizeClass, view.municipality], [null, null]);
  });
});

describe('presentRow', () => {
  it('gives percentages when the whole row is shown', () => {
    assert.deepEqual(presentRow({ a: 5, b: 10 }), [
      { option: 'a', count: 5, percentage: 33 },
      { option: 'b', count: 10, percentage: 67 },
    ]);
  });

  it('gives no percentage at all when one count is hidden', () => {
    assert.deepEqual(presentRow({ a: 5, b: null }), [
      { option: 'a', count: 5, percentage: null },
      { option: 'b', count: null, percentage: null },
    ]);
  });
});
