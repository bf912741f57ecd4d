import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { DirectoryInUse, lockDirectory } from '../../../src/storage/embedded/lock.js';
import { firstLine } from '../../support/mongo-test-server.js';
import { temporaryFolder } from './temporary-engine.js';

const MAIN = join(fileURLToPath(import.meta.url), '../../../../src/storage/embedded/main.js');

describe('the lock on a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is refused a second time in the same process', () => {
    const release = lockDirectory(folder.directory);
    assert.throws(() => lockDirectory(folder.directory), DirectoryInUse);
    release();
    lockDirectory(folder.directory)();
  });

  it('is refused while another process lives, naming the folder and the process', async () => {
    const child = spawn(process.execPath, [MAIN, folder.directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    await firstLine(child);
    await assert.rejects(startEmbeddedEngine({ directory: folder.directory }), (error) => {
      assert.ok(error instanceof DirectoryInUse);
      assert.ok(error.message.includes(folder.directory), error.message);
      assert.ok(error.message.includes(String(child.pid)), error.message);
      return true;
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    const engine = await startEmbeddedEngine({ directory: folder.directory });
    await engine.stop();
  });

  it('of a process that is gone is taken over', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(folder.directory, 'engine.lock'), `${gone}\n`);
    const release = lockDirectory(folder.directory);
    assert.equal(readFileSync(join(folder.directory, 'engine.lock'), 'utf8').trim(), String(process.pid));
    release();
  });

  it('that cannot be read is taken over', () => {
    writeFileSync(join(folder.directory, 'engine.lock'), 'rubbish');
    lockDirectory(folder.directory)();
    assert.equal(existsSync(join(folder.directory, 'engine.lock')), false);
  });
});

describe('the folder of the embedded engine', () => {
  it('holds a socket that only the owner can reach, and nothing but the data after a stop', async function () {
    if (process.platform === 'win32') this.skip();
    const { directory, remove } = temporaryFolder();
    const engine = await startEmbeddedEngine({ directory });
    assert.equal(statSync(join(directory, 'run')).mode & 0o777, 0o700);
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
    await client.close();
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
