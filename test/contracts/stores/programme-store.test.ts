import assert from 'node:assert/strict';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../../src/programmes/programme.js';
import { DEFAULT_TALK } from '../../../src/rounds/talk-route.js';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

function programme(id: string, more: Partial<Programme> = {}): Programme {
  return {
    id,
    name: 'Spagaat',
    startsAt: new Date('2026-11-22T23:00:00.000Z'),
    weekPlan: { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 3, time: '09:00' } },
    queue: ['a', 'b'],
    minimumCount: 5,
    talk: DEFAULT_TALK,
    ...PLAIN_PROGRAMME,
    ...UNCHANGED_SEASON,
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

storeContract('the season of a programme', (at) => {
  const CHANGE = { queue: ['b'], aside: ['a'], skippedWeeks: ['2026-12-28'] } as const;

  it('is changed in one write by somebody who saw its present state, and is to be followed then', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    await programmes.createIfAbsent(programme('other'));
    assert.equal(await programmes.changeSeason('main', 1, CHANGE), false);
    assert.equal(await programmes.changeSeason('none', 0, CHANGE), false);
    assert.deepEqual(await programmes.get('main'), programme('main'));
    assert.equal(await programmes.changeSeason('main', 0, CHANGE), true);
    assert.deepEqual(await programmes.get('main'), programme('main', { ...CHANGE, revision: 1, unfollowed: true }));
    assert.equal(await programmes.changeSeason('main', 0, { ...CHANGE, queue: [] }), false);
    assert.deepEqual(await programmes.get('other'), programme('other'));
  });

  it('is changed by one of all who try at the same time', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    const won = await atOnce(10, (n) => programmes.changeSeason('main', 0, { ...CHANGE, queue: [`${n}`] }));
    assert.equal(won.filter(Boolean).length, 1);
    assert.deepEqual((await programmes.get('main'))?.queue, [`${won.indexOf(true)}`]);
  });

  it('loses no dilemma that is accepted while somebody changes the order', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    for (let round = 0; round < 10; round += 1) {
      const seen = await programmes.get('main');
      assert.ok(seen);
      const queue = [...seen.queue].reverse();
      const [written] = await Promise.all([
        programmes.changeSeason('main', seen.revision, { queue, aside: [], skippedWeeks: [] }),
        programmes.addToQueue('main', `own-${round}`),
      ]);
      const then = (await programmes.get('main'))?.queue;
      assert.deepEqual(then, [...(written ? queue : seen.queue), `own-${round}`]);
    }
  });

  it('has another revision after a dilemma came in, but not when that was there or was put aside', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main', { aside: ['c'] }));
    for (const dilemma of ['a', 'c']) await programmes.addToQueue('main', dilemma);
    assert.deepEqual(await programmes.get('main'), programme('main', { aside: ['c'] }));
    await programmes.addToQueue('main', 'd');
    assert.deepEqual(
      await programmes.get('main'),
      programme('main', { aside: ['c'], queue: ['a', 'b', 'd'], revision: 1 }),
    );
    assert.equal(await programmes.changeSeason('main', 0, CHANGE), false);
  });

  it('is followed until there is a newer one', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    await programmes.changeSeason('main', 0, CHANGE);
    await programmes.markFollowed('main', 0);
    assert.equal((await programmes.get('main'))?.unfollowed, true);
    await programmes.markFollowed('main', 1);
    assert.equal((await programmes.get('main'))?.unfollowed, false);
  });

  it('of before seasons could be changed is unchanged, and can be changed', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    const fields = { aside: '', skippedWeeks: '', revision: '', unfollowed: '' } as const;
    await at.storage.db.collection<Stored>('programmes').updateOne({ _id: 'main' }, { $unset: fields });
    assert.deepEqual(await programmes.get('main'), programme('main'));
    await programmes.addToQueue('main', 'c');
    assert.equal((await programmes.get('main'))?.revision, 1);
    await at.storage.db.collection<Stored>('programmes').updateOne({ _id: 'main' }, { $unset: fields });
    assert.equal(await programmes.changeSeason('main', 0, CHANGE), true);
    assert.deepEqual(await programmes.get('main'), programme('main', { ...CHANGE, revision: 1, unfollowed: true }));
  });
});

