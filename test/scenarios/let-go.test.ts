import assert from 'node:assert/strict';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { freshStorage } from '../support/storage.js';
import { startTestApp } from '../support/test-app.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Turns of the loop in which what is left of a program (sockets that close, answers that nobody waits for) may end. */
const TURNS = 1_000;

describe('a program that has stopped', () => {
  it('is let go of: nothing of the process keeps it in memory', async () => {
    const stopped = await startAndStop();
    for (let turn = 0; turn < TURNS && stopped.deref() !== undefined; turn++) {
      await turnOfTheLoop();
      if (turn % 100 === 0) collectGarbage();
    }
    assert.equal(stopped.deref(), undefined);
  });
});

/** Gives what its numbers are asked from, which a program holds on to in more places than anything else. */
async function startAndStop(): Promise<WeakRef<object>> {
  const storage = await freshStorage();
  const t = await startTestApp({ storage });
  await t.joins('Anna');
  await t.settle();
  const outbox = new WeakRef(storage.stores.outbox);
  await t.stop();
  await storage.close();
  return outbox;
}
