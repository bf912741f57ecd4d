import assert from 'node:assert/strict';
import { DomainError } from '../../src/errors.js';
import { roundIntent } from '../../src/outbox/message.js';
import { connect, REACH_MS } from '../../src/storage/connect.js';
import type { Stores } from '../../src/storage/stores.js';
import { STOPPABLE_ENGINES, type StoppableEngine } from '../support/stoppable-engine.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const INTENT = roundIntent('main-1', 'ballot', 'T:1');
const VISIT = { id: 'T:1', tenantId: 'T', objectId: '1', name: 'Anna', locale: 'nl', seenOn: '2026-11-23' };

/** One call of each way in which the stores speak with the database. */
function calls(stores: Stores): readonly (() => Promise<unknown>)[] {
  return [
    () => stores.participants.touch(VISIT),
    () => stores.participants.get('T:1'),
    () => stores.rounds.countByPhase(),
    () => stores.outbox.enqueue([INTENT], NOW),
    () => stores.outbox.eraseTo('T:2'),
    () => stores.votes.counts('main-1', 'first'),
    async () => {
      for await (const choice of stores.votes.reasons('main-1', 'first')) assert.fail(choice.option);
    },
  ];
}

async function outcome(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'answered';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

for (const [name, start] of STOPPABLE_ENGINES) {
  describe(`a database that is away for a while [${name}]`, () => {
    let engine: StoppableEngine;
    let storage: FreshStorage;

    before(async () => {
      engine = await start();
      storage = await freshStorage({ uri: engine.uri, reachMs: REACH_MS });
    });
    after(async () => {
      await storage.close();
      await engine.remove();
    });

    it('is a storageDown refusal of every call', async () => {
      await storage.stores.participants.touch(VISIT);
      await engine.stop();
      const outcomes = await Promise.all(calls(storage.stores).map(outcome));
      assert.deepEqual(
        outcomes,
        calls(storage.stores).map(() => 'storageDown'),
      );
      await assert.rejects(storage.ping());
    });

    it('cannot be connected to meanwhile', async () => {
      await assert.rejects(connect(engine.uri, 'test'), { name: 'MongoServerSelectionError' });
    });

    it('answers the same stores again when it is back, with what was acknowledged before', async () => {
      await engine.startAgain();
      const outcomes = await Promise.all(calls(storage.stores).map(outcome));
      assert.deepEqual(
        outcomes,
        calls(storage.stores).map(() => 'answered'),
      );
      assert.equal((await storage.stores.participants.get('T:1'))?.name, 'Anna');
      assert.equal((await storage.stores.outbox.allTo('T:1')).length, 1, 'nothing half written, and nothing twice');
      await storage.ping();
    });
  });
}
