import assert from 'node:assert/strict';
import type { ParticipantDocument } from '../../../src/storage/documents/participant-document.js';
import { storeContract } from '../../support/store-contract.js';
import { visit } from './participant-samples.js';

const BEFORE = new Date('2026-11-23T08:00:00Z');
const NOW = new Date('2026-12-02T08:00:00Z');
const LATER = new Date('2026-12-02T09:00:00Z');
const LATEST = new Date('2026-12-02T10:00:00Z');

storeContract('people whom the version before programmes lets in during an upgrade', (at) => {
  const people = () => at.storage.db.collection<ParticipantDocument>('participants');
  const programmesOf = async (id: string) => (await at.stores.participants.get(id))?.memberOf;

  /** Lets somebody in as that version did. */
  async function letIn(id: string): Promise<void> {
    await people().updateOne(
      { _id: id },
      { $set: { v: 1, standing: 'joined', joinedAt: NOW }, $unset: { leftAt: '', pausedUntil: '' } },
    );
  }

  /** Somebody whom version 1 knew, and no more than that. */
  async function known(id: string): Promise<void> {
    await at.stores.participants.touch(visit(id));
    await people().updateOne({ _id: id }, { $set: { v: 1 } });
  }

  it('are put into the first programme, also when this version wrote of them since', async () => {
    for (const id of ['T:1', 'T:2']) await known(id);
    for (const id of ['T:1', 'T:2']) await letIn(id);
    await at.stores.participants.change('T:2', { language: 'en' });
    await at.stores.participants.adopt(10);
    for (const id of ['T:1', 'T:2']) assert.deepEqual(await programmesOf(id), ['main'], id);
  });

  it('are so too when they had left before the upgrade and came back', async () => {
    await known('T:1');
    await people().updateOne({ _id: 'T:1' }, { $set: { standing: 'left', joinedAt: BEFORE, leftAt: BEFORE } });
    await at.stores.participants.adopt(10);
    assert.deepEqual(await programmesOf('T:1'), []);
    await letIn('T:1');
    await at.stores.participants.adopt(10);
    const { memberOf, memberships } = (await at.stores.participants.get('T:1')) ?? assert.fail();
    assert.deepEqual([memberOf, memberships], [['main'], { main: { joinedAt: NOW } }]);
  });

  it('are not confused with whoever joins under this version and has yet to choose a programme', async () => {
    await known('T:1');
    await at.stores.participants.touch(visit('T:2'));
    for (const id of ['T:1', 'T:2']) await at.stores.participants.change(id, { standing: 'joined', joinedAt: NOW });
    assert.equal(await at.stores.participants.adopt(10), 0);
    for (const id of ['T:1', 'T:2']) assert.deepEqual(await programmesOf(id), [], id);
  });

  it('nor with whoever left the first programme alone, or left all and came back under this version', async () => {
    for (const id of ['T:1', 'T:2']) {
      await known(id);
      await letIn(id);
    }
    await at.stores.participants.adopt(10);
    for (const id of ['T:1', 'T:2']) await at.stores.participants.leaveProgramme(id, 'main', LATER);
    // A process of that version writes something else of the one who takes part in nothing now.
    await people().updateOne({ _id: 'T:1' }, { $set: { v: 1, language: 'en' } });
    await at.stores.participants.change('T:2', { standing: 'left', leftAt: NOW });
    await at.stores.participants.change('T:2', { standing: 'joined', joinedAt: LATEST, leftAt: null });
    assert.equal(await at.stores.participants.adopt(10), 0);
    for (const id of ['T:1', 'T:2']) assert.deepEqual(await programmesOf(id), [], id);
  });

  it('take part as before when they are in programmes already and join anew', async () => {
    await at.stores.participants.touch(visit('T:1'));
    await at.stores.participants.join('T:1', 'north', NOW);
    await at.stores.participants.change('T:1', { standing: 'joined', joinedAt: NOW });
    assert.deepEqual(await programmesOf('T:1'), ['north']);
  });
});
