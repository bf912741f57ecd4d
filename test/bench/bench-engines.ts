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
  stop(): Promise<void>;
}

/** The embedded engine as it is in production: waiting for the disk. */
export async function startEmbedded(): Promise<RunningEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  const engine = new BenchProcess('../../src/storage/embedded/main.js', { args: [folder] });
  return {
    name: 'embedded engine',
    uri: await engine.line('mongodb://'),
    async stop() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server behind `MONGODB_URI`, else the one that the tests use; undefined where neither is at hand. */
export async function startServer(): Promise<RunningEngine | undefined> {
  const given = process.env.MONGODB_URI;
  if (given !== undefined && given !== '') return { name: 'MongoDB server', uri: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'spagaat-bench-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const server = await startMongoTestServer(folder);
  if (server === undefined) {
    clear();
    return undefined;
  }
  return {
    name: 'MongoDB server',
    uri: server.uri,
    async stop() {
      await server.stop();
      clear();
    },
  };
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
