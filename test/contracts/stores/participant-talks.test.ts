import assert from 'node:assert/strict';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const SINCE = new Date('2026-11-20T10:00:00Z');
const LATER = new Date('2026-11-23T10:00:00Z');

function visit(id: string) {
  return { id, tenantId: 'T', objectId: id, name: 'Anna', locale: 'nl-NL', seenOn: '2026-11-23' };
}

storeContract('the participants: whom they avoid', (at) => {
  beforeEach(async () => {
    for (const id of ['T:1', 'T:2', 'T:3']) await at.stores.participants.touch(visit(id));
  });

  async function avoidedBy(id: string): Promise<readonly string[] | undefined> {
    return (await at.stores.participants.get(id))?.avoid;
  }

  it('starts with nobody, also for somebody who was stored before there were talks', async () => {
    assert.deepEqual(await avoidedBy('T:1'), []);
    const old = at.storage.db.collection<Stored>('participants');
    await old.updateOne({ _id: 'T:1' }, { $unset: { avoid: '' } });
    const read = await at.stores.participants.getMany(['T:1']);
    const visited = await at.stores.participants.touch(visit('T:1'));
    assert.deepEqual([read[0]?.avoid, visited.participant.avoid], [[], []]);
  });

  it('grows by each person once, in order, and a visit leaves it', async () => {
    const { participants } = at.stores;
    for (const other of ['T:2', 'T:3', 'T:2']) await participants.addAvoided('T:1', other);
    assert.deepEqual(await avoidedBy('T:1'), ['T:2', 'T:3']);
    assert.deepEqual((await participants.touch(visit('T:1'))).participant.avoid, ['T:2', 'T:3']);
    assert.deepEqual(await avoidedBy('T:2'), []);
  });

  it('takes twenty people at once, each twice, and has each once', async () => {
    await atOnce(40, (n) => at.stores.participants.addAvoided('T:1', `T:${100 + (n % 20)}`));
    const expected = Array.from({ length: 20 }, (_, n) => `T:${100 + n}`);
    assert.deepEqual([...((await avoidedBy('T:1')) ?? [])].sort(), expected);
  });

  it('keeps the newest 200', async () => {
    for (let n = 0; n < 203; n += 1) await at.stores.participants.addAvoided('T:1', `U:${n}`);
    const avoided = await avoidedBy('T:1');
    assert.deepEqual(
      avoided,
      Array.from({ length: 200 }, (_, n) => `U:${n + 3}`),
    );
  });

  it('makes nobody when the person is not there', async () => {
    await at.stores.participants.addAvoided('T:9', 'T:1');
    assert.equal(await at.stores.participants.get('T:9'), null);
  });

  it('loses a person who is forgotten from everybody, and nobody else', async () => {
    const { participants } = at.stores;
    await participants.addAvoided('T:1', 'T:3');
    await participants.addAvoided('T:1', 'T:33');
    await participants.addAvoided('T:2', 'T:3');
    await participants.addAvoided('T:3', 'T:1');
    await participants.forgetAvoided('T:3');
    await participants.forgetAvoided('T:3');
    const lists = [await avoidedBy('T:1'), await avoidedBy('T:2'), await avoidedBy('T:3')];
    assert.deepEqual(lists, [['T:33'], [], ['T:1']]);
  });
});

storeContract('the participants: paused talks', (at) => {
  beforeEach(async () => {
    for (const id of ['T:1', 'T:2', 'T:3']) await at.stores.participants.touch(visit(id));
  });

  async function moments(): Promise<Record<string, Date | undefined>> {
    const found = await at.stores.participants.getMany(['T:1', 'T:2', 'T:3']);
    return Object.fromEntries(found.map(({ id, talksPausedAt }) => [id, talksPausedAt]));
  }

  it('are paused for those who are named, from the first moment on', async () => {
    const { participants } = at.stores;
    await participants.pauseTalks(['T:1'], SINCE);
    await participants.pauseTalks(['T:1', 'T:2', 'T:9'], LATER);
    assert.deepEqual(await moments(), { 'T:1': SINCE, 'T:2': LATER, 'T:3': undefined });
    assert.equal(await participants.get('T:9'), null);
    await participants.pauseTalks([], LATER);
  });

  it('can be paused anew after the person resumed', async () => {
    const { participants } = at.stores;
    await participants.pauseTalks(['T:1'], SINCE);
    const resumed = await participants.change('T:1', { talksPausedAt: null, talksResumedAt: LATER });
    assert.equal(resumed !== null && 'talksPausedAt' in resumed, false);
    assert.deepEqual(resumed?.talksResumedAt, LATER);
    await participants.pauseTalks(['T:1'], LATER);
    assert.deepEqual((await moments())['T:1'], LATER);
  });
});
