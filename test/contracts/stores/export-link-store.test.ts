import assert from 'node:assert/strict';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const EXPIRES = new Date(NOW.getTime() + 600_000);

storeContract('the links to one’s own data', (at) => {
  function make(tokenHash: string, participantId = 'T:1'): Promise<void> {
    return at.stores.exportLinks.create({ tokenHash, participantId, expiresAt: EXPIRES });
  }

  it('tell whose they are and keep working when only looked at', async () => {
    await make('h1');
    assert.equal(await at.stores.exportLinks.peek('h1', NOW), 'T:1');
    assert.equal(await at.stores.exportLinks.peek('h1', NOW), 'T:1');
    assert.equal(await at.stores.exportLinks.peek('h2', NOW), null);
  });

  it('work once', async () => {
    await make('h1');
    assert.equal(await at.stores.exportLinks.consume('h1', NOW), 'T:1');
    assert.equal(await at.stores.exportLinks.consume('h1', NOW), null);
    assert.equal(await at.stores.exportLinks.peek('h1', NOW), null);
  });

  it('work for one of twenty who use them at once', async () => {
    await make('h1');
    const given = await atOnce(20, () => at.stores.exportLinks.consume('h1', NOW));
    assert.deepEqual(
      given.filter((one) => one !== null),
      ['T:1'],
    );
  });

  it('work until just before they expire', async () => {
    await make('h1');
    const { exportLinks } = at.stores;
    assert.equal(await exportLinks.peek('h1', new Date(EXPIRES.getTime() - 1)), 'T:1');
    assert.equal(await exportLinks.peek('h1', EXPIRES), null);
    assert.equal(await exportLinks.consume('h1', EXPIRES), null);
  });

  it('replace earlier ones of the same person and leave those of others', async () => {
    await make('h1');
    await make('h2', 'T:2');
    await make('h3');
    assert.equal(await at.stores.exportLinks.peek('h1', NOW), null);
    assert.equal(await at.stores.exportLinks.peek('h2', NOW), 'T:2');
    assert.equal(await at.stores.exportLinks.peek('h3', NOW), 'T:1');
  });

  it('are forgotten with the person, who leaves nothing behind', async () => {
    await make('h1');
    await make('h2', 'T:2');
    await at.stores.exportLinks.eraseOf('T:1');
    await at.stores.exportLinks.eraseOf('T:1');
    const left = await kept(at.storage, 'exportLinks');
    assert.deepEqual(
      left.map(({ participantId }) => participantId),
      ['T:2'],
    );
  });

  it('are counted and removed once they have expired, up to the limit at a time, and no others', async () => {
    const { exportLinks } = at.stores;
    for (const person of ['T:1', 'T:2', 'T:3']) await make(`h of ${person}`, person);
    await exportLinks.create({ tokenHash: 'newer', participantId: 'T:4', expiresAt: new Date(EXPIRES.getTime() + 1) });
    assert.equal(await exportLinks.countExpired(EXPIRES), 0);
    assert.equal(await exportLinks.removeExpired(EXPIRES, 10), 0);
    const later = new Date(EXPIRES.getTime() + 1);
    assert.equal(await exportLinks.countExpired(later), 3);
    assert.equal(await exportLinks.removeExpired(later, 2), 2);
    assert.equal(await exportLinks.removeExpired(later, 2), 1);
    assert.equal(await exportLinks.removeExpired(later, 2), 0);
    assert.deepEqual(
      (await kept(at.storage, 'exportLinks')).map(({ _id }) => _id),
      ['newer'],
    );
  });

  it('cannot be opened with text that looks like an operator', async () => {
    await make('h1');
    for (const odd of ['{"$gt":""}', '$gt', '']) assert.equal(await at.stores.exportLinks.consume(odd, NOW), null);
  });
});
