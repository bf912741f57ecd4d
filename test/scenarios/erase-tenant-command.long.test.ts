import assert from 'node:assert/strict';
import { commandOf } from '../support/command.js';
import { freshStorage, kept } from '../support/storage.js';

const command = commandOf('erase-command.js');
const TENANT = '0bb00000-0000-4000-8000-000000000002';

const peopleIn = (table: string) => Number(/^ +people +(\d+) /m.exec(table)?.[1]);

describe('npm run erase', () => {
  it('tells what would go, refuses a tenant that is switched on, and erases one that is off', async () => {
    const storage = await freshStorage();
    try {
      for (const objectId of ['1', '2', '3']) {
        const id = `${TENANT}:${objectId}`;
        await storage.stores.participants.touch({ id, tenantId: TENANT, objectId, seenOn: '2026-11-23' });
      }
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database };
      const told = await command({ ...env, ALLOWED_TENANTS: 'another' }, TENANT.toUpperCase());
      assert.deepEqual([told.code, told.stderr, peopleIn(told.stdout)], [0, '', 3]);
      assert.match(told.stdout, /^Nothing was erased\. With --erase this would go:\n/);
      const refused = await command({ ...env, ALLOWED_TENANTS: TENANT }, TENANT, '--erase');
      assert.deepEqual([refused.code, refused.stdout], [1, '']);
      assert.match(refused.stderr, /ALLOWED_TENANTS/);
      assert.equal((await kept(storage, 'participants')).length, 3);
      const done = await command({ ...env, ALLOWED_TENANTS: 'another' }, TENANT, '--erase');
      assert.deepEqual([done.code, done.stderr, peopleIn(done.stdout)], [0, '', 3]);
      assert.match(done.stdout, /^Erased:\n/);
      assert.deepEqual(await kept(storage, 'participants'), []);
    } finally {
      await storage.close();
    }
  });
});
