import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankDilemma } from '../../src/dilemmas/dilemma-search.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { bestFirst, pageOf } from '../../src/understanding/result-page.js';
import { queryWords, rankText, searchField } from '../../src/understanding/text-ranking.js';

const FIELDS = [
  searchField(1, 'De gedeelde warmtevisie van Súdwest-Fryslân'),
  searchField(0.4, 'Een klimaatadaptatie in de vergadering'),
];

const rank = (text: string) => rankText(queryWords(text), FIELDS);

/** The titles of the dilemmas that fit, the best first. */
function titles(text: string): readonly string[] {
  const words = queryWords(text);
  return bestFirst(builtinDilemmas, (dilemma) => rankDilemma(words, dilemma)).map(({ id }) => id);
}

describe('looking for words in texts', () => {
  const found = [
    'warmtevisie',
    'WARMTEVISIE',
    'warmte',
    'wartmevisie',
    'warmtevisei',
    'wrmtevisie',
    'fryslan',
    'Frŷslân',
    'adaptatie',
    'klimaatadaptaatie',
    'gedeelde vergadering',
    'de warmtevisie van het klimaat',
  ];
  for (const text of found) it(`finds "${text}"`, () => assert.ok(rank(text) > 0));

  const notFound = ['fiets', 'warmtevisie fiets', 'kat', 'wrm', 'visie2', '漢字', 'xxxxxxxxx'];
  for (const text of notFound) it(`does not find "${text}"`, () => assert.equal(rank(text), 0));

  it('puts a whole word before a beginning, that before a part, that before a slip', () => {
    const ranks = ['klimaatadaptatie', 'klimaat', 'adaptatie', 'klimaatadaptatei'].map(rank);
    assert.deepEqual(
      ranks.toSorted((a, b) => b - a),
      ranks,
    );
    assert.equal(new Set(ranks).size, ranks.length);
  });

  it('finds everything equally when nothing is asked', () => {
    for (const text of ['', '   ', '?!…']) assert.equal(rank(text), 1, text);
  });

  it('takes any text of any length, and looks at the beginning only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const words = queryWords(text);
        assert.ok(words.length <= 12);
        const value = rankText(words, FIELDS);
        assert.ok(value >= 0 && value <= Math.max(1, words.length));
      }),
    );
  });
});

describe('looking for a dilemma', () => {
  it('finds each by a word of its own title, in Dutch and in English, with a slip in it', () => {
    for (const { id, text } of builtinDilemmas) {
      for (const { title } of Object.values(text)) {
        assert.equal(titles(title)[0], id, title);
        const long = title.split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length)[0] ?? title;
        if (long.length >= 7) assert.ok(titles(long.slice(0, 2) + long.slice(3)).includes(id), `${long} with a slip`);
      }
    }
  });

  it('finds by challenge', () => {
    for (const { id, challenges } of builtinDilemmas) {
      if (challenges.includes('asylum-and-integration')) assert.ok(titles('asiel').includes(id));
    }
    assert.ok(titles('asiel').length > 0);
  });
});

describe('pages of hits', () => {
  const all = Array.from({ length: 60 }, (_, at) => at);

  it('are never longer than 25, and go on where the last one ended', () => {
    assert.deepEqual(pageOf(all, { skip: 0, count: 100 }), all.slice(0, 25));
    assert.deepEqual(pageOf(all, { skip: 25, count: 25 }), all.slice(25, 50));
    assert.deepEqual(pageOf(all, { skip: 50, count: 25 }), all.slice(50));
    assert.deepEqual(pageOf(all, { skip: 60, count: 25 }), []);
  });
});
