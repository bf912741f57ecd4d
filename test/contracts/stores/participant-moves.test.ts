import assert from 'node:assert/strict';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { visit } from './participant-samples.js';

const DAY = { on: '2026-11-23', countedAfter: '2025-11-23' };
const A_YEAR_LATER = { on: '2027-11-23', countedAfter: '2026-11-23' };
const to = (municipality: string) => ({ municipality, vouched: false, placedAt: new Date('2026-11-23T10:00:00Z') });

storeContract('the participants: working elsewhere', (at) => {
  const moves = async (municipality: string, when = DAY) => {
    const moved = await at.stores.participants.move('T:1', to(municipality), when);
    return moved === null ? 'limit' : 'moved';
  };
  const place = async () => (await at.stores.participants.get('T:1'))?.municipality;

  beforeEach(async () => {
    await at.stores.participants.touch(visit('T:1'));
    await at.stores.participants.change('T:1', { standing: 'joined' });
  });

  it('is possible twice beside the first choice, and the same choice again is none', async () => {
    for (const [municipality, kind] of [
      ['A', 'moved'],
      ['A', 'moved'],
      ['B', 'moved'],
      ['B', 'moved'],
      ['C', 'moved'],
      ['A', 'limit'],
      ['C', 'moved'],
    ] as const) {
      assert.equal(await moves(municipality), kind, municipality);
    }
    assert.equal(await place(), 'C');
    assert.equal(await at.stores.participants.move('T:nobody', to('A'), DAY), null);
    assert.equal((await kept(at.storage, 'participants')).length, 1);
  });

  it('is not possible more often by clicking at the same time', async () => {
    await moves('A');
    const kinds = await atOnce(12, (run) => moves(`X${run}`));
    assert.equal(kinds.filter((kind) => kind === 'moved').length, 2);
    assert.deepEqual(new Set(kinds), new Set(['moved', 'limit']));
  });

  it('has one first choice, also of clicks at the same time', async () => {
    const kinds = await atOnce(8, (run) => moves(`X${run}`));
    assert.equal(kinds.filter((kind) => kind === 'moved').length, 3);
  });

  it('is possible again when the earlier of two changes is twelve months ago', async () => {
    await moves('A');
    await moves('B');
    await moves('C', { on: '2027-03-01', countedAfter: '2026-03-01' });
    const dayBefore = { on: '2027-11-22', countedAfter: '2026-11-22' };
    assert.equal(await moves('D', dayBefore), 'limit');
    assert.equal(await moves('D', A_YEAR_LATER), 'moved');
    assert.equal(await moves('E', A_YEAR_LATER), 'limit');
  });

  it('keeps what else was filled in with a change, and nothing of a change that is refused', async () => {
    for (const municipality of ['A', 'B', 'C']) await moves(municipality);
    await at.stores.participants.move('T:1', { ...to('D'), role: 'legal' }, DAY);
    const participant = await at.stores.participants.get('T:1');
    assert.deepEqual([participant?.municipality, participant?.role], ['C', undefined]);
    await at.stores.participants.move('T:1', { ...to('C'), role: 'legal' }, DAY);
    assert.equal((await at.stores.participants.get('T:1'))?.role, 'legal');
  });

  it('is allowed once more with the code that the person has, and the code is used up', async () => {
    const { participants } = at.stores;
    for (const municipality of ['A', 'B', 'C']) await moves(municipality);
    assert.equal((await participants.giveMoveCode('T:1', 'CODEONE2'))?.moveCode, 'CODEONE2');
    assert.equal((await participants.giveMoveCode('T:1', 'CODETWO2'))?.moveCode, 'CODEONE2', 'the first one stays');
    assert.equal(await participants.giveMoveCode('T:nobody', 'CODEONE2'), null);
    assert.equal(await participants.allowMove('CODETWO2', null), false);
    assert.equal(await participants.hasMoveCode('CODETWO2', null), false);
    assert.equal(await participants.hasMoveCode('CODEONE2', null), true);
    for (const ask of [participants.hasMoveCode, participants.allowMove])
      assert.equal(await ask('CODEONE2', 'north'), false, 'not by a programme that they take no part in');
    await participants.join('T:1', 'north', new Date('2026-11-23T08:00:00Z'));
    assert.equal(await participants.hasMoveCode('CODEONE2', 'north'), true);
    assert.equal(await participants.allowMove('CODEONE2', 'north'), true);
    assert.equal(await participants.allowMove('CODEONE2', null), false);
    const kinds = await atOnce(6, (run) => moves(`X${run}`));
    assert.equal(kinds.filter((kind) => kind === 'moved').length, 1);
    assert.equal('mayMove' in ((await participants.get('T:1')) ?? assert.fail()), false);
  });

  it('is counted: people who take part and changed after a day, each once', async () => {
    const { participants } = at.stores;
    for (const id of ['T:2', 'T:3', 'U:4', 'T:left']) {
      await participants.touch(visit(id, { tenantId: id.slice(0, 1) }));
      await participants.change(id, { standing: id === 'T:left' ? 'left' : 'joined' });
      await participants.join(id, 'main', new Date('2026-11-01T09:00:00Z'));
      await participants.move(id, to('A'), DAY);
    }
    for (const id of ['T:2', 'U:4', 'T:left']) await participants.move(id, to('B'), DAY);
    await participants.move('T:2', to('C'), DAY);
    assert.equal(await participants.countMoved('main', '2026-11-22'), 2);
    assert.equal(await participants.countMoved('main', '2026-11-22', new Set(['T'])), 1);
    assert.equal(await participants.countMoved('main', '2026-11-23'), 0);
  });
});
