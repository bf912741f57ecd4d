import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { BallotBox } from '../../../src/rounds/vote.js';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const CLOSES = new Date('2026-11-25T08:00:00.000Z');

function box(roundId: string, more: Partial<BallotBox> = {}): BallotBox {
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 8));
  return { roundId, dilemmaId: 'd', key, open: 'first', closesAt: CLOSES, minimumCount: 5, talksAt: null, ...more };
}

storeContract('the ballot boxes', (at) => {
  it('keep a box with its key as bytes and its moment as a date', async () => {
    await at.stores.ballotBoxes.createIfAbsent(box('main-1'));
    const found = await at.stores.ballotBoxes.get('main-1');
    assert.deepEqual(found, box('main-1'));
    assert.ok(Buffer.isBuffer(found?.key));
    assert.equal(await at.stores.ballotBoxes.get('main-2'), null);
  });

  it('keep when the talks begin; in a box of before there were talks there are none', async () => {
    const { ballotBoxes } = at.stores;
    await ballotBoxes.createIfAbsent(box('main-1', { talksAt: CLOSES }));
    assert.deepEqual((await ballotBoxes.get('main-1'))?.talksAt, CLOSES);
    await at.storage.db.collection<Stored>('ballotBoxes').updateOne({ _id: 'main-1' }, { $unset: { talksAt: '' } });
    assert.deepEqual(await ballotBoxes.get('main-1'), box('main-1'));
    assert.deepEqual(await ballotBoxes.all(), [box('main-1')]);
  });

  it('never replace a key', async () => {
    const { ballotBoxes } = at.stores;
    await ballotBoxes.createIfAbsent(box('main-1'));
    await ballotBoxes.createIfAbsent(box('main-1', { key: randomBytes(32), open: null }));
    assert.deepEqual(await ballotBoxes.get('main-1'), box('main-1'));
  });

  it('of twenty boxes made for one round at once keep one, and all readers see its key', async () => {
    const { ballotBoxes } = at.stores;
    const seen = await atOnce(20, async () => {
      await ballotBoxes.createIfAbsent(box('main-1', { key: randomBytes(32) }));
      return (await ballotBoxes.get('main-1'))?.key.toString('hex');
    });
    assert.equal(new Set(seen).size, 1);
  });

  it('keep in which programmes their dilemma was put later, each once, and make no box for that', async () => {
    const { ballotBoxes } = at.stores;
    const [region, country] = ['region', 'country'].map((programmeId) => ({ programmeId, at: CLOSES }));
    assert.ok(region && country);
    await ballotBoxes.createIfAbsent(box('main-1', { alsoPut: [region] }));
    await ballotBoxes.createIfAbsent(box('main-2'));
    for (const also of [country, region, country]) await ballotBoxes.noteAlsoPut(['main-1', 'main-3'], also);
    assert.deepEqual((await ballotBoxes.get('main-1'))?.alsoPut, [region, country]);
    assert.deepEqual(await ballotBoxes.all(), [box('main-1', { alsoPut: [region, country] }), box('main-2')]);
  });

  it('keep how many first votes were counted the first time', async () => {
    const { ballotBoxes } = at.stores;
    await ballotBoxes.createIfAbsent(box('main-1'));
    await ballotBoxes.noteFirstVoters('main-1', 12);
    assert.deepEqual(await ballotBoxes.get('main-1'), box('main-1', { firstVoters: 12 }));
    await ballotBoxes.noteFirstVoters('main-1', 11);
    assert.equal((await ballotBoxes.get('main-1'))?.firstVoters, 12);
    await ballotBoxes.noteFirstVoters('main-2', 12);
    assert.equal(await ballotBoxes.get('main-2'), null);
  });

  it('open for a vote until a moment, and close', async () => {
    const { ballotBoxes } = at.stores;
    await ballotBoxes.createIfAbsent(box('main-1'));
    await ballotBoxes.close('main-1');
    assert.deepEqual(await ballotBoxes.get('main-1'), box('main-1', { open: null }));
    const closesAt = new Date('2026-11-27T14:00:00.000Z');
    await ballotBoxes.open('main-1', 'second', closesAt);
    assert.deepEqual(await ballotBoxes.get('main-1'), box('main-1', { open: 'second', closesAt }));
  });

  it('are not made by opening or closing', async () => {
    await at.stores.ballotBoxes.open('main-1', 'first', CLOSES);
    await at.stores.ballotBoxes.close('main-1');
    assert.deepEqual(await at.stores.ballotBoxes.all(), []);
  });

  it('are all given, until their key is destroyed', async () => {
    const { ballotBoxes } = at.stores;
    for (const id of ['main-2', 'main-1', 'main-10']) await ballotBoxes.createIfAbsent(box(id));
    await ballotBoxes.destroy('main-1');
    await ballotBoxes.destroy('main-1');
    assert.equal(await ballotBoxes.get('main-1'), null);
    assert.deepEqual(
      (await ballotBoxes.all()).map(({ roundId }) => roundId),
      ['main-10', 'main-2'],
    );
    const left = await kept(at.storage, 'ballotBoxes');
    assert.deepEqual(
      left.map(({ _id }) => _id),
      ['main-10', 'main-2'],
    );
  });
});
