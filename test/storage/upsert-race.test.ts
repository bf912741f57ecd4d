import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createMongoParticipantStore } from '../../src/storage/stores/mongo-participant-store.js';
import { createMongoVoteStore } from '../../src/storage/stores/mongo-vote-store.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';

/*
 * MongoDB answers one of two upserts of a new key at the same moment with a duplicate key error. The engines of the tests
 * do one write at a time and never show that, so here the other write is put in between by hand.
 */
describe('two first writes of one key at the same moment', () => {
  let storage: FreshStorage;
  beforeEach(async () => {
    storage = await freshStorage();
  });
  afterEach(async () => {
    sinon.restore();
    await storage.close();
  });

  /** Lets the first call of a method of the collection lose against `other`. */
  function losingTo(other: () => Promise<unknown>, name: string, method: 'updateOne' | 'findOneAndUpdate'): void {
    const collection = storage.db.collection(name);
    const stub = sinon.stub(collection, method);
    stub.callThrough();
    stub.onFirstCall().callsFake(async () => {
      await other();
      throw Object.assign(new Error('E11000 duplicate key error'), { code: 11_000 });
    });
    sinon.stub(storage.db, 'collection').returns(collection);
  }

  const vote = (option: string, ms: number) =>
    ({
      roundId: 'main-1',
      ballot: 'first',
      pseudonym: 'p',
      municipality: 'GM0193',
      vouched: true,
      option,
      confidence: 3,
      reason: '',
      castAt: new Date(ms),
    }) as const;

  it('the later vote wins although the earlier one was there first', async () => {
    losingTo(() => storage.stores.votes.cast(vote('early', 1)), 'votes', 'updateOne');
    assert.equal(await createMongoVoteStore(storage.db).cast(vote('late', 2)), true);
    assert.equal((await storage.stores.votes.getMany('main-1', ['first'], ['p'])).get('p')?.first?.option, 'late');
  });

  it('the earlier vote is refused when the later one was there first', async () => {
    losingTo(() => storage.stores.votes.cast(vote('late', 2)), 'votes', 'updateOne');
    assert.equal(await createMongoVoteStore(storage.db).cast(vote('early', 1)), false);
    assert.equal((await storage.stores.votes.getMany('main-1', ['first'], ['p'])).get('p')?.first?.option, 'late');
  });

  it('a person who visits twice is new once', async () => {
    const visit = { id: 'T:1', tenantId: 'T', objectId: '1', name: 'Anna', locale: 'nl', seenOn: '2026-11-23' };
    losingTo(() => storage.stores.participants.touch(visit), 'participants', 'findOneAndUpdate');
    const { isNew, participant } = await createMongoParticipantStore(storage.db).touch({ ...visit, name: 'Anna B' });
    assert.equal(isNew, false);
    assert.deepEqual(await storage.stores.participants.get('T:1'), participant);
  });
});
