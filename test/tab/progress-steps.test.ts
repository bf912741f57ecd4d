import assert from 'node:assert/strict';
import { readWork, stepOf } from '../../src/tab/progress-steps.js';
import type { WorkWire } from '../../src/tab/wire/progress-wire.js';

const work = (sent: number, more: Partial<WorkWire> = {}): WorkWire => ({
  ...{ kind: 'ballot', stage: 'sending', total: 1_000, made: 1_000, sent, unreachable: 0, failed: 0, dropped: 0 },
  ...more,
});

describe('how much of long work is done', () => {
  it('is everything that was sent or given up, and 100 % only at the end', () => {
    assert.deepEqual(
      [work(0), work(9), work(10), work(999), work(1_000), work(1_000, { stage: 'done' })].map(
        (one) => readWork(one).percent,
      ),
      [0, 0, 1, 99, 99, 100],
    );
    assert.equal(readWork(work(1, { unreachable: 2, failed: 3, dropped: 4 })).settled, 10);
    assert.equal(readWork(work(0, { stage: 'making', total: null })).percent, null);
    assert.equal(readWork(work(0, { stage: 'coming', total: 0, made: 0 })).percent, 0);
  });

  it('comes a few steps further, however many looks there are', () => {
    const step = (one: WorkWire) =>
      stepOf({ busy: true, rounds: [{ roundId: 'main-1', sequence: 1, phase: 'voting', busy: true, work: [one] }] });
    const looks = Array.from({ length: 1_001 }, (_, sent) => step(work(sent)));
    assert.equal(new Set(looks).size, 4);
    assert.notEqual(step(work(1_000)), step(work(1_000, { stage: 'done' })));
    assert.notEqual(step(work(0)), step(work(0, { stage: 'making' })));
  });
});
