import assert from 'node:assert/strict';
import type { AgreementDraft } from '../../../src/agreements/agreement.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

function draft(more: Partial<AgreementDraft> = {}): AgreementDraft {
  return {
    roundId: 'main-1',
    participantId: 'T:1',
    what: 'Ik bel eerst',
    agreedWith: 'partner',
    by: '2026-12-01',
    savedAt: new Date('2026-11-30T07:30:00.000Z'),
    ...more,
  };
}

storeContract('the draft agreements', (at) => {
  it('are kept as they were written, text that looks like an operator included', async () => {
    const { agreements } = at.stores;
    const odd = draft({ what: '$where {"$gt": ""}', by: null });
    await agreements.save(odd);
    assert.deepEqual(await agreements.get('main-1', 'T:1'), odd);
  });

  it('are one for each person and round: the last one stands', async () => {
    const { agreements } = at.stores;
    await agreements.save(draft());
    await agreements.save(draft({ what: 'Ik mail eerst', agreedWith: 'self', by: null }));
    await agreements.save(draft({ roundId: 'main-10', what: 'Later' }));
    assert.deepEqual(
      await agreements.get('main-1', 'T:1'),
      draft({ what: 'Ik mail eerst', agreedWith: 'self', by: null }),
    );
    assert.equal(await agreements.get('main-2', 'T:1'), null);
    assert.equal(await agreements.get('main-1', 'T:10'), null);
  });

  it('saved twenty times at once are one, whole', async () => {
    await atOnce(20, (n) => at.stores.agreements.save(draft({ what: `${n}`, savedAt: new Date(n) })));
    const [one, ...others] = await at.stores.agreements.allOf('T:1');
    assert.deepEqual(others, []);
    assert.equal(one?.what, `${one?.savedAt.getTime()}`);
  });

  it('of many people are found at once, in that round only', async () => {
    const { agreements } = at.stores;
    const first = draft();
    const second = draft({ participantId: 'T:2', what: 'Ik vraag het na' });
    for (const one of [first, second, draft({ participantId: 'T:3', roundId: 'main-10' })]) await agreements.save(one);
    const found = await agreements.getMany('main-1', ['T:1', 'T:2', 'T:3']);
    assert.deepEqual(Object.fromEntries(found), { 'T:1': first, 'T:2': second });
    assert.equal((await agreements.getMany('main-1', [])).size, 0);
  });

  it('are all given to their writer, and are all gone once the writer is erased', async () => {
    const { agreements } = at.stores;
    const own = [draft(), draft({ roundId: 'main-2' })];
    const other = draft({ participantId: 'T:10' });
    for (const one of [...own, other]) await agreements.save(one);
    const rounds = (one: AgreementDraft) => one.roundId;
    assert.deepEqual((await agreements.allOf('T:1')).map(rounds).sort(), ['main-1', 'main-2']);
    await agreements.eraseOf('T:1');
    await agreements.eraseOf('T:1');
    assert.deepEqual(await agreements.allOf('T:1'), []);
    assert.deepEqual(await agreements.allOf('T:10'), [other]);
    assert.equal((await kept(at.storage, 'agreements')).length, 1);
  });
});
