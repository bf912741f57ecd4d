import assert from 'node:assert/strict';
import { MongoServerError } from 'mongodb';
import sinon from 'sinon';
import { failingStorage } from '../support/failing-storage.js';
import { says } from '../support/says.js';
import { ballotOf, ballotsOf, letterTo, reads, seen } from '../support/scenario.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The answer of a mongos while a shard has no primary. */
const NO_PRIMARY = new MongoServerError({ message: 'Could not find host matching read preference', code: 133 });

describe('scenario: a database that answers that it cannot serve now', () => {
  const log = { error: sinon.spy(), warn: sinon.spy(), info: sinon.spy(), debug: sinon.spy() };
  let storage: FreshStorage;
  let t: TestApp;
  let failureOf: (call: string) => Error | null;

  beforeEach(async () => {
    failureOf = () => null;
    sinon.resetHistory();
    storage = await freshStorage();
    t = await startTestApp({ storage: failingStorage(storage, (call) => failureOf(call)), log });
    await t.settle();
  });
  afterEach(async () => {
    await t.stop();
    await storage.close();
  });

  it('is told to the person as an outage, and is no error in the log', async () => {
    const anna = await t.joins('Anna');
    await t.advance('1h');
    const ballot = ballotOf(anna);
    failureOf = () => NO_PRIMARY;
    assert.match(
      seen(await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'b', confidence: '1' })),
      says('notices.storageDown.text'),
    );
    const { replies } = await anna.says('mijn gegevens');
    assert.match(replies.map(reads).join(), says('notices.storageDown.text'));
    for (const address of [`${t.url}/my-data/x`, `${t.url}/d/x`, `${t.opsUrl}/metrics`])
      assert.equal((await fetch(address)).status, 503, address);
    await anna.installs();
    assert.deepEqual(log.error.args, []);
    failureOf = () => null;
    assert.match(seen(await anna.refreshes(ballot)), says('ballot.until'));
  });

  it('counts no try against a message, however often a card cannot be made for it', async () => {
    const anna = await t.joins('Anna');
    t.clock.advance('1h');
    await t.app.tick();
    failureOf = (call) => (['outbox.claim', 'outbox.settle'].includes(call) ? null : NO_PRIMARY);
    for (let minutes = 0; minutes < 60; minutes += 1) {
      t.clock.advance('1m');
      await assert.rejects(t.app.sendDue(), { code: 'storageDown' });
    }
    assert.deepEqual(log.error.args, []);
    failureOf = () => null;
    await t.settle();
    assert.equal(ballotsOf(anna).length, 1);
    const { state, attempts } = await letterTo({ storage }, anna);
    assert.deepEqual([state, attempts], ['sent', 1]);
  });
});
