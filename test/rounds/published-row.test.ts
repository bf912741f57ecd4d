import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type PublishedRow,
  presentRow,
  publishedRow,
  type RowWords,
  toldOptions,
} from '../../src/rounds/published-row.js';

const OPTIONS = ['a', 'b', 'c', 'd'];

function rowOf(counts: readonly number[], minimum = 5): PublishedRow {
  return publishedRow(OPTIONS.slice(0, counts.length), counts, minimum);
}

describe('a published row', () => {
  const shown: readonly [string, readonly number[], readonly (number | null)[]][] = [
    ['shows counts when enough people chose something else', [9, 7], [9, 7]],
    ['hides the small ones beside them, a zero as well', [20, 6, 4, 0], [20, 6, null, null]],
    ['shows one count when the others together are enough', [8, 3, 2], [8, null, null]],
    ['shows counts as soon as five chose something else', [12, 5], [12, 5]],
  ];
  for (const [title, counts, expected] of shown) {
    it(title, () => {
      const row = rowOf(counts);
      assert.deepEqual([Object.values(row.counts), row.words], [expected, null]);
    });
  }

  const said: readonly [string, readonly number[], RowWords][] = [
    ['says nothing of nine voters', [5, 4], { kind: 'few' }],
    ['says nothing when nobody voted', [0, 0], { kind: 'few' }],
    ['is divided when no option has enough', [4, 4, 3], { kind: 'divided' }],
    ['names the option of most when fewer than five differ', [3, 8], { kind: 'most', option: 'b' }],
    ['says the same when all ten agree', [10, 0], { kind: 'most', option: 'a' }],
    ['says nearly everybody from twenty on', [0, 16, 4], { kind: 'nearlyAll', option: 'b' }],
    ['says the same of a round in which all agree', [400, 0], { kind: 'nearlyAll', option: 'a' }],
  ];
  for (const [title, counts, expected] of said) {
    it(title, () => {
      const row = rowOf(counts);
      assert.deepEqual([Object.values(row.counts), row.words], [counts.map(() => null), expected]);
    });
  }

  it('is true: most is more than half, nearly all four in five, and the words fit five ways of voting', () => {
    const rounds = Array.from({ length: 61 }, (_, all) => all).flatMap((all) =>
      Array.from({ length: all + 1 }, (_, other) => ({ all, counts: [all - other, other] })),
    );
    const ways = new Map<string, number>();
    for (const { all, counts } of rounds) {
      const { words } = rowOf(counts);
      if (words?.kind !== 'most' && words?.kind !== 'nearlyAll') continue;
      const chose = counts[words.option === 'a' ? 0 : 1] ?? 0;
      assert.ok(words.kind === 'most' ? chose * 2 > all : chose * 5 >= all * 4, `${chose} of ${all}`);
      ways.set(`${all} ${words.option}`, (ways.get(`${all} ${words.option}`) ?? 0) + 1);
    }
    assert.ok(ways.size > 80);
    for (const [key, count] of ways) assert.equal(count, 5, key);
  });

  it('never shows a count below the minimum, nor one beside fewer than the minimum of others', () => {
    const counts = fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 12 }), (row, minimum) => {
        const all = row.reduce((sum, count) => sum + count, 0);
        const published = rowOf(row, minimum);
        const shown = Object.values(published.counts).flatMap((count) => count ?? []);
        for (const count of shown) assert.ok(count >= minimum && all - count >= minimum);
        assert.equal(published.words === null, shown.length > 0);
      }),
    );
  });

  it('tells about the options with a count, or the one that nearly all chose', () => {
    assert.deepEqual(toldOptions(rowOf([9, 7, 2])), ['a', 'b']);
    assert.deepEqual(toldOptions(rowOf([1, 17, 2])), ['b']);
    assert.deepEqual(toldOptions(rowOf([4, 4, 4])), []);
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
