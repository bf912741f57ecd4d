import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freshStorage, kept } from '../support/storage.js';

const MAIN = fileURLToPath(new URL('../../src/tenants/erase-main.js', import.meta.url));
const TENANT = '0bb00000-0000-4000-8000-000000000002';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as an administrator gives it, with these settings and nothing else of this machine. */
function command(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...words], { env: { PATH: process.env.PATH ?? '', ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

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
