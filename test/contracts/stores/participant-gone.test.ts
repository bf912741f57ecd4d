import assert from 'node:assert/strict';
import { type DepartureKind, GONE_WHYS } from '../../../src/participants/departure.js';
import type { ProfileChange } from '../../../src/participants/participant-store.js';
import { lost } from '../../support/lost.js';
import { kept } from '../../support/storage.js';
import { storeContract } from '../../support/store-contract.js';

const BEFORE = new Date('2026-11-24T03:00:00+01:00');
const EARLIER = new Date(BEFORE.getTime() - 1);
const THE_DAY_BEFORE = '2026-11-23';
const THE_DAY = '2026-11-24';

storeContract('people who are gone', (at) => {
  interface Somebody {
    readonly seenOn?: string;
    readonly change?: ProfileChange;
    readonly unreachableSince?: Date;
  }

  async function somebody(id: string, { seenOn = THE_DAY_BEFORE, change = {}, unreachableSince }: Somebody) {
    const { participants } = at.stores;
    const address = { channelId: 'c', serviceUrl: 's', conversationId: 'c', tenantId: 'T', botId: 'b', userId: 'u' };
    await participants.touch({ id: `T:${id}`, tenantId: 'T', objectId: id, name: id, seenOn, address });
    await participants.change(`T:${id}`, change);
    if (unreachableSince !== undefined)
      await participants.markUnreachable([lost(`T:${id}`, 'c', unreachableSince)], unreachableSince);
  }

  const gone = (why: DepartureKind) => ({ why, before: BEFORE });

  async function found(why: DepartureKind, limit = 100): Promise<readonly string[]> {
    const page = await at.stores.participants.pageOfGone(gone(why), limit);
    return page.map(({ objectId }) => objectId).sort();
  }

  beforeEach(async () => {
    await somebody('left', { change: { standing: 'left', leftAt: EARLIER }, seenOn: THE_DAY });
    await somebody('just left', { change: { standing: 'left', leftAt: BEFORE } });
    await somebody('left long ago', { change: { standing: 'left' } });
    await somebody('left long ago, seen', { change: { standing: 'left' }, seenOn: THE_DAY });
    await somebody('left, unreachable', { change: { standing: 'left', leftAt: EARLIER }, unreachableSince: EARLIER });
    await somebody('unreachable', { change: { standing: 'joined' }, unreachableSince: EARLIER });
    await somebody('just unreachable', { change: { standing: 'joined' }, unreachableSince: BEFORE });
    await somebody('unreachable, seen', {
      change: { standing: 'joined' },
      unreachableSince: EARLIER,
      seenOn: THE_DAY,
    });
    await somebody('known', {});
    await somebody('known, seen', { seenOn: THE_DAY });
    await somebody('known, unreachable', { unreachableSince: EARLIER });
    await somebody('joined', { change: { standing: 'joined' } });
    await somebody('back', { change: { standing: 'left', leftAt: EARLIER } });
    await at.stores.participants.change('T:back', { standing: 'joined', leftAt: null });
  });

  const EXPECTED: Readonly<Record<DepartureKind, readonly string[]>> = {
    left: ['left', 'left long ago', 'left, unreachable'],
    unreachable: ['unreachable'],
    neverJoined: ['known', 'known, unreachable'],
  };
  for (const why of GONE_WHYS) {
    it(`are found and counted: ${why}`, async () => {
      assert.deepEqual(await found(why), EXPECTED[why]);
      assert.equal(await at.stores.participants.countGone(gone(why)), EXPECTED[why].length);
    });
  }

  it('are nobody twice', async () => {
    const all = await Promise.all(GONE_WHYS.map((why) => found(why)));
    assert.equal(new Set(all.flat()).size, all.flat().length);
  });

  it('come up to the limit at a time, including those from before the day was noted', async () => {
    const seen = new Set<string>();
    for (let page = await found('left', 1); page.length > 0; page = await found('left', 1)) {
      const [id = ''] = page;
      assert.equal(page.length, 1);
      assert.ok(!seen.has(id), id);
      seen.add(id);
      assert.equal(await at.stores.participants.eraseGone(`T:${id}`, gone('left')), true);
    }
    assert.deepEqual([...seen].sort(), EXPECTED.left);
  });

  it('are removed only as long as they are gone', async () => {
    const { participants } = at.stores;
    const before = (await kept(at.storage, 'participants')).length;
    for (const id of ['just left', 'back', 'known', 'joined', 'unreachable, seen', 'nobody']) {
      assert.equal(await participants.eraseGone(`T:${id}`, gone('left')), false, id);
      if (id !== 'known') assert.equal(await participants.eraseGone(`T:${id}`, gone('neverJoined')), false, id);
      assert.equal(await participants.eraseGone(`T:${id}`, gone('unreachable')), false, id);
    }
    assert.equal((await kept(at.storage, 'participants')).length, before);
    assert.equal(await participants.eraseGone('T:unreachable', gone('unreachable')), true);
    assert.equal(await participants.get('T:unreachable'), null);
  });

  it('are not, once they are seen again in their personal chat', async () => {
    await somebody('unreachable', { seenOn: THE_DAY });
    assert.deepEqual(await found('unreachable'), []);
    await somebody('known', { seenOn: THE_DAY });
    assert.deepEqual(await found('neverJoined'), ['known, unreachable']);
  });

  it('have no day of leaving any more when they take part again', async () => {
    assert.equal((await at.stores.participants.get('T:back'))?.leftAt, undefined);
    assert.deepEqual((await at.stores.participants.get('T:left'))?.leftAt, EARLIER);
  });
});
