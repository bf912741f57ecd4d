import assert from 'node:assert/strict';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import { commandOf } from '../support/command.js';
import { freshStorage, kept } from '../support/storage.js';

const command = commandOf('indexes-command.js');

describe('npm run indexes', () => {
  it('tells with --dry-run what it would make and drop and changes nothing; without it, it does just that', async () => {
    const storage = await freshStorage();
    try {
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database };
      const outbox = storage.db.collection(COLLECTIONS.outbox);
      await outbox.dropIndex('settled');
      await outbox.createIndex({ old: 1 }, { name: 'of_before' });
      const names = async () => (await outbox.indexes()).map(({ name }) => name);
      const before = await names();

      const told = await command(env, '--dry-run');
      assert.deepEqual([told.code, told.stderr], [0, '']);
      const lines = told.stdout.trimEnd().split('\n');
      assert.deepEqual(lines.slice(1), [
        '  make outbox.settled { settledAt: 1 }',
        '  drop outbox.of_before { old: 1 }',
      ]);
      assert.deepEqual(await names(), before);

      const done = await command(env);
      assert.deepEqual([done.code, done.stderr], [0, '']);
      assert.deepEqual(
        done.stdout.trimEnd().split('\n'),
        lines.slice(1).map((line) => line.trim()),
      );
      const after = await names();
      assert.ok(after.includes('settled') && !after.includes('of_before'), after.join());
      assert.match((await command(env)).stdout, /has the declared indexes, and no others/);
      assert.equal((await kept(storage, COLLECTIONS.meta)).length, 1);
    } finally {
      await storage.close();
    }
  });

  it('leaves a database of a newer version alone, and refuses an option that does not exist', async () => {
    const storage = await freshStorage();
    try {
      const env = { MONGODB_URI: storage.uri, MONGODB_DATABASE: storage.database };
      await storage.db.collection<{ _id: string }>(COLLECTIONS.meta).updateOne({ _id: 'schema' }, { $set: { v: 999 } });
      await storage.db.collection(COLLECTIONS.outbox).dropIndex('settled');
      const refused = await command(env);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /newer version of Spagaat/);
      assert.doesNotMatch(refused.stderr, /^\s+at /m);
      assert.ok(!(await storage.db.collection(COLLECTIONS.outbox).indexExists('settled')));
      assert.equal((await command(env, '--drop')).code, 2);
    } finally {
      await storage.close();
    }
  });
});