storeContract('the rhythm of a programme', (at) => {
  const CHANGE = {
    weekPlan: { voting: { weekday: 2, time: '10:00' }, closed: { weekday: 5, time: '15:00' } },
    everyWeeks: 2,
    holidays: false,
    schoolRegion: 'south',
    startsAt: new Date('2026-12-01T23:00:00.000Z'),
    until: new Date('2027-06-30T21:59:59.999Z'),
    minimumCount: 8,
  } as const;

  it('is changed in one write by somebody who saw its present state, and is to be followed then', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    await programmes.createIfAbsent(programme('other'));
    assert.equal(await programmes.changeRhythm('main', 1, CHANGE), false);
    assert.equal(await programmes.changeRhythm('none', 0, CHANGE), false);
    assert.deepEqual(await programmes.get('main'), programme('main'));
    assert.equal(await programmes.changeRhythm('main', 0, CHANGE), true);
    const changed = programme('main', { ...CHANGE, revision: 1, unfollowed: true });
    assert.deepEqual(await programmes.get('main'), changed);
    assert.equal(await programmes.changeRhythm('main', 0, { ...CHANGE, everyWeeks: 4 }), false);
    assert.deepEqual(await programmes.all(), [changed, programme('other')]);
  });

  it('loses its talks and its end again', async () => {
    const { programmes } = at.stores;
    const talks = { discussing: { weekday: 3, time: '09:00' }, revoting: { weekday: 4, time: '09:00' } } as const;
    await programmes.createIfAbsent(programme('main', { ...CHANGE, weekPlan: { ...CHANGE.weekPlan, ...talks } }));
    await programmes.changeRhythm('main', 0, { ...CHANGE, until: null });
    assert.deepEqual(
      await programmes.get('main'),
      programme('main', { ...CHANGE, until: null, revision: 1, unfollowed: true }),
    );
  });

  it('writes those fields and no other that somebody hands over', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    await programmes.changeRhythm('main', 0, { ...programme('main', { queue: [], name: 'Anders' }), ...CHANGE });
    assert.deepEqual(await programmes.get('main'), programme('main', { ...CHANGE, revision: 1, unfollowed: true }));
  });

  it('and the season are changed by one of all who try at the same time', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main'));
    const won = await atOnce(10, (n) =>
      n % 2 === 0
        ? programmes.changeRhythm('main', 0, { ...CHANGE, minimumCount: 10 + n })
        : programmes.changeSeason('main', 0, { queue: [`${n}`], aside: [], skippedWeeks: [] }),
    );
    assert.equal(won.filter(Boolean).length, 1);
    const { queue, minimumCount } = (await programmes.get('main')) ?? assert.fail();
    const winner = won.indexOf(true);
    assert.deepEqual([queue, minimumCount], winner % 2 === 0 ? [['a', 'b'], 10 + winner] : [[`${winner}`], 5]);
  });

  it('of before it could be chosen is every week, around public holidays, without an end, and can be changed', async () => {
    const { programmes } = at.stores;
    await programmes.createIfAbsent(programme('main', CHANGE));
    const fields = { everyWeeks: '', holidays: '', schoolRegion: '', until: '', revision: '' } as const;
    await at.storage.db.collection<Stored>('programmes').updateOne({ _id: 'main' }, { $unset: fields });
    const usual = { everyWeeks: 1, holidays: true, schoolRegion: null, until: null } as const;
    assert.deepEqual(await programmes.get('main'), programme('main', { ...CHANGE, ...usual }));
    assert.equal(await programmes.changeRhythm('main', 0, CHANGE), true);
    assert.deepEqual(await programmes.get('main'), programme('main', { ...CHANGE, revision: 1, unfollowed: true }));
  });
});
