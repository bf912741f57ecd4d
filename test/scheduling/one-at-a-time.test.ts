import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { oneAtATime } from '../../src/scheduling/one-at-a-time.js';

describe('work that is done one at a time', () => {
  it('never overlaps, is done for each call, and goes on after a failure that its own caller hears', async () => {
    let running = 0;
    let turns = 0;
    const work = oneAtATime(async () => {
      running += 1;
      assert.equal(running, 1);
      await setImmediate();
      running -= 1;
      turns += 1;
      if (turns === 2) throw new Error('the second');
    });
    const outcomes = await Promise.allSettled([work(), work(), work()]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(turns, 3);
  });
});
