import assert from 'node:assert/strict';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../../src/programmes/programme.js';
import { dilemmaOf } from '../../../src/proposals/proposal-dilemma.js';
import type { Stored } from '../../../src/storage/documents/documents.js';
import { GOOD_TEXT, proposal } from '../../support/proposals.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const NOON = new Date('2026-11-24T11:00:00.000Z');
const OTHER = { ...GOOD_TEXT, title: '$set {"$gt": ""}' };

storeContract('the proposals', (at) => {
  it('are kept as they were written; the same id again changes nothing and gives what is stored', async () => {
    const { proposals } = at.stores;
    assert.deepEqual(await proposals.createIfAbsent(proposal({ text: OTHER })), proposal({ text: OTHER }));
    assert.deepEqual(await proposals.createIfAbsent(proposal()), proposal({ text: OTHER }));
    assert.deepEqual(await proposals.get('p1'), proposal({ text: OTHER }));
    assert.equal(await proposals.get('p2'), null);
  });

  it('sent twenty times at once are one, and all get the same answer', async () => {
    const got = await atOnce(20, (n) => at.stores.proposals.createIfAbsent(proposal({ notPersonal: [`${n}`] })));
    assert.equal(new Set(got.map(({ notPersonal }) => notPersonal[0])).size, 1);
    assert.equal((await kept(at.storage, 'proposals')).length, 1);
  });

  it('are found by several ids at once', async () => {
    const { proposals } = at.stores;
    for (const id of ['p1', 'p2', 'p3']) await proposals.createIfAbsent(proposal({ id }));
    const found = await proposals.getMany(['p1', 'p3', 'p9']);
    assert.deepEqual(found.map(({ id }) => id).sort(), ['p1', 'p3']);
    assert.deepEqual(await proposals.getMany([]), []);
  });

  it('are edited only at the revision that was seen, and then something follows from it again', async () => {
    const { proposals } = at.stores;
    await proposals.createIfAbsent(proposal({ untold: false }));
    assert.equal(await proposals.edit('p1', 1, OTHER), false);
    assert.equal(await proposals.edit('p1', 0, OTHER), true);
    assert.equal(await proposals.edit('p1', 0, GOOD_TEXT), false);
    assert.deepEqual(await proposals.get('p1'), proposal({ text: OTHER, revision: 1, untold: true }));
  });

  it('are decided once, by one of all who try at the same time', async () => {
    const { proposals } = at.stores;
    await proposals.createIfAbsent(proposal());
    const won = await atOnce(10, (n) =>
      n % 2 === 0
        ? proposals.decide('p1', 0, { state: 'accepted', at: NOON, acceptedFor: ['main'] })
        : proposals.decide('p1', 0, { state: 'declined', at: NOON, reason: 'Dit was er al' }),
    );
    assert.equal(won.filter(Boolean).length, 1);
    const decided = await proposals.get('p1');
    assert.equal(decided?.reason, decided?.state === 'declined' ? 'Dit was er al' : null);
    assert.equal(decided?.revision, 1);
    assert.equal(await proposals.decide('p1', 1, { state: 'accepted', at: NOON, acceptedFor: ['main'] }), false);
    assert.equal(await proposals.edit('p1', 1, OTHER), false);
  });

  it('stay untold until that very revision was told', async () => {
    const { proposals } = at.stores;
    await proposals.createIfAbsent(proposal());
    await proposals.edit('p1', 0, OTHER);
    await proposals.markTold('p1', 0);
    assert.deepEqual(
      (await proposals.untold(10)).map(({ id }) => id),
      ['p1'],
    );
    await proposals.markTold('p1', 1);
    assert.deepEqual(await proposals.untold(10), []);
  });

  it('wait in the order in which they came, until they are decided', async () => {
    const { proposals } = at.stores;
    for (const [id, minute] of [
      ['late', 30],
      ['early', 10],
      ['middle', 20],
    ] as const) {
      await proposals.createIfAbsent(proposal({ id, submittedAt: new Date(Date.UTC(2026, 10, 23, 8, minute)) }));
    }
    const waiting = async () => (await proposals.waiting(10, null)).map(({ id }) => id);
    assert.deepEqual(await waiting(), ['early', 'middle', 'late']);
    assert.deepEqual(
      (await proposals.waiting(1, null)).map(({ id }) => id),
      ['early'],
    );
    await proposals.decide('early', 0, { state: 'accepted', at: NOON, acceptedFor: ['main'] });
    assert.deepEqual(await waiting(), ['middle', 'late']);
  });

  it('wait for one programme or several; those of before there were several are of the first', async () => {
    const { proposals } = at.stores;
    const { programmeIds: _, id, ...facts } = proposal({ id: 'old' });
    await proposals.createIfAbsent(proposal({ id: 'both', programmeIds: ['north', 'south'] }));
    await proposals.createIfAbsent(proposal({ id: 'none', programmeIds: [] }));
    await at.storage.db.collection<Stored>('proposals').insertOne({ _id: id, v: 1, ...facts } as Stored);
    const waiting = async (programmes: readonly string[] | null) =>
      (await proposals.waiting(10, programmes)).map((one) => one.id).sort();
    assert.deepEqual(await waiting(['south']), ['both']);
    assert.deepEqual(await waiting(['main', 'north']), ['both', 'old']);
    assert.deepEqual(await waiting([]), []);
    assert.deepEqual(await waiting(null), ['both', 'none', 'old']);
    assert.deepEqual((await proposals.get('old'))?.programmeIds, ['main']);
  });

  it('are given to their sender, the newest first, and are gone once the sender is erased', async () => {
    const { proposals } = at.stores;
    await proposals.createIfAbsent(proposal());
    await proposals.createIfAbsent(proposal({ id: 'p2', submittedAt: NOON }));
    await proposals.createIfAbsent(proposal({ id: 'p3', participantId: 'T:10' }));
    assert.deepEqual(
      (await proposals.allOf('T:1')).map(({ id }) => id),
      ['p2', 'p1'],
    );
    await proposals.eraseOf('T:1');
    assert.deepEqual(await proposals.allOf('T:1'), []);
    assert.equal((await proposals.allOf('T:10')).length, 1);
  });

  it('are kept for a fixed time after the decision; undecided, recent and unfinished ones stay', async () => {
    const { proposals } = at.stores;
    const decided = { state: 'declined', decidedAt: NOON, reason: 'Dit was er al', untold: false } as const;
    const later = new Date(NOON.getTime() + 1);
    for (const [id, facts] of [
      ['old', decided],
      ['older', { ...decided, state: 'accepted', decidedAt: new Date(0), reason: null }],
      ['later', { ...decided, decidedAt: later }],
      ['undone', { ...decided, untold: true }],
      ['waits', { untold: false, submittedAt: new Date(0) }],
    ] as const) {
      await proposals.createIfAbsent(proposal({ id, ...facts }));
    }
    assert.equal(await proposals.countDecided(later), 2);
    assert.equal(await proposals.removeDecided(later, 1), 1);
    assert.equal(await proposals.removeDecided(later, 10), 1);
    assert.equal(await proposals.removeDecided(later, 10), 0);
    const left = await proposals.getMany(['old', 'older', 'later', 'undone', 'waits']);
    assert.deepEqual(left.map(({ id }) => id).sort(), ['later', 'undone', 'waits']);
  });
});

