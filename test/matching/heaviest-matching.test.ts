import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HeaviestMatching, heaviestMatching, type WeightOf } from '../../src/matching/pairing/blossom-matching.js';
import { createDraw } from '../../src/matching/pairing/seeded.js';
import { runs } from '../support/thorough.js';
import { exactWeight } from './exact-weight.js';

const FORBIDDEN = Number.NEGATIVE_INFINITY;

/** Weights of all pairs, as a table that is the same both ways. */
function tableOf(size: number, weight: () => number): WeightOf {
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(FORBIDDEN));
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const drawn = weight();
      for (const [a, b] of [
        [one, other],
        [other, one],
      ] as const) {
        const row = table[a];
        if (row !== undefined) row[b] = drawn;
      }
    }
  }
  return (one, other) => table[one]?.[other] ?? FORBIDDEN;
}

function weightOfAll({ mate }: HeaviestMatching, weightOf: WeightOf): number {
  return mate.reduce((sum, other, one) => {
    assert.equal(mate[other], one, 'partners have each other');
    return one < other ? sum + weightOf(one, other) : sum;
  }, 0);
}

/** Duality: what the prices and tolls allow no matching to exceed. Fails when a pair pays less than it is worth. */
function provenMost({ mate, price, circles }: HeaviestMatching, weightOf: WeightOf): number {
  const size = mate.length;
  const tolls = new Float64Array(size * size);
  for (const { people, toll } of circles) {
    assert.ok(toll >= 0 && people.length % 2 === 1, 'a circle is odd and nobody is paid for it');
    for (const one of people)
      for (const other of people) tolls[one * size + other] = 2 * toll + (tolls[one * size + other] ?? 0);
  }
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const paid = (price[one] ?? 0) + (price[other] ?? 0) + (tolls[one * size + other] ?? 0);
      if (paid < 2 * weightOf(one, other)) assert.fail(`${one} and ${other} pay too little`);
    }
  }
  const twice = price.reduce((sum, each) => sum + each, 0);
  return circles.reduce((sum, { people, toll }) => sum + toll * (people.length - 1), twice) / 2;
}

describe('the heaviest matching', () => {
  it('is as heavy as the heaviest of all that are tried one by one, or says that there is none', () => {
    const instance = fc.record({
      size: fc.integer({ min: 1, max: 6 }).map((half) => 2 * half),
      seed: fc.integer(),
      allowed: fc.integer({ min: 15, max: 100 }),
      range: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(instance, ({ size, seed, allowed, range }) => {
        const draw = createDraw(seed);
        const weightOf = tableOf(size, () => (draw() % 100 < allowed ? draw() % range : FORBIDDEN));
        const most = exactWeight(size, weightOf);
        if (most === FORBIDDEN) {
          assert.throws(() => heaviestMatching(size, weightOf), RangeError);
          return;
        }
        const found = heaviestMatching(size, weightOf);
        assert.equal(weightOfAll(found, weightOf), most);
        assert.equal(provenMost(found, weightOf), most);
      }),
      { numRuns: runs(2_000, 500) },
    );
  });

  it('brings the proof that none is heavier, also for many people', () => {
    for (const [size, range, allowed] of [
      [1_000, 300, 90],
      [600, 3, 100],
      [600, 1_000_000, 100],
      [400, 20, 3],
    ] as const) {
      const draw = createDraw(size + range);
      const weightOf = tableOf(size, () => (draw() % 100 < allowed ? draw() % range : FORBIDDEN));
      const found = heaviestMatching(size, weightOf);
      assert.equal(weightOfAll(found, weightOf), provenMost(found, weightOf), `${size} people`);
    }
  });

  it('leaves nobody to match as nobody', () => {
    assert.equal(heaviestMatching(0, () => 0).mate.length, 0);
  });
});
