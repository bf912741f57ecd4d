import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PATIENT_TRIES, waitBeforeRetry } from '../../src/delivery/backoff.js';

/** The largest number below 1. */
const ALMOST_ONE = 1 - Number.EPSILON / 2;
const LONGEST_MS = 15 * 60_000;
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('waitBeforeRetry', () => {
  const table: readonly [attempt: number, wholeMs: number][] = [
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [9, 512_000],
    [10, LONGEST_MS],
    [11, LONGEST_MS],
    [PATIENT_TRIES, LONGEST_MS],
    [10_000, LONGEST_MS],
  ];
  for (const [attempt, wholeMs] of table) {
    it(`waits between ${wholeMs / 2} and ${wholeMs} ms after try ${attempt}`, () => {
      assert.equal(waitBeforeRetry(attempt, null, 0), wholeMs / 2);
      assert.equal(waitBeforeRetry(attempt, null, 0.5), wholeMs * 0.75);
      assert.equal(waitBeforeRetry(attempt, null, ALMOST_ONE), wholeMs);
    });
  }

  it('takes a try that was not counted for the first', () => {
    assert.equal(waitBeforeRetry(0, null, 0.5), waitBeforeRetry(1, null, 0.5));
  });

  it('waits as long as Teams asks for and at most a fifth or a minute more, when that is the longer wait', () => {
    assert.equal(waitBeforeRetry(1, 30_000, 0), 30_000);
    assert.equal(waitBeforeRetry(1, 30_000, 0.5), 33_000);
    assert.equal(waitBeforeRetry(1, 30_000, ALMOST_ONE), 36_000);
    assert.equal(waitBeforeRetry(1, 3_600_000, 0), 3_600_000);
    assert.equal(waitBeforeRetry(PATIENT_TRIES, 3_600_000, 0.5), 3_630_000);
  });

  it('waits longer after each try although Teams asks for nothing, or for a second, each time', () => {
    for (const afterMs of [0, 1, 1_000]) {
      assert.equal(waitBeforeRetry(1, afterMs, 0.5), 1_500);
      assert.equal(waitBeforeRetry(6, afterMs, 0.5), 48_000);
      assert.equal(waitBeforeRetry(PATIENT_TRIES, afterMs, 0), LONGEST_MS / 2);
    }
  });

  it('never comes back sooner than Teams asked, nor sooner than without its asking', () => {
    const whole = fc.nat({ max: 24 * 3_600_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), whole, chance, (attempt, afterMs, random) => {
        const wait = waitBeforeRetry(attempt, afterMs, random);
        const own = waitBeforeRetry(attempt, null, random);
        assert.ok(wait >= afterMs && wait >= own && wait <= Math.max(own, afterMs + 60_000, 1));
      }),
    );
  });

  it('never waits less after a further try by the same chance, and never longer than a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), chance, (attempt, random) => {
        const [wait, longer] = [waitBeforeRetry(attempt, null, random), waitBeforeRetry(attempt + 1, null, random)];
        assert.ok(Number.isSafeInteger(wait) && wait > 0 && wait <= longer && longer <= LONGEST_MS);
      }),
    );
  });

  it('reaches the tries after which nothing waits for a message any more after about two hours', () => {
    const waits = Array.from({ length: PATIENT_TRIES - 1 }, (_, at) => waitBeforeRetry(at + 1, null, 0.5));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    assert.ok(hours > 1 && hours < 2.5, `${hours} hours`);
  });
});
