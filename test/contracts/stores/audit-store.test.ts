import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/audit/audit-store.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const at0 = new Date('2026-11-23T08:00:00.000Z');

function entry(minute: number, who = 'T:1'): AuditEntry {
  const at = new Date(at0.getTime() + minute * 60_000);
  return { id: `${at.toISOString()}:x`, at, who, action: 'round_open', about: `main-${minute}` };
}

storeContract('the log of what facilitators did', (at) => {
  it('gives the newest first, and no more than asked', async () => {
    const { audit } = at.stores;
    for (const minute of [2, 1, 3]) await audit.add(entry(minute));
    assert.deepEqual(await audit.newest(2), [entry(3), entry(2)]);
    assert.deepEqual(
      (await audit.newest(10)).map(({ about }) => about),
      ['main-3', 'main-2', 'main-1'],
    );
  });

  it('keeps what was written first under an id, whoever writes at the same time', async () => {
    const { audit } = at.stores;
    await atOnce(10, () => audit.add(entry(1)));
    await audit.add({ ...entry(1), who: 'T:2' });
    assert.deepEqual(await audit.newest(10), [entry(1)]);
  });

  it('forgets who it was after an erasure, and not what was done', async () => {
    const { audit } = at.stores;
    await audit.add(entry(1));
    await audit.add(entry(2, 'T:2'));
    assert.deepEqual(await audit.allOf('T:1'), [entry(1)]);
    await audit.eraseOf('T:1');
    await audit.eraseOf('T:1');
    assert.deepEqual(await audit.allOf('T:1'), []);
    assert.deepEqual(await audit.newest(10), [entry(2, 'T:2'), entry(1, 'erased')]);
  });
});
