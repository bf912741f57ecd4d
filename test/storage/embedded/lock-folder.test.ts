import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { engineAnswers } from '../../../src/storage/embedded/folder/socket-address.js';
import { temporaryFolder } from './temporary-engine.js';

describe('the folder of the embedded engine', () => {
  it('holds a socket that only the owner can reach, and nothing but the data after a stop', async function () {
    if (process.platform === 'win32') this.skip();
    const { directory, remove } = temporaryFolder();
    const engine = await startEmbeddedEngine({ directory });
    assert.equal(modeOf(join(directory, 'run')), 0o700);
    await engine.stop();
    await engine.stop();
    assert.deepEqual(
      readdirSync(directory).filter((name) => !name.startsWith('data.mdb')),
      [],
    );
    remove();
  });

  it('may have a path that is too long for a socket', async () => {
    const { directory, remove } = temporaryFolder();
    const deep = join(directory, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const engine = await startEmbeddedEngine({ directory: deep });
    const client = await new MongoClient(engine.uri).connect();
    assert.equal((await client.db('a').command({ ping: 1 })).ok, 1);
    if (process.platform !== 'win32') assert.equal(await engineAnswers(deep, null), true);
    await client.close();
    await engine.stop();
    remove();
  });

  it('is for its owner only, and so are its files, also when they were there before with other modes', async function () {
    if (process.platform === 'win32') this.skip();
    const { directory, remove } = temporaryFolder();
    await (await startEmbeddedEngine({ directory })).stop();
    const files = ['data.mdb', 'data.mdb-lock'].map((name) => join(directory, name));
    for (const file of files) chmodSync(file, 0o666);
    chmodSync(directory, 0o777);
    const engine = await startEmbeddedEngine({ directory });
    assert.equal(modeOf(directory), 0o700);
    for (const file of [...files, join(directory, 'engine.lock')]) assert.equal(modeOf(file), 0o600, file);
    await engine.stop();
    remove();
  });

  it('keeps documents and indexes over a restart', async () => {
    const { directory, remove } = temporaryFolder();
    for (const n of [1, 2]) {
      const engine = await startEmbeddedEngine({ directory });
      const client = await new MongoClient(engine.uri).connect();
      const rows = client.db('a').collection<{ _id: number; s: string }>('rows');
      if (n === 1) await rows.createIndex({ s: 1 });
      await rows.insertOne({ _id: n, s: 'x' });
      assert.equal(await rows.countDocuments({ s: 'x' }), n);
      assert.equal((await rows.indexes()).length, 2);
      await client.close();
      await engine.stop();
    }
    remove();
  });
});

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}
