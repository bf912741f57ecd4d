import assert from 'node:assert/strict';
import { lost } from '../../support/lost.js';
import { storeContract } from '../../support/store-contract.js';
import { ADDRESS, ids, TODAY, visit } from './participant-samples.js';

const SINCE = new Date('2026-11-20T10:00:00Z');

storeContract('the participants: the members of programmes', (at) => {
  it('are found whatever their standing, at most the limit, until they have left', async () => {
    const { participants } = at.stores;
    for (const id of ['T:1', 'T:2', 'T:3', 'T:4']) await participants.touch(visit(id, { address: ADDRESS }));
    for (const id of ['T:1', 'T:2']) await participants.join(id, 'main', SINCE);
    await participants.join('T:2', 'regio', SINCE);
    await participants.join('T:3', 'other', SINCE);
    await participants.change('T:1', { standing: 'left' });
    await participants.markUnreachable([lost('T:2', 'a:2', SINCE)], SINCE);
    const found = await participants.pageOfMembers(['main', 'regio'], 10);
    assert.deepEqual(found.map(({ id }) => id).sort(), ['T:1', 'T:2']);
    assert.equal((await participants.pageOfMembers(['main'], 1)).length, 1);
    await participants.leaveProgramme('T:1', 'main', SINCE);
    assert.deepEqual(
      (await participants.pageOfMembers(['main'], 10)).map(({ id }) => id),
      ['T:2'],
    );
    assert.deepEqual(await participants.pageOfMembers([], 10), []);
  });
});

storeContract('the participants: reachability', (at) => {
  it('marks those who were reachable and keeps the first moment', async () => {
    const { participants } = at.stores;
    for (const id of ['T:1', 'T:2', 'T:3']) await participants.touch(visit(id, { address: ADDRESS }));
    await participants.markUnreachable([lost('T:1', 'a:1', SINCE)], SINCE);
    const later = new Date('2026-11-22T10:00:00Z');
    await participants.markUnreachable(
      ['T:1', 'T:2', 'T:9'].map((id) => lost(id, 'a:1', later)),
      later,
    );
    const found = await participants.getMany(['T:1', 'T:2', 'T:3', 'T:9']);
    const since = new Map(found.map(({ id, unreachableSince }) => [id, unreachableSince?.toISOString()]));
    assert.deepEqual(Object.fromEntries(since), {
      'T:1': '2026-11-20T10:00:00.000Z',
      'T:2': '2026-11-22T10:00:00.000Z',
      'T:3': undefined,
    });
  });

  it('leaves alone who has another address by now, or had the app added again', async () => {
    const { participants } = at.stores;
    const at8 = new Date('2026-11-23T08:00:00Z');
    const at9 = new Date('2026-11-23T09:00:00Z');
    await participants.touch(visit('T:1', { address: ADDRESS, at: at9, isInstall: true }));
    const news = [
      lost('T:1', 'a:old', at9),
      lost('T:1', 'a:1', at8),
      lost('T:1', 'a:1', at9, {
        address: { conversationId: 'a:1', serviceUrl: 'https://smba.trafficmanager.net/amer/' },
      }),
    ];
    for (const late of news) {
      await participants.markUnreachable([late], at9);
      assert.equal((await participants.get('T:1'))?.reachable, true, JSON.stringify(late));
    }
    await participants.markUnreachable([lost('T:1', 'a:1', at9, { address: ADDRESS })], at9);
    assert.equal((await participants.get('T:1'))?.reachable, false);
  });

  it('keeps why, and when to try again; whoever is reached at that address loses all of it', async () => {
    const { participants } = at.stores;
    await participants.touch(visit('T:1', { address: ADDRESS }));
    await participants.change('T:1', { standing: 'joined' });
    const joined = await participants.join('T:1', 'main', SINCE);
    const later = new Date(SINCE.getTime() + 3_600_000);
    await participants.markUnreachable([lost('T:1', 'a:1', SINCE, { tryAgainAt: later })], SINCE);
    assert.deepEqual(ids(await participants.pageToTryAgain(SINCE, 10)), []);
    assert.deepEqual(ids(await participants.pageToTryAgain(later, 10)), ['T:1']);
    assert.deepEqual(ids(await participants.pageOfUnreached('main', TODAY, null, 10)), ['T:1']);
    await participants.noteTried('T:1', SINCE);
    assert.equal((await participants.pageToTryAgain(later, 10)).length, 1, 'another moment is another try');
    await participants.noteTried('T:1', later);
    assert.deepEqual(await participants.pageToTryAgain(later, 10), []);
    await participants.markUnreachable([lost('T:1', 'a:1', later, { reason: 'forbidden' })], later);
    const kept = await participants.get('T:1');
    assert.deepEqual([kept?.unreachableSince, kept?.unreachableReason], [SINCE, 'forbidden']);
    assert.equal(await participants.noteReached('T:1', { ...ADDRESS, conversationId: 'a:2' }), null);
    const reached = await participants.noteReached('T:1', ADDRESS);
    assert.deepEqual(reached, joined);
    assert.deepEqual(await participants.pageOfUnreached('main', TODAY, null, 10), []);
    await participants.markUnreachable([lost('T:1', 'a:1', later, { reason: 'uninstalled' })], later);
    assert.deepEqual(
      await participants.pageOfUnreached('main', TODAY, null, 10),
      [],
      'who took the app out is not tried',
    );
  });

  it('takes an empty list without asking the database', async () => {
    await at.stores.participants.markUnreachable([], SINCE);
    assert.deepEqual(await at.stores.participants.getMany([]), []);
  });
});
