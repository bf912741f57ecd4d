import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import { SPARE_BYTES } from '../../../src/storage/embedded/data/store.js';
import { UnusableData } from '../../../src/storage/embedded/data/unusable-data.js';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { firstLine } from '../../support/mongo-test-server.js';
import { type SmallDisk, smallDisk } from '../../support/small-disk.js';

const MAIN = join(fileURLToPath(import.meta.url), '../../../../src/storage/embedded/main.js');
const OUT_OF_DISK_SPACE = 14_031;
const TEXT = 'x'.repeat(3_000);

describe('the embedded engine on a disk that is full', () => {
  let disk: SmallDisk;
  let directory: string;
  let engine: EmbeddedEngine;
  let client: MongoClient;

  before(function () {
    const mounted = smallDisk(2 * SPARE_BYTES);
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
      fill(SPARE_BYTES + 512 * 1024);
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

  it('asks LMDB for nothing that the disk cannot take: what that writes about it is longer than its memory for it', async () => {
    const folder = join(disk.directory, 'apart');
    const child = spawn(process.execPath, [MAIN, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    const apart = await new MongoClient(await firstLine(child), { retryWrites: false }).connect();
    fill(SPARE_BYTES + 512 * 1024);
    const large = apart.db('a').collection<{ _id: number; text: string }>('b');
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => large.insertOne({ _id: at, text: TEXT.repeat(100) })),
    );
    const refusals = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.ok(refusals.length > 50);
    assert.ok(refusals.every(isFull));
    await apart.close();
    rmSync(filler());
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    assert.equal(complaints, '');
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
