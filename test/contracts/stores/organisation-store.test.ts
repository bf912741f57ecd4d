import assert from 'node:assert/strict';
import type { Organisation } from '../../../src/organisations/organisation.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, NOW } from './outbox-samples.js';
import { ids, visit } from './participant-samples.js';

const RIVER: Organisation = { code: 'WS-rivier', kind: 'water-board', name: 'Waterschap Rivier', label: 'Rivier' };
const { code: CODE, ...ADDED } = RIVER;

storeContract('the organisations that are not built in', (at) => {
  it('are added once, whoever comes first', async () => {
    const { organisations } = at.stores;
    const added = await atOnce(8, (one) => organisations.add({ ...RIVER, name: `Rivier ${one}` }, after(one)));
    assert.equal(added.filter((isNew) => isNew).length, 1);
    const [first, ...more] = await organisations.changedSince(null);
    assert.deepEqual(more, []);
    assert.equal(await organisations.add(RIVER, after(99)), false);
    assert.deepEqual(await organisations.changedSince(null), [first]);
  });

  it('are given with all that is known of them, and nothing that is not', async () => {
    const { organisations } = at.stores;
    const known: Organisation = {
      ...RIVER,
      code: 'GM9999',
      kind: 'municipality',
      sizeClass: 5,
      neighbours: ['GM0001'],
    };
    await organisations.add(RIVER, NOW);
    await organisations.add(known, after(1));
    const { code, ...rest } = known;
    assert.deepEqual(await organisations.changedSince(null), [
      { code: CODE, added: ADDED, changedAt: NOW },
      { code, added: rest, changedAt: after(1) },
    ]);
  });

  it('get another name when they were added, and keep their code', async () => {
    const { organisations } = at.stores;
    await organisations.add(RIVER, NOW);
    const names = { name: 'Waterschap Stroom', label: 'Stroom' };
    assert.equal(await organisations.rename(CODE, names, after(1)), true);
    assert.equal(await organisations.rename('GM0193', names, after(1)), false);
    await organisations.noteEnd('GM0193', { on: '2027-01-01', into: CODE }, after(2));
    assert.equal(await organisations.rename('GM0193', names, after(3)), false, 'it is built in');
    assert.deepEqual(await organisations.changedSince(after(1)), [
      { code: CODE, added: { ...ADDED, ...names }, changedAt: after(1) },
      { code: 'GM0193', end: { on: '2027-01-01', into: CODE }, changedAt: after(2) },
    ]);
  });

  it('end on a day in another one, until that is taken back', async () => {
    const { organisations } = at.stores;
    await organisations.add(RIVER, NOW);
    await organisations.noteEnd(CODE, { on: '2027-01-01', into: 'WS-meer' }, after(1));
    await organisations.noteEnd(CODE, { on: '2027-01-01', into: 'WS-meer' }, after(2));
    assert.deepEqual(await organisations.changedSince(null), [
      { code: CODE, added: ADDED, end: { on: '2027-01-01', into: 'WS-meer' }, changedAt: after(2) },
    ]);
    await organisations.noteEnd(CODE, null, after(3));
    await organisations.noteEnd('GM0193', null, after(3));
    assert.deepEqual(await organisations.changedSince(null), [{ code: CODE, added: ADDED, changedAt: after(3) }]);
  });

  it('are read from a moment on, that moment included', async () => {
    const { organisations } = at.stores;
    for (const one of [1, 2, 3]) await organisations.add({ ...RIVER, code: `OV-${one}` }, after(one));
    const codes = async (since: Date) => (await organisations.changedSince(since)).map(({ code }) => code);
    assert.deepEqual(await codes(after(2)), ['OV-2', 'OV-3']);
    assert.deepEqual(await codes(after(4)), []);
  });
});

storeContract('the people of organisations that were merged', (at) => {
  it('are found page by page whatever their standing, and moved with everything else as it was', async () => {
    const { participants } = at.stores;
    for (const [id, municipality, standing] of [
      ['T:1', 'GM0001', 'joined'],
      ['T:2', 'GM0002', 'left'],
      ['T:3', 'GM0003', 'joined'],
      ['T:4', 'GM0001', 'known'],
    ] as const) {
      await participants.touch(visit(id));
      await participants.change(id, { municipality, standing, vouched: id === 'T:1', placedAt: NOW });
    }
    const before = await participants.get('T:1');
    const found = async (codes: readonly string[], limit: number) =>
      [...ids(await participants.pageOfWorkers(codes, limit))].sort();
    assert.equal((await found(['GM0001', 'GM0002'], 2)).length, 2);
    assert.deepEqual(await found(['GM0001', 'GM0002'], 9), ['T:1', 'T:2', 'T:4']);
    assert.deepEqual(await Promise.all(['GM0001', 'GM0009'].map((code) => participants.countWorkers(code))), [2, 0]);
    await participants.moveWorkers(['T:1', 'T:2', 'T:3'], 'GM0001', 'GM0009');
    await participants.moveWorkers(['T:1', 'T:2', 'T:3'], 'GM0001', 'GM0009');
    assert.deepEqual(await participants.get('T:1'), { ...before, municipality: 'GM0009' });
    assert.deepEqual(await found(['GM0001', 'GM0002'], 9), ['T:2', 'T:4']);
    assert.deepEqual(await found([], 9), []);
  });
});
