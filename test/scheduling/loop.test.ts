import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createLoop, type Loop, type MoreToDo } from '../../src/scheduling/loop.js';

const EVERY_MS = 1_000;
const START = Date.parse('2026-11-23T08:00:00Z');

/** One call of the work that the test ends itself. */
interface Call {
  readonly end: (more?: MoreToDo) => void;
  readonly fail: (error: Error) => void;
}

describe('a loop', () => {
  let time: sinon.SinonFakeTimers;
  let loop: Loop;
  let calls: Call[];
  let errors: sinon.SinonSpy;

  beforeEach(() => {
    time = sinon.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    calls = [];
    errors = sinon.spy();
    const work = () =>
      new Promise<MoreToDo>((resolve, reject) => {
        calls.push({ end: (more = false) => resolve(more), fail: reject });
      });
    const log = { error: errors, warn: sinon.spy(), info: sinon.spy(), debug: sinon.spy() };
    loop = createLoop({ name: 'rounds', everyMs: EVERY_MS, work, log, clock: { now: () => new Date() } });
  });

  afterEach(async () => {
    const stopped = loop.stop();
    for (const call of calls) call.end();
    await stopped;
    time.restore();
  });

  function call(number: number): Call {
    const found = calls[number - 1];
    assert.ok(found, `call ${number} of the work has not come`);
    return found;
  }

  /** Ends a call and lets the loop draw its conclusions. */
  async function ends(number: number, more?: MoreToDo): Promise<void> {
    call(number).end(more);
    await time.tickAsync(0);
  }

  it('works at once when it starts, and not before', async () => {
    await time.tickAsync(EVERY_MS);
    assert.equal(calls.length, 0);
    loop.start();
    assert.equal(calls.length, 1);
  });

  it('works again when the interval is over, and not sooner', async () => {
    loop.start();
    await ends(1);
    await time.tickAsync(EVERY_MS - 1);
    assert.equal(calls.length, 1);
    await time.tickAsync(1);
    assert.equal(calls.length, 2);
  });

  it('works again at once while there is more to do', async () => {
    loop.start();
    await ends(1, true);
    await ends(2, true);
    await ends(3, false);
    assert.equal(calls.length, 3);
  });

  it('is never at work twice at the same time, however often it is started and woken', async () => {
    loop.start();
    loop.start();
    loop.wake();
    await time.tickAsync(10 * EVERY_MS);
    loop.wake();
    assert.equal(calls.length, 1);
    await ends(1);
    assert.equal(calls.length, 2);
  });

  it('works when woken instead of waiting', async () => {
    loop.start();
    await ends(1);
    loop.wake();
    await time.tickAsync(0);
    assert.equal(calls.length, 2);
  });

  it('rests a whole interval after it was woken', async () => {
    loop.start();
    await ends(1);
    await time.tickAsync(EVERY_MS - 1);
    loop.wake();
    await time.tickAsync(0);
    await ends(2);
    await time.tickAsync(EVERY_MS - 1);
    assert.equal(calls.length, 2);
    await time.tickAsync(1);
    assert.equal(calls.length, 3);
  });

  it('works once more when woken in the middle of the work, and only once', async () => {
    loop.start();
    loop.wake();
    loop.wake();
    await ends(1);
    await ends(2);
    assert.equal(calls.length, 2);
  });

  it('goes on after a failure at the next interval, and logs it', async () => {
    loop.start();
    const error = new Error('the database is away');
    call(1).fail(error);
    await time.tickAsync(EVERY_MS - 1);
    assert.equal(calls.length, 1);
    assert.deepEqual(errors.args, [[{ err: error, loop: 'rounds' }, 'loop failed, it goes on']]);
    await time.tickAsync(1);
    assert.equal(calls.length, 2);
  });

  it('survives work that fails before it gives a promise', async () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      throw new Error('broken');
    };
    const log = { error: errors, warn: sinon.spy(), info: sinon.spy(), debug: sinon.spy() };
    const broken = createLoop({ name: 'broken', everyMs: EVERY_MS, work, log, clock: { now: () => new Date() } });
    broken.start();
    await time.tickAsync(2 * EVERY_MS);
    await broken.stop();
    assert.deepEqual([tries, errors.callCount], [3, 3]);
  });

  it('tells when the work last ended well; a failure does not count', async () => {
    assert.equal(loop.lastSuccess(), null);
    loop.start();
    assert.equal(loop.lastSuccess(), null);
    call(1).fail(new Error('no'));
    await time.tickAsync(EVERY_MS);
    assert.equal(loop.lastSuccess(), null);
    await time.tickAsync(300);
    await ends(2);
    const ended = START + EVERY_MS + 300;
    assert.equal(loop.lastSuccess(), ended);
    await time.tickAsync(EVERY_MS);
    call(3).fail(new Error('no'));
    await time.tickAsync(0);
    assert.equal(loop.lastSuccess(), ended);
  });

  describe('when it is stopped', () => {
    it('waits for the work under way, and does none after it', async () => {
      loop.start();
      let stopped = false;
      const stopping = loop.stop().then(() => {
        stopped = true;
      });
      await time.tickAsync(EVERY_MS);
      assert.equal(stopped, false);
      call(1).end(true);
      await stopping;
      await time.tickAsync(10 * EVERY_MS);
      assert.equal(calls.length, 1);
    });

    it('does not wait for the interval, and leaves no timer behind', async () => {
      loop.start();
      await ends(1);
      assert.equal(time.countTimers(), 1);
      await loop.stop();
      assert.equal(time.countTimers(), 0);
    });

    it('is not woken any longer', async () => {
      loop.start();
      await ends(1);
      await loop.stop();
      loop.wake();
      await time.tickAsync(10 * EVERY_MS);
      assert.equal(calls.length, 1);
    });

    it('ends well when the work under way fails', async () => {
      loop.start();
      const stopping = loop.stop();
      call(1).fail(new Error('no'));
      await stopping;
      assert.equal(errors.callCount, 1);
    });

    it('may be stopped before it starts, and started after it stopped', async () => {
      await loop.stop();
      loop.start();
      await ends(1);
      await loop.stop();
      loop.start();
      assert.equal(calls.length, 2);
    });
  });
});