storeContract('the dilemmas that are not built in', (at) => {
  it('are kept once and never replaced', async () => {
    const { dilemmaStore } = at.stores;
    const first = dilemmaOf(proposal());
    await dilemmaStore.createIfAbsent(first);
    await dilemmaStore.createIfAbsent({ ...first, version: 2 });
    assert.deepEqual(await dilemmaStore.getMany([first.id, 'own-none']), [first]);
    assert.deepEqual(await dilemmaStore.getMany([]), []);
  });
});

storeContract('the queue of a programme', (at) => {
  it('takes a dilemma once, at its end', async () => {
    const { programmes } = at.stores;
    const weekPlan = { voting: { weekday: 1, time: '09:00' }, closed: { weekday: 3, time: '09:00' } } as const;
    const talk = { minimumTurnout: 10, agreement: 70 };
    await programmes.createIfAbsent({
      ...{ id: 'main', name: 'Spagaat', startsAt: NOON, weekPlan, queue: ['one'], minimumCount: 5, talk },
      ...PLAIN_PROGRAMME,
      ...UNCHANGED_SEASON,
    });
    await atOnce(5, () => programmes.addToQueue('main', 'own-1'));
    assert.deepEqual((await programmes.get('main'))?.queue, ['one', 'own-1']);
  });
});
