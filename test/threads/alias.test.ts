import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aliasAt, birdName, sizeOf } from '../../src/threads/alias.js';
import { FLOCKS } from '../../src/threads/birds.js';

const KEY = Buffer.alloc(32, 3);
const nameAt = (at: number, key = KEY, sequence = 7): string => {
  const { flock, bird, turn } = aliasAt(at, key, sequence, 'small');
  return `${FLOCKS[flock]?.[bird]?.nl} ${turn}`;
};

describe('the birds', () => {
  it('have a name of their own in both languages, and belong to one flock', () => {
    const all = FLOCKS.flat();
    assert.equal(all.length, 60);
    for (const language of ['nl', 'en'] as const) {
      assert.equal(new Set(all.map((bird) => bird[language].toLowerCase())).size, 60, language);
      for (const bird of all) assert.match(bird[language], /^\p{Lu}[\p{L} ]+$/u);
    }
  });
});

describe('the name of somebody in an open thread', () => {
  it('is different for everybody in a round, with a number when the birds have all been given out', () => {
    const names = Array.from({ length: 200 }, (_, at) => nameAt(at + 1));
    assert.equal(new Set(names).size, 200);
    assert.ok(names.slice(0, 30).every((name) => name.endsWith(' 1')));
    assert.ok(names.slice(30, 60).every((name) => name.endsWith(' 2')));
  });

  it('is said in the language of the reader, with its number from the second on', () => {
    const alias = { flock: 0, bird: 0, turn: 1, size: 'small' } as const;
    assert.equal(birdName(alias, 'nl'), 'Reiger');
    assert.equal(birdName({ ...alias, turn: 2 }, 'en'), 'Heron 2');
    assert.equal(birdName({ ...alias, bird: 999, turn: 2 }, 'nl'), '');
  });

  it('is never the same in two rounds after each other', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(99), (one, other, sequence) => {
        const before = aliasAt(one + 1, KEY, sequence, 'small');
        const after = aliasAt(other + 1, Buffer.alloc(32, 9), sequence + 1, 'small');
        assert.notEqual(FLOCKS[before.flock]?.[before.bird], FLOCKS[after.flock]?.[after.bird]);
      }),
    );
  });

  it('depends on the key, so that coming first says nothing', () => {
    const first = new Set(Array.from({ length: 60 }, (_, n) => nameAt(1, Buffer.alloc(32, n))));
    assert.ok(first.size > 15, `${first.size} different birds come first`);
  });

  it('goes with a size in three steps only', () => {
    assert.deepEqual(([1, 2, 3, 4, 5, 6, 7, 8] as const).map(sizeOf), [
      'small',
      'small',
      'small',
      'middle',
      'middle',
      'large',
      'large',
      'large',
    ]);
  });
});
