import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { createInTurn, oneAtATime } from '../../src/scheduling/serial.js';

describe('work about one thing', () => {
  it('is done in turn, goes on after a failure that its own caller hears, and does not hold up other things', async () => {
    const inTurn = createInTurn();
    const done: string[] = [];
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const work =
      (name: string, before: Promise<unknown> = Promise.resolve()) =>
      async () => {
        await before;
        done.push(name);
        if (name === 'fails') throw new Error(name);
        return name;
      };
    const outcomes = Promise.allSettled([
      inTurn('a', work('first', gate)),
      inTurn('a', work('fails')),
      inTurn('a', work('third')),
    ]);
    assert.equal(await inTurn('b', work('other')), 'other');
    assert.deepEqual(done, ['other']);
    open();
    assert.deepEqual(
      (await outcomes).map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(done, ['other', 'first', 'fails', 'third']);
    assert.equal(await inTurn('a', work('later')), 'later');
  });
});

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
