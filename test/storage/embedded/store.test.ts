import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Catalog } from '../../../src/storage/embedded/data/catalog.js';
import type { Durability } from '../../../src/storage/embedded/data/environment.js';
import { CATALOG_KEY } from '../../../src/storage/embedded/data/key-space.js';
import { openStore, type Store } from '../../../src/storage/embedded/data/store.js';
import { encodeDocument } from '../../../src/storage/embedded/values/documents.js';
import { CommandFailure } from '../../../src/storage/embedded/values/failures.js';
import { temporaryFolder, withEngine } from './temporary-engine.js';

const KEY = Buffer.from([9, 1]);
const VALUE = Buffer.from('value');

for (const durability of ['disk', 'process'] as const satisfies readonly Durability[]) {
  describe(`the store with durability ${durability}`, () => {
    let folder: ReturnType<typeof temporaryFolder>;
    let store: Store;
    beforeEach(() => {
      folder = temporaryFolder();
      store = openStore(join(folder.directory, 'data.mdb'), durability);
    });
    afterEach(async () => {
      await store.close();
      folder.remove();
    });

    it('shows a write once it is acknowledged', async () => {
      const written = await store.write(() => {
        store.put(KEY, VALUE);
        return 'done';
      });
      assert.equal(written, 'done');
      assert.deepEqual(store.get(KEY), VALUE);
    });

    it('lets a write see those before it in the same transaction', async () => {
      const seen = await Promise.all([
        store.write(() => store.put(KEY, VALUE)),
        store.write(() => store.get(KEY)?.toString()),
      ]);
      assert.equal(seen[1], 'value');
    });

    it('keeps what others wrote when one write fails as a command', async () => {
      const results = await Promise.allSettled([
        store.write(() => store.put(KEY, VALUE)),
        store.write(() => {
          throw new CommandFailure(2, 'no');
        }),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected'],
      );
      assert.deepEqual(store.get(KEY), VALUE);
    });

    it('undoes the whole transaction after any other error, the list of collections too', async () => {
      const catalog = new Catalog(store);
      const failing = store.write(() => {
        catalog.ensure('a', 'b');
        store.put(KEY, VALUE);
        throw new TypeError('a bug');
      });
      await assert.rejects(failing, /a bug/);
      assert.equal(store.get(KEY), undefined);
      assert.equal(catalog.find('a', 'b'), undefined);
      await store.write(() => store.put(KEY, VALUE));
      assert.deepEqual(store.get(KEY), VALUE);
    });

    it('takes over the list of collections as earlier versions kept it, all in one', async () => {
      const index = { id: 2, name: 'i', fields: [{ path: 'x', direction: 1 as const }] };
      const collections = [{ id: 1, database: 'a', name: 'b', indexes: [index] }];
      await store.write(() => store.put(CATALOG_KEY, encodeDocument({ nextId: 3, collections })));
      const catalog = new Catalog(store);
      assert.deepEqual(catalog.find('a', 'b'), collections[0]);
      const added = await store.write(() => catalog.ensure('a', 'c'));
      assert.equal(added.id, 3);
      const again = new Catalog(store);
      assert.deepEqual(again.list('a'), [...collections, added]);
      await store.write(() => again.remove(added));
      assert.deepEqual(new Catalog(store).list('a'), collections);
    });

    it('finishes what is under way when it closes, and takes nothing more', async () => {
      const path = join(folder.directory, 'second.mdb');
      const second = openStore(path, durability);
      const underWay = second.write(() => second.put(KEY, VALUE));
      const closed = second.close();
      await underWay;
      await assert.rejects(
        second.write(() => {}),
        CommandFailure,
      );
      await closed;
      const again = openStore(path, durability);
      assert.deepEqual(again.get(KEY), VALUE);
      await again.close();
    });
  });
}

describe('the limits of the embedded engine', () => {
  it('a document above 16 MB is answered with an error, and the connection goes on', async () => {
    await withEngine(async (client) => {
      const rows = client.db('limits').collection<{ _id: number; text?: string }>('rows');
      const text = 'x'.repeat(16.5 * 1024 * 1024);
      await assert.rejects(rows.insertOne({ _id: 1, text }), { code: 10334 });
      await rows.insertOne({ _id: 2, text: text.slice(0, 15 * 1024 * 1024) });
      await assert.rejects(rows.updateOne({ _id: 2 }, { $set: { more: text.slice(0, 2 * 1024 * 1024) } }), {
        code: 10334,
      });
      assert.deepEqual(await rows.find({}, { projection: { _id: 1 } }).toArray(), [{ _id: 2 }]);
    });
  });

  it('an answer above 16 MB is an error too', async () => {
    await withEngine(async (client) => {
      const twice = { _id: 'x'.repeat(5_000) };
      const insert = { insert: 'rows', documents: Array.from({ length: 2_000 }, () => twice), ordered: false };
      await assert.rejects(client.db('limits').command(insert), { code: 10334 });
      assert.equal(await client.db('limits').collection('rows').countDocuments(), 1);
    });
  });

  it('an idle cursor ends by the clock that is passed in', async () => {
    let time = 0;
    await withEngine(
      async (client) => {
        const rows = client.db('limits').collection<{ _id: number }>('rows');
        await rows.insertMany(Array.from({ length: 5 }, (_, _id) => ({ _id })));
        const cursor = rows.find({}, { batchSize: 2 });
        await cursor.next();
        await cursor.next();
        time += 11 * 60_000;
        await assert.rejects(cursor.next(), { code: 43 });
      },
      { now: () => new Date(time) },
    );
  });
});
