import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ERASED } from '../../src/participants/participant.js';
import { createMongoMatchStore } from '../../src/storage/stores/mongo-match-store.js';
import { match } from '../contracts/stores/match-samples.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';

/*
 * An answer reads the match and then writes by the place of the member. Writes of other processes in between are
 * inserted by hand, since at random they would rarely happen.
 */
describe('an answer to a match that changes at the same moment', () => {
  const pair = match(0, ['T:1', 'T:2']);
  let storage: FreshStorage;
  beforeEach(async () => {
    storage = await freshStorage();
    await storage.stores.matches.addAll([pair, match(1, ['T:3'])]);
  });
  afterEach(async () => {
    sinon.restore();
    await storage.close();
  });

  /** The store of a process in which `other` happens after the read and before the write. */
  function storeInterruptedBy(other: () => Promise<unknown>) {
    const collection = storage.db.collection('matches');
    const stub = sinon.stub(collection, 'findOneAndUpdate');
    const write = stub.wrappedMethod.bind(collection);
    stub.callsFake(async (...asked) => {
      await other();
      return write(...asked);
    });
    sinon.stub(storage.db, 'collection').returns(collection);
    return createMongoMatchStore(storage.db);
  }

  it('is not noted for somebody who is erased', async () => {
    const store = storeInterruptedBy(() => storage.stores.matches.erase('T:1'));
    assert.equal(await store.answer(pair.id, 'T:1', 'met'), null);
    const after = await storage.stores.matches.get(pair.id);
    assert.deepEqual([after?.met, after?.members[0]], [false, { id: ERASED, answer: null }]);
  });

  it('stands beside the answer of the other member', async () => {
    const store = storeInterruptedBy(() => storage.stores.matches.answer(pair.id, 'T:2', 'skipped'));
    const after = await store.answer(pair.id, 'T:1', 'skipped');
    assert.deepEqual([after?.state, after?.members.map(({ answer }) => answer)], ['broken', ['skipped', 'skipped']]);
  });

  it('is refused when the match was replaced by another', async () => {
    const store = storeInterruptedBy(() => storage.stores.matches.markOver([pair.id]));
    assert.equal(await store.answer(pair.id, 'T:1', 'skipped'), null);
    assert.deepEqual(await storage.stores.matches.get(pair.id), { ...pair, state: 'over' });
  });

  it('is taken when the same answer of the same person came first and ended the waiting', async () => {
    const { id } = match(1, ['T:3']);
    const store = storeInterruptedBy(() => storage.stores.matches.answer(id, 'T:3', 'skipped'));
    const after = await store.answer(id, 'T:3', 'skipped');
    assert.deepEqual([after?.state, after?.members[0]?.answer], ['over', 'skipped']);
  });
});
