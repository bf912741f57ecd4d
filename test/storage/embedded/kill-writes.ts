import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { MongoClient } from 'mongodb';
import { startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';
import { firstLine } from '../../support/mongo-test-server.js';
import { PATIENCE_MS } from '../../support/patience.js';

const WRITERS = 6;

/** Writes that the writers know to be stored. */
export interface Acknowledged {
  readonly inserted: Set<string>;
  increments: number;
}

/** A round of writing: of which engine, by its script, and after how many writes that is killed. */
export interface KillRound {
  readonly script: string;
  readonly round: number;
  readonly acknowledged: number;
}

/** Writes with several writers to an engine in a process of its own, and kills that in the middle of it. */
export async function writeUntilKilled(
  directory: string,
  { script, round, acknowledged: most }: KillRound,
  known: Acknowledged,
): Promise<void> {
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const client = await new MongoClient(await firstLine(child), { serverSelectionTimeoutMS: PATIENCE_MS }).connect();
  const votes = client.db('kill').collection<{ _id: string; state: string }>('votes');
  const totals = client.db('kill').collection<{ _id: string; n: number }>('totals');
  await votes.createIndex({ state: 1 });
  let acknowledged = 0;
  let isKilled = false;
  async function write(writer: number): Promise<void> {
    for (let at = 0; !isKilled; at += 1) {
      const _id = `${round}:${writer}:${at}`;
      try {
        await votes.insertOne({ _id, state: 'cast' });
        known.inserted.add(_id);
        await totals.updateOne({ _id: 'all' }, { $inc: { n: 1 } }, { upsert: true });
        known.increments += 1;
      } catch {
        return;
      }
      acknowledged += 1;
      if (acknowledged >= most && !isKilled) {
        isKilled = true;
        child.kill('SIGKILL');
      }
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  assert.ok(isKilled, 'the engine ended before it was killed');
  await exited;
  await client.close(true);
}

/** All that was acknowledged is there; what was under way may be. The index agrees with the documents. */
export async function checkKept(directory: string, known: Acknowledged, rounds: number): Promise<void> {
  const engine = await startEmbeddedEngine({ directory });
  const client = await new MongoClient(engine.uri).connect();
  const votes = client.db('kill').collection<{ _id: string; state: string }>('votes');
  const stored = new Set(
    await votes
      .find()
      .map(({ _id }) => _id)
      .toArray(),
  );
  const byIndex = await votes.countDocuments({ state: 'cast' });
  const total = await client.db('kill').collection('totals').findOne();
  await client.close();
  await engine.stop();
  const lost = [...known.inserted].filter((id) => !stored.has(id));
  assert.deepEqual(lost, []);
  assert.equal(byIndex, stored.size);
  assert.ok(Number(total?.n) >= known.increments, `${total?.n} of ${known.increments} increments`);
  // Each writer has at most one write under way when the process ends.
  assert.ok(stored.size <= known.inserted.size + WRITERS * rounds);
}
