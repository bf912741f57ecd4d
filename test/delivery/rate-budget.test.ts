import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRateBudget } from '../../src/delivery/rate-budget.js';

const NOW = Date.parse('2026-11-23T08:00:00Z');

describe('a rate budget', () => {
  it('lets the first one go at once and spreads the rest evenly', () => {
    const budget = createRateBudget(40);
    const waits = Array.from({ length: 4 }, () => budget.take('gemeente', NOW));
    assert.deepEqual(waits, [0, 25, 50, 75]);
  });

  it('shortens the wait by the time that has passed', () => {
    const budget = createRateBudget(10);
    assert.deepEqual([budget.take('gemeente', NOW), budget.take('gemeente', NOW + 30)], [0, 70]);
  });

  it('saves up nothing in quiet times: no burst comes after them', () => {
    const budget = createRateBudget(10);
    budget.take('gemeente', NOW);
    const waits = Array.from({ length: 3 }, () => budget.take('gemeente', NOW + 60_000));
    assert.deepEqual(waits, [0, 100, 200]);
  });

  it('counts each tenant for itself', () => {
    const budget = createRateBudget(10);
    budget.take('gemeente', NOW);
    assert.equal(budget.take('provincie', NOW), 0);
    assert.equal(budget.take('gemeente', NOW), 100);
  });

  it('gives no more places in any second than it was made for', () => {
    const tenant = fc.constantFrom('gemeente', 'provincie');
    const asks = fc.array(fc.record({ tenant, pauseMs: fc.nat({ max: 400 }) }), { minLength: 1, maxLength: 80 });
    // Divisors of 1,000, so that the places fall on whole milliseconds.
    fc.assert(
      fc.property(fc.constantFrom(1, 5, 20, 50), asks, (perSecond, wanted) => {
        const budget = createRateBudget(perSecond);
        const sends = new Map<string, number[]>();
        let now = NOW;
        for (const { tenant: to, pauseMs } of wanted) {
          now += pauseMs;
          const wait = budget.take(to, now);
          assert.ok(wait >= 0);
          sends.set(to, [...(sends.get(to) ?? []), now + wait]);
        }
        for (const times of sends.values()) {
          for (const start of times)
            assert.ok(times.filter((at) => at >= start && at < start + 1_000).length <= perSecond);
        }
      }),
    );
  });
});

describe('a hold on a tenant', () => {
  it('lasts until the moment that Teams named, and not a moment longer', () => {
    const budget = createRateBudget(10);
    assert.equal(budget.heldUntil('gemeente', NOW), null);
    budget.hold('gemeente', NOW + 5_000);
    assert.equal(budget.heldUntil('gemeente', NOW), NOW + 5_000);
    assert.equal(budget.heldUntil('gemeente', NOW + 4_999), NOW + 5_000);
    assert.equal(budget.heldUntil('gemeente', NOW + 5_000), null);
  });

  it('is not for other tenants', () => {
    const budget = createRateBudget(10);
    budget.hold('gemeente', NOW + 5_000);
    assert.equal(budget.heldUntil('provincie', NOW), null);
  });

  it('is made longer by a later answer, and never shorter', () => {
    const budget = createRateBudget(10);
    budget.hold('gemeente', NOW + 5_000);
    budget.hold('gemeente', NOW + 1_000);
    assert.equal(budget.heldUntil('gemeente', NOW), NOW + 5_000);
    budget.hold('gemeente', NOW + 9_000);
    assert.equal(budget.heldUntil('gemeente', NOW), NOW + 9_000);
  });

  it('can come again after it was over', () => {
    const budget = createRateBudget(10);
    budget.hold('gemeente', NOW + 1_000);
    assert.equal(budget.heldUntil('gemeente', NOW + 1_000), null);
    budget.hold('gemeente', NOW + 3_000);
    assert.equal(budget.heldUntil('gemeente', NOW + 2_000), NOW + 3_000);
  });
});
