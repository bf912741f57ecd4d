import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.js';
import { connect } from '../../../src/storage/connect.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../../../src/storage/documents/documents.js';
import type { ParticipantDocument } from '../../../src/storage/documents/participant-document.js';
import { adoptMembers } from '../../../src/storage/migrations/adopt-members.js';
import { readDatabase } from '../../fixtures/database-file.js';
import { type FreshStorage, kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

type Kept = Stored & Record<string, unknown>;
/** Two rounds and the talks of the second, as version 1 wrote them. */
const WRITTEN_BY_1 = readDatabase(1).collections as Readonly<Record<string, readonly Kept[]>>;
const NAMES = Object.values(COLLECTIONS);
const log = createLog('silent');

/** Puts it in the database, or these collections of it. */
async function load({ db }: FreshStorage, names: readonly string[] = Object.keys(WRITTEN_BY_1)): Promise<void> {
  for (const name of names) {
    const documents = WRITTEN_BY_1[name] ?? assert.fail(name);
    await db.collection<Stored>(name).deleteMany({ _id: { $gte: '' } });
    await db.collection<Stored>(name).insertMany([...documents]);
  }
}

async function upgrade({ uri, database }: FreshStorage): Promise<void> {
  await (await connect(uri, database, { log })).close();
}

async function state(storage: FreshStorage): Promise<Readonly<Record<string, readonly Kept[]>>> {
  return Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await kept(storage, name)])));
}

storeContract('a database that version 1 wrote', (at) => {
  it('has its people in the first programme afterwards, and all else as it was', async () => {
    await load(at.storage);
    await upgrade(at.storage);
    const { meta, participants = [], ...others } = await state(at.storage);
    assert.deepEqual(meta, [{ _id: 'schema', v: SCHEMA_VERSION }]);
    for (const [name, documents] of Object.entries(others)) {
      assert.equal(documents.length, WRITTEN_BY_1[name]?.length ?? 0, name);
    }
    const before = new Map(WRITTEN_BY_1.participants?.map((person) => [person._id, person]));
    assert.equal(participants.length, before.size);
    for (const person of participants) {
      const { memberOf, memberships, skipsRounds: _skips, v: _v, ...rest } = person;
      const { v: _old, ...old } = before.get(person._id) ?? assert.fail();
      assert.deepEqual(rest, old);
      if (person.standing === 'known') assert.deepEqual([memberOf, memberships], [undefined, undefined]);
      if (person.standing === 'joined') {
        assert.deepEqual([memberOf, memberships], [['main'], { main: { joinedAt: old.joinedAt } }]);
      }
      if (person.standing === 'left') {
        assert.deepEqual([memberOf, memberships], [[], { main: { joinedAt: old.joinedAt, leftAt: old.leftAt } }]);
      }
    }
    assert.deepEqual(new Set(participants.map(({ standing }) => standing)), new Set(['joined', 'left', 'known']));
    const page = await at.stores.participants.pageOfActive('main', '2026-12-02', null, 100);
    assert.equal(page.length, 14, 'all but those who pause, left, only looked or cannot be reached');
  });

  it('ends the same when the process is stopped after any write, and started again', async () => {
    await load(at.storage);
    await upgrade(at.storage);
    const undisturbed = await state(at.storage);
    const people = at.storage.db.collection<ParticipantDocument>(COLLECTIONS.participants);
    for (let writes = 0; writes <= 17; writes += 1) {
      await load(at.storage, [COLLECTIONS.participants, COLLECTIONS.meta]);
      for (let done = 0; done < writes; done += 1) await adoptMembers(people, 1);
      await upgrade(at.storage);
      assert.deepEqual(await state(at.storage), undisturbed, `stopped after ${writes} writes`);
    }
  });

  it('has all its people there when they are more than fit in a page, or than fit in it exactly', async () => {
    const [one] = WRITTEN_BY_1.participants?.filter(({ standing }) => standing === 'joined') ?? [];
    const people = at.storage.db.collection<Stored>(COLLECTIONS.participants);
    for (const count of [500, 1_001]) {
      await load(at.storage, [COLLECTIONS.meta]);
      await people.deleteMany({ _id: { $gte: '' } });
      await people.insertMany(Array.from({ length: count }, (_, number) => ({ ...one, _id: `T:${number}`, v: 1 })));
      await upgrade(at.storage);
      assert.equal(await at.stores.participants.countActive('main', '2026-12-02'), count);
    }
  });

  it('is changed once by processes that start at the same moment', async () => {
    await load(at.storage);
    await upgrade(at.storage);
    const undisturbed = await state(at.storage);
    await load(at.storage);
    await atOnce(3, () => upgrade(at.storage));
    assert.deepEqual(await state(at.storage), undisturbed);
  });
});
