import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RowWords } from '../../src/rounds/published-row.js';
import { DEFAULT_TALK, talkRoute } from '../../src/rounds/talk-route.js';

const route = (counts: Record<string, number | null>, asked = 50, words: RowWords | null = null) =>
  talkRoute({ row: { counts, words }, minimum: 5, asked }, DEFAULT_TALK);
const HIDDEN = { a: null, b: null };

describe('the route from the first vote to the talks', () => {
  it('is a talk between people who are divided', () => {
    assert.deepEqual(route({ a: 12, b: 10, c: 8 }), { kind: 'divided' });
    assert.deepEqual(route({ a: 14, b: 6, c: null }), { kind: 'divided' }, '14 of at most 24 is no 70 percent');
    assert.deepEqual(route(HIDDEN, 80, { kind: 'divided' }), { kind: 'divided' });
    assert.deepEqual(
      route(HIDDEN, 50, { kind: 'most', option: 'a' }),
      { kind: 'divided' },
      'six of ten is no 70 percent',
    );
  });

  it('knows that nearly everybody agrees when the published row proves it', () => {
    assert.deepEqual(route({ a: 30, b: 5, c: null }), { kind: 'agreed', option: 'a' });
    assert.deepEqual(route({ a: 70, b: 30 }, 100), { kind: 'divided' }, 'exactly 70 percent is not above it');
    assert.deepEqual(route(HIDDEN, 500, { kind: 'nearlyAll', option: 'b' }), { kind: 'agreed', option: 'b' });
  });

  it('is no talk when the published row proves that too few voted', () => {
    assert.deepEqual(route(HIDDEN, 91, { kind: 'few' }), { kind: 'none' });
    assert.deepEqual(route(HIDDEN, 90, { kind: 'few' }), { kind: 'divided' }, 'nine of ninety may have voted');
    assert.deepEqual(route(HIDDEN, 81, { kind: 'divided' }), { kind: 'none' }, 'at most four for each of two options');
    assert.deepEqual(route({ a: 5, b: null }, 200), { kind: 'none' });
  });

  it('is the same whatever the hidden counts are', () => {
    const row = fc.record({ a: fc.nat({ max: 40 }), b: fc.nat({ max: 40 }), c: fc.nat({ max: 40 }) });
    const shown = (count: number) => (count >= 5 ? count : null);
    fc.assert(
      fc.property(row, fc.nat({ max: 4 }), ({ a, b, c }, other) => {
        const published = { a: shown(a), b: shown(b), c: shown(c) };
        const changed = { ...published, c: c < 5 ? shown(other) : shown(c) };
        assert.deepEqual(route(published), route(changed));
      }),
    );
  });
});
