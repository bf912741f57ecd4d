import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { DirectoryInUse, type LockClock, lockDirectory } from '../../../src/storage/embedded/folder/lock.js';
import { type Owner, ownLock, parse, textFor } from '../../../src/storage/embedded/folder/lock-owner.js';
import { firstLine } from '../../support/mongo-test-server.js';
import { PATIENCE_MS } from '../../support/patience.js';
import { itInTheLongRun } from '../../support/thorough.js';
import { temporaryFolder } from './temporary-engine.js';

const MAIN = join(fileURLToPath(import.meta.url), '../../../../src/storage/embedded/main.js');
const LINUX = process.platform === 'linux';

const clock: LockClock = { now: () => new Date(), sleep: (ms) => delay(ms) };

/** Sleeping takes no time, but moves the clock on. Tells how long was slept. */
function quickClock(onSleep: () => void | Promise<void> = () => {}): LockClock & { readonly slept: () => number } {
  let slept = 0;
  return {
    now: () => new Date(Date.now() + slept),
    sleep: async (ms) => {
      slept += ms;
      await onSleep();
    },
    slept: () => slept,
  };
}

describe('the lock on a data folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let children: ChildProcess[];
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    children = [];
    path = join(folder.directory, 'engine.lock');
  });
  afterEach(async () => {
    for (const child of children) await end(child, 'SIGKILL');
    folder.remove();
  });

  function spawnEngine(): ChildProcess {
    const child = spawn(process.execPath, [MAIN, folder.directory], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child;
  }

  /** Leaves a lock as another process would have written it. */
  function leaveLock(owner: Partial<Owner>, ageMs = 0): void {
    writeFileSync(path, textFor({ ...ownLock(), ...owner }));
    const written = new Date(Date.now() - ageMs);
    utimesSync(path, written, written);
  }

  async function assertFree(within: LockClock = clock): Promise<void> {
    const lock = await lockDirectory(folder.directory, within);
    assert.equal(parse(readFileSync(path, 'utf8'))?.pid, process.pid);
    lock.release();
    assert.deepEqual(readdirSync(folder.directory), []);
  }

  it('is refused a second time in the same process, also when the first is still being taken', async () => {
    const first = lockDirectory(folder.directory, clock);
    await assert.rejects(lockDirectory(folder.directory, clock), DirectoryInUse);
    const lock = await first;
    await assert.rejects(lockDirectory(folder.directory, clock), DirectoryInUse);
    lock.release();
    await assertFree();
  });

  it('is refused while another engine runs, naming the folder and the process, and leaves that engine alone', async () => {
    const child = spawnEngine();
    const uri = await firstLine(child);
    await assert.rejects(startEmbeddedEngine({ directory: folder.directory }), (error) => {
      assert.ok(error instanceof DirectoryInUse);
      assert.ok(error.message.includes(folder.directory), error.message);
      assert.ok(error.message.includes(`process ${child.pid} on host ${ownLock().host}`), error.message);
      return true;
    });
    await assertServes(uri);
    assert.equal(await end(child, 'SIGTERM'), 0);
    await (await startEmbeddedEngine({ directory: folder.directory })).stop();
  });

  itInTheLongRun('is refused when the other engine has our process number, as in two containers', async () => {
    const uri = await firstLine(spawnEngine());
    leaveLock({ ...parse(readFileSync(path, 'utf8')), pid: process.pid }, 3_600_000);
    await assert.rejects(startEmbeddedEngine({ directory: folder.directory }), DirectoryInUse);
    await assertServes(uri);
  });

  it('is refused when the lock file of a running engine was deleted or damaged', async function () {
    if (process.platform === 'win32') this.skip();
    const uri = await firstLine(spawnEngine());
    for (const text of ['', 'rubbish', `${process.pid}\n`]) {
      writeFileSync(path, text);
      await assert.rejects(startEmbeddedEngine({ directory: folder.directory }), DirectoryInUse);
    }
    rmSync(path);
    await assert.rejects(startEmbeddedEngine({ directory: folder.directory }), DirectoryInUse);
    await assertServes(uri);
  });

  it('is taken over at once after kill -9', async () => {
    const child = spawnEngine();
    await firstLine(child);
    await end(child, 'SIGKILL');
    const never = quickClock(() => assert.fail('waits'));
    (await lockDirectory(folder.directory, never)).release();
    const engine = await startEmbeddedEngine({ directory: folder.directory });
    await assertServes(engine.uri);
    await engine.stop();
  });

  for (const [name, pid] of [
    ['process 1', 1],
    ['the parent of this process', process.ppid],
    ['this process', process.pid],
  ] as const) {
    it(`with the number of ${name} is taken over when no engine answers`, async () => {
      const never = quickClock(() => assert.fail('waits'));
      leaveLock({ pid, start: '1', state: 'open' });
      await assertFree(never);
      leaveLock({ pid, start: '1', state: 'starting' }, 16_000);
      await assertFree(never);
      writeFileSync(path, `${pid}\n`);
      await assertFree(never);
      if (!LINUX) return;
      leaveLock({ pid, start: '1', state: 'starting' });
      await assertFree(never);
    });
  }

  it('of a process that is starting or stopping is refused', async () => {
    for (const state of ['starting', 'stopping'] as const) {
      leaveLock({ pid: process.ppid, start: null, state });
      await assert.rejects(lockDirectory(folder.directory, clock), DirectoryInUse);
    }
  });

  it('of a start elsewhere is waited for, and refused when that engine answers', async function () {
    if (process.platform === 'win32') this.skip();
    leaveLock({ host: 'elsewhere', state: 'starting' });
    mkdirSync(join(folder.directory, 'run'));
    const server = createServer();
    const listen = () =>
      new Promise<void>((resolve) => server.listen(join(folder.directory, 'run', 'engine.sock'), resolve));
    await assert.rejects(lockDirectory(folder.directory, quickClock(listen)), /on host elsewhere/);
    server.close();
  });

  it('of a start elsewhere that came to nothing is taken over after 15 seconds', async () => {
    for (const text of ['', textFor({ ...ownLock(), host: 'elsewhere' }), textFor({ ...ownLock(), space: 'other' })]) {
      writeFileSync(path, text);
      const quick = quickClock();
      await assertFree(quick);
      assert.ok(quick.slept() > 14_000 && quick.slept() < 16_000, String(quick.slept()));
    }
  });

  it('that cannot be read is taken over', async () => {
    writeFileSync(path, 'rubbish');
    await assertFree();
    assert.equal(existsSync(path), false);
  });

  it('is taken over although an earlier take-over ended halfway', async () => {
    leaveLock({ state: 'open' });
    const name = createHash('sha256').update(readFileSync(path, 'utf8')).digest('hex').slice(0, 16);
    writeFileSync(`${path}.${name}`, textFor(ownLock()));
    const quick = quickClock();
    await assertFree(quick);
    assert.ok(quick.slept() > 14_000, 'the claim of the other was not in the way');
  });

  itInTheLongRun('that was left over goes to one of several who start at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      leaveLock({ pid: 1, start: '1', state: 'open' });
      const uris = await Promise.all(Array.from({ length: 6 }, () => firstLine(spawnEngine()).catch(() => undefined)));
      const served = uris.filter((uri) => uri !== undefined);
      assert.equal(served.length, 1);
      await assertServes(served[0] ?? '');
      for (const child of children) await end(child, 'SIGKILL');
    }
  });

  it('is no longer ours when another took it, and then cannot be opened or released by us', async () => {
    const lock = await lockDirectory(folder.directory, clock);
    leaveLock({ pid: 1 });
    assert.equal(lock.isOurs(), false);
    assert.throws(() => lock.opened(0), DirectoryInUse);
    lock.release();
    assert.equal(existsSync(path), true);
  });
});

async function assertServes(uri: string): Promise<void> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: PATIENCE_MS }).connect();
  assert.equal((await client.db('a').command({ ping: 1 })).ok, 1);
  await client.close();
}

/** Resolves with the exit code. */
function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}
