import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { type EmbeddedEngine, type EngineOptions, startEmbeddedEngine } from '../../../src/storage/embedded/engine.js';

/** A folder for one test, and how it is removed. */
export function temporaryFolder(): { readonly directory: string; readonly remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'spagaat-test-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** An engine of its own with a connected client, for one test. */
export async function withEngine(
  use: (client: MongoClient, engine: EmbeddedEngine, directory: string) => Promise<void>,
  options: Partial<EngineOptions> = {},
): Promise<void> {
  const { directory, remove } = temporaryFolder();
  const engine = await startEmbeddedEngine({ directory, durability: 'process', ...options });
  const client = await new MongoClient(engine.uri).connect();
  try {
    await use(client, engine, directory);
  } finally {
    await client.close();
    await engine.stop();
    remove();
  }
}
