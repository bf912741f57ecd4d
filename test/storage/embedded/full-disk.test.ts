import assert from 'node:assert/strict';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { UnusableData } from '../../../src/storage/embedded/unusable-data.js';
import { type SmallDisk, smallDisk } from '../../support/small-disk.js';

const OUT_OF_DISK_SPACE = 14_031;
const TEXT = 'x'.repeat(3_000);

describe('the embedded engine on a disk that is full', () => {
  let disk: SmallDisk;
  let directory: string;
  let engine: EmbeddedEngine;
  let client: MongoClient;

  before(function () {
    const mounted = smallDisk(4 * 1024 * 1024);
    if (mounted === null) return this.skip();
    disk = mounted;
    directory = join(disk.directory, 'data');
  });
  after(() => disk?.remove());

  const filler = () => join(disk.directory, 'filler');
  const start = async (): Promise<Collection<{ _id: number; text: string }>> => {
    engine = await startEmbeddedEngine({ directory });
    client = await new MongoClient(engine.uri, { retryWrites: false }).connect();
    return client.db('a').collection('b');
  };
  const stop = async () => {
    await client.close();
    await engine.stop();
  };
  const fill = (left: number) => {
    const { bavail, bsize } = statfsSync(disk.directory);
    writeFileSync(filler(), Buffer.alloc(Math.max(0, bavail * bsize - left)));
  };

  const isFull = (error: unknown): boolean => {
    assert.ok(error instanceof MongoServerError, String(error));
    assert.equal(error.code, OUT_OF_DISK_SPACE, error.message);
    assert.ok(error.message.includes('data.mdb'), 'it says which file');
    return true;
  };

  it('refuses writes in words, reads on, says that it is not ready, and goes on when there is room', async () => {
    const collection = await start();
    try {
      fill(512 * 1024);
      let written = 0;
      const refused = (async () => {
        for (; written < 4_000; written += 1) await collection.insertOne({ _id: written, text: TEXT });
      })();
      await assert.rejects(refused, isFull);
      for (let times = 0; times < 20; times += 1)
        await assert.rejects(collection.insertOne({ _id: 10_000 + times, text: TEXT.repeat(20) }), isFull);
      assert.equal(await collection.countDocuments(), written);
      await assert.rejects(client.db('a').command({ ping: 1 }), isFull);

      rmSync(filler());
      assert.equal((await client.db('a').command({ ping: 1 })).ok, 1);
      await collection.insertOne({ _id: 20_000, text: TEXT });
      assert.equal(await collection.countDocuments(), written + 1);
    } finally {
      await stop();
    }
  });

  it('says in words that there is no room to start, and starts with what it had when there is', async () => {
    fill(0);
    for (const folder of [directory, join(disk.directory, 'fresh')])
      await assert.rejects(startEmbeddedEngine({ directory: folder }), (error: unknown) => {
        assert.ok(error instanceof UnusableData, String(error));
        assert.match(error.message, /no room left/);
        return true;
      });
    rmSync(filler());
    const collection = await start();
    assert.ok((await collection.countDocuments()) > 1);
    await stop();
    await (await startEmbeddedEngine({ directory: join(disk.directory, 'fresh') })).stop();
  });
});
