import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startMongoTestServer } from '../support/mongo-test-server.js';
import { BenchProcess } from './bench-process.js';
import type { BenchEngine } from './rows.js';

/** A database engine in a process of its own. */
export interface RunningEngine {
  readonly name: BenchEngine;
  readonly uri: string;
  /** Most people for whom a round is opened on it; see `isTestServer`. */
  readonly mostPeople: number;
  stop(): Promise<void>;
}

/** The embedded engine as it is in production: waiting for the disk. */
export async function startEmbedded(): Promise<RunningEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  const engine = new BenchProcess('../../src/storage/embedded/main.js', { args: [folder] });
  return {
    name: 'embedded engine',
    uri: await engine.line('mongodb://'),
    mostPeople: Number.POSITIVE_INFINITY,
    async stop() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server behind `MONGODB_URI`, else the one that the tests use; undefined where neither is at hand. */
export async function startServer(): Promise<RunningEngine | undefined> {
  const given = process.env.MONGODB_URI;
  if (given !== undefined && given !== '') return serverAt(given, async () => {});
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const server = await startMongoTestServer(folder);
  if (server === undefined) {
    clear();
    return undefined;
  }
  return serverAt(server.uri, async () => {
    await server.stop();
    clear();
  });
}

/** The test server looks at every document for each page of people, so that its time grows with their square. */
const MOST_ON_TEST_SERVER = 10_000;

async function serverAt(uri: string, stop: () => Promise<void>): Promise<RunningEngine> {
  const mostPeople = (await isTestServer(uri)) ? MOST_ON_TEST_SERVER : Number.POSITIVE_INFINITY;
  return { name: 'MongoDB server', uri, mostPeople, stop };
}

/** The test server knows only the old greeting. */
async function isTestServer(uri: string): Promise<boolean> {
  const client = new MongoClient(uri);
  try {
    await client.db('admin').command({ hello: 1 });
    return false;
  } catch {
    return true;
  } finally {
    await client.close();
  }
}

/** Removes the databases that were measured on. */
export async function dropDatabases({ uri }: RunningEngine, names: readonly string[]): Promise<void> {
  const client = new MongoClient(uri);
  try {
    for (const name of names) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
