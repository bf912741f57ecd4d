import assert from 'node:assert/strict';
import { INDEXES } from '../../src/storage/indexes/indexes.js';
import { createQueryGuard } from '../support/query-guard.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { everyCall } from './every-call.js';

describe('every query of the stores', () => {
  const guard = createQueryGuard();
  let storage: FreshStorage;
  let asked: string[];

  before(async () => {
    asked = [];
    const { listener } = guard;
    storage = await freshStorage({
      listener: {
        started(event) {
          asked.push(event.commandName);
          listener.started?.(event);
        },
      },
    });
  });
  after(() => storage.close());

  it('is served by its key or by a declared index', async () => {
    for (const [store, calls] of Object.entries(everyCall(storage.stores))) {
      for (const [method, call] of Object.entries<() => Promise<unknown>>(calls)) {
        asked = [];
        const before = guard.faults().length;
        await call();
        assert.deepEqual(guard.faults().slice(before), [], `${store}.${method}`);
        assert.notEqual(asked.length, 0, `${store}.${method} asked the database nothing, so nothing was proven`);
      }
    }
  });

  it('together use every index that is kept', () => {
    const declared = INDEXES.map(({ collection, name }) => `${collection}.${name}`);
    assert.deepEqual(
      declared.filter((name) => !guard.used().has(name)),
      [],
    );
  });

  it('is told with each index: the sentence names a method of a store', () => {
    const methods = Object.values(everyCall(storage.stores)).flatMap((calls) => Object.keys(calls));
    for (const { name, serves } of INDEXES) {
      assert.ok(
        methods.some((method) => new RegExp(`\\b${method}\\b`).test(serves)),
        `${name}: ${serves}`,
      );
    }
  });
});
