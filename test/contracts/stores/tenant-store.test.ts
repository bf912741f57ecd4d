import assert from 'node:assert/strict';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, NOW } from './outbox-samples.js';

storeContract('the tenants', (at) => {
  it('are off since the first time that it was noted, until they are on', async () => {
    const { tenants } = at.stores;
    assert.deepEqual(await tenants.all(), []);
    await atOnce(10, (one) => tenants.noteOff('U', after(one)));
    await tenants.noteOff('T', NOW);
    await tenants.noteOff('T', after(9));
    const [one, other, ...more] = await tenants.all();
    assert.deepEqual(more, []);
    assert.deepEqual(one, { id: 'T', offSince: NOW, lookedAfter: false });
    assert.equal(other?.id, 'U');
    await tenants.noteOn('T');
    await tenants.noteOn('T');
    await tenants.noteOn('V');
    assert.deepEqual(
      (await tenants.all()).map(({ id, offSince }) => [id, offSince !== undefined]),
      [
        ['T', false],
        ['U', true],
      ],
    );
    await tenants.noteOff('T', after(5));
    assert.deepEqual((await tenants.all())[0], { id: 'T', offSince: after(5), lookedAfter: false });
  });

  it('tell whether anybody still waits for their people, as long as they are off', async () => {
    const { tenants } = at.stores;
    await tenants.noteOff('T', NOW);
    await tenants.noteLookedAfter('T', true);
    await tenants.noteLookedAfter('U', true);
    assert.deepEqual(await tenants.all(), [{ id: 'T', offSince: NOW, lookedAfter: true }]);
    await tenants.noteOff('T', after(1));
    assert.equal((await tenants.all())[0]?.lookedAfter, true, 'it is the same time that it is off');
    await tenants.noteOn('T');
    await tenants.noteLookedAfter('T', true);
    assert.deepEqual(await tenants.all(), [{ id: 'T' }]);
  });

  it('have the last id that the app was said to have in their catalogue, on or off', async () => {
    const { tenants } = at.stores;
    await atOnce(5, () => tenants.noteAppId('T', 'one'));
    await tenants.noteAppId('U', 'one');
    await tenants.noteAppId('T', 'two');
    assert.deepEqual(await tenants.all(), [
      { id: 'T', appId: 'two' },
      { id: 'U', appId: 'one' },
    ]);
    await tenants.noteOff('T', NOW);
    assert.deepEqual((await tenants.all())[0], { id: 'T', offSince: NOW, lookedAfter: false, appId: 'two' });
    await tenants.noteOn('T');
    assert.deepEqual((await tenants.all())[0], { id: 'T', appId: 'two' });
    await tenants.remove('T');
    assert.deepEqual(await tenants.all(), [{ id: 'U', appId: 'one' }]);
  });

  it('are gone once they are removed', async () => {
    const { tenants } = at.stores;
    await tenants.noteOff('T', NOW);
    await tenants.remove('T');
    await tenants.remove('T');
    assert.deepEqual(await tenants.all(), []);
  });

  it('are on or off as an owner chose, under the last name, and not while they are to be erased', async () => {
    const { tenants } = at.stores;
    assert.equal(await tenants.choose('T', 'on', 'Gemeente T'), true);
    assert.equal(await tenants.askErase('T', NOW), false, 'it is on');
    assert.equal(await tenants.askErase('U', NOW), false, 'it is not there');
    assert.deepEqual(await tenants.all(), [{ id: 'T', name: 'Gemeente T', choice: 'on' }]);
    await tenants.choose('T', 'off');
    await tenants.noteOff('T', NOW);
    assert.deepEqual(await atOnce(5, () => tenants.askErase('T', NOW)), [true, true, true, true, true]);
    assert.equal(await tenants.askErase('T', after(9)), true);
    for (const choice of ['on', 'off'] as const) assert.equal(await tenants.choose('T', choice), false);
    const off = { id: 'T', name: 'Gemeente T', choice: 'off', offSince: NOW, lookedAfter: false } as const;
    assert.deepEqual(await tenants.all(), [{ ...off, eraseAskedAt: NOW }]);
    await tenants.noteOff('V', NOW);
    assert.equal(await tenants.askErase('V', NOW), true, 'one that the settings switched off');
  });
});
