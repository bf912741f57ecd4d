import assert from 'node:assert/strict';
import { DEFAULT_TALK } from '../../../src/matching/talk-route.js';
import type { Programme } from '../../../src/programmes/programme.js';
import type { Stored } from '../../../src/storage/documents.js';
import { storeContract } from '../../support/store-contract.js';

function programme(id: string, more: Partial<Programme> = {}): Programme {
  return {
    id,
    name: 'Spagaat',
    startsAt: new Date('2026-11-22T23:00:00.000Z'),
    weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 3, time: '09:00' } },
    queue: ['a', 'b'],
    minimumCount: 5,
    talk: DEFAULT_TALK,
    ...more,
  };
}

storeContract('the programmes', (at) => {
  it('are kept as they were made', async () => {
    await at.stores.programmes.createIfAbsent(programme('main'));
    assert.deepEqual(await at.stores.programmes.get('main'), programme('main'));
    assert.equal(await at.stores.programmes.get('other'), null);
  });

  it('of before there were talks are read with the usual setting', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main', { talk: { minimumTurnout: 3, agreement: 55 } }));
    await at.storage.db.collection<Stored>('programmes').updateOne({ _id: 'main' }, { $unset: { talk: '' } });
    assert.deepEqual(await programmes.get('main'), programme('main'));
    assert.deepEqual(await programmes.all(), [programme('main')]);
  });

  it('win over what configuration says later', async () => {
    await at.stores.programmes.createIfAbsent(programme('main'));
    await at.stores.programmes.createIfAbsent(programme('main', { name: 'Anders', queue: [] }));
    assert.deepEqual(await at.stores.programmes.get('main'), programme('main'));
  });

  it('are all given, in order of id', async () => {
    for (const id of ['b', 'a']) await at.stores.programmes.createIfAbsent(programme(id));
    assert.deepEqual(await at.stores.programmes.all(), [programme('a'), programme('b')]);
  });
});
