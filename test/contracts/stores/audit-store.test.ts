import assert from 'node:assert/strict';
import type { AuditEntry, AuditWish } from '../../../src/audit/audit-store.js';
import type { AuditDocument } from '../../../src/storage/documents/audit-document.js';
import { adoptAudit } from '../../../src/storage/migrations/adopt-audit.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const at0 = new Date('2026-11-23T08:00:00.000Z');

const minuteAt = (minute: number) => new Date(at0.getTime() + minute * 60_000);

function entry(minute: number, who = 'T:1', change: Partial<AuditEntry> = {}): AuditEntry {
  const moment = minuteAt(minute);
  const done = { action: 'round_open', about: `main-${minute}`, programmeIds: ['main'] } as const;
  return { id: `${moment.toISOString()}:x`, at: moment, who, ...done, ...change };
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

  it('gives the part of one programme, of one kind, of a period, and the page after another', async () => {
    const { audit } = at.stores;
    await audit.add(entry(1));
    await audit.add(entry(2, 'T:1', { programmeIds: ['north'] }));
    await audit.add(entry(3, 'T:1', { programmeIds: [], action: 'organisation_add' }));
    await audit.add(entry(4, 'T:1', { programmeIds: ['main', 'north'], action: 'proposal_accept' }));
    await audit.add(entry(5, 'T:1', { action: 'proposal_edit' }));
    const minutes = async (wish: Partial<AuditWish>, limit = 10) =>
      (await audit.newest(limit, wish)).map((one) => (one.at.getTime() - at0.getTime()) / 60_000);
    assert.deepEqual(await minutes({}), [5, 4, 3, 2, 1]);
    assert.deepEqual(await minutes({ programmeId: 'north' }), [4, 2]);
    assert.deepEqual(await minutes({ programmeId: 'nowhere' }), []);
    assert.deepEqual(await minutes({ kind: 'instance' }), [3]);
    assert.deepEqual(await minutes({ kind: 'proposal' }), [5, 4]);
    assert.deepEqual(await minutes({ programmeId: 'north', kind: 'proposal' }), [4]);
    assert.deepEqual(await minutes({ from: minuteAt(2), until: minuteAt(4) }), [3, 2]);
    assert.deepEqual(await minutes({ programmeId: 'main' }, 2), [5, 4]);
    assert.deepEqual(await minutes({ programmeId: 'main', beforeId: entry(4).id }, 2), [1]);
    assert.deepEqual(await minutes({ until: minuteAt(3), beforeId: entry(5).id }), [2, 1], 'whichever ends first');
    assert.deepEqual((await audit.newest(1, { kind: 'instance' }))[0]?.programmeIds, []);
  });

  it('removes what is older than a moment, a page at a time', async () => {
    const { audit } = at.stores;
    for (const minute of [1, 2, 3, 4]) await audit.add(entry(minute));
    assert.equal(await audit.countBefore(minuteAt(4)), 3);
    assert.equal(await audit.removeBefore(minuteAt(4), 2), 2);
    assert.equal(await audit.removeBefore(minuteAt(4), 2), 1);
    assert.equal(await audit.removeBefore(minuteAt(4), 2), 0);
    assert.deepEqual(await audit.newest(10), [entry(4)]);
  });

  it('has what was noted before there were programmes in the first one, wherever the upgrade was stopped', async () => {
    const { audit } = at.stores;
    const collection = at.storage.db.collection<AuditDocument>('audit');
    const old = [1, 2, 3].map((minute) => entry(minute));
    await collection.insertMany(old.map(({ id, programmeIds: _of, ...rest }) => ({ _id: id, v: 1, ...rest })));
    await audit.add(entry(4, 'T:1', { programmeIds: ['north'] }));
    await collection.updateOne({ _id: entry(1).id }, { $set: { of: ['main'], kind: 'round' } });
    await atOnce(2, () => adoptAudit(collection, 2));
    assert.deepEqual(await audit.newest(10, { programmeId: 'main', kind: 'round' }), [...old].reverse());
    assert.deepEqual(
      (await audit.newest(10, { programmeId: 'north' })).map(({ id }) => id),
      [entry(4).id],
    );
    const after = await kept(at.storage, 'audit');
    await adoptAudit(collection, 2);
    assert.deepEqual(await kept(at.storage, 'audit'), after);
  });
});
