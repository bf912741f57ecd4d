import assert from 'node:assert/strict';
import { type Judged, MAXIMUM_GROUNDS, readGrounds, visibilityOf } from '../../src/threads/moderation.js';
import { newsAfter } from '../../src/threads/round-news.js';

const at = new Date('2026-11-25T08:00:00Z');

describe('who may read a post', () => {
  for (const [what, judged, kind] of [
    ['nobody reported', {}, 'shown'],
    ['reported by one', { reports: ['a'] }, 'shown'],
    ['reported by two', { reports: ['a', 'b'] }, 'waiting'],
    ['reported by many', { reports: ['a', 'b', 'c', 'd'] }, 'waiting'],
    ['hidden by a facilitator', { moderation: { state: 'hidden', grounds: 'x', at } }, 'hidden'],
    [
      'left by a facilitator, whatever was reported',
      { reports: ['a', 'b', 'c'], moderation: { state: 'shown', at } },
      'shown',
    ],
  ] as readonly [string, Judged, string][]) {
    it(`${what}: ${kind}`, () => assert.equal(visibilityOf(judged).kind, kind));
  }
});

describe('the reason of a facilitator', () => {
  it('is there, on one line, and not too long', () => {
    assert.deepEqual(readGrounds('  er staat\n een naam in '), { grounds: 'er staat een naam in' });
    assert.deepEqual(readGrounds(' \n'), { problem: 'missing' });
    assert.deepEqual(readGrounds('x'.repeat(MAXIMUM_GROUNDS + 1)), { problem: 'tooLong' });
  });
});

describe('when people are told what is new', () => {
  const isHoliday = (day: string) => day === '2026-11-27';
  for (const [now, then] of [
    ['2026-11-25T10:00:00+01:00', '2026-11-25T16:00:00+01:00'],
    ['2026-11-25T15:59:59+01:00', '2026-11-25T16:00:00+01:00'],
    ['2026-11-25T16:00:00+01:00', '2026-11-26T16:00:00+01:00'],
    ['2026-11-26T18:00:00+01:00', '2026-11-30T16:00:00+01:00'],
    ['2026-11-28T10:00:00+01:00', '2026-11-30T16:00:00+01:00'],
  ] as const) {
    it(`${now}: ${then}`, () => assert.deepEqual(newsAfter(new Date(now), isHoliday), new Date(then)));
  }
});
