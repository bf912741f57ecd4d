import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type CommandListener, type Connection, connect } from '../../src/storage/connect.js';
import type { Stored } from '../../src/storage/documents/documents.js';
import type { Storage } from '../../src/storage/storage.js';
import { createStores } from '../../src/storage/stores.js';
import { atEnd } from './at-end.js';
import { createConcernGuard } from './concern-guard.js';
import { type EngineName, enginesUsed, secondEngineUri, sharedEmbeddedUri } from './engines.js';
import { PATIENCE_MS } from './patience.js';
import { createQueryGuard } from './query-guard.js';

/** A storage of a test, with the database below it for tests that look at what is really kept. */
export interface FreshStorage extends Storage {
  readonly uri: string;
  readonly database: string;
  readonly db: Connection['db'];
}

export interface FreshOptions {
  /** The engine; absent: the one that all tests of this process share. */
  readonly uri?: string;
  /** Sees the commands too, for tests that count them. */
  readonly listener?: CommandListener;
  /** How long a call looks for its server (ms); absent: as long as the server may need on a busy machine. */
  readonly reachMs?: number;
}

/** Watches every storage that is made here; what was asked without an index fails the suite at its end. */
export const suiteGuard = createQueryGuard();

/** Watches that everything that is acknowledged is kept by a majority. */
const concernGuard = createConcernGuard();

/** Open storages, with the way to close them. */
const open = new Map<Storage, () => Promise<void>>();

/** Stores on an empty database of their own; `close` drops it. */
export async function freshStorage(options: FreshOptions = {}): Promise<FreshStorage> {
  return storageOn(options.uri ?? (await usualUri()), `test_${randomUUID().slice(0, 13)}`, true, options);
}

/** The engine of a test that does not choose one: with SCENARIOS_ON_MONGODB=1 the second, else the embedded one. */
async function usualUri(): Promise<string> {
  const second = process.env.SCENARIOS_ON_MONGODB === '1' ? secondEngineUri() : undefined;
  const name: EngineName = second === undefined ? 'embedded engine' : 'MONGODB_URI';
  enginesUsed.add(name);
  return second ?? sharedEmbeddedUri();
}

/** The stores of a second process on the same database. Closing them leaves the database. */
export function alongside(storage: FreshStorage, listener?: CommandListener): Promise<FreshStorage> {
  return storageOn(storage.uri, storage.database, false, listener === undefined ? {} : { listener });
}

/** Every document that a collection really holds, in order of id. By a range of keys, so that the guard has no objection. */
export function kept(storage: FreshStorage, collection: string): Promise<(Stored & Record<string, unknown>)[]> {
  return storage.db
    .collection<Stored & Record<string, unknown>>(collection)
    .find({ _id: { $gte: '' } })
    .sort({ _id: 1 })
    .toArray();
}

async function storageOn(
  uri: string,
  database: string,
  isOwner: boolean,
  { listener, reachMs = PATIENCE_MS }: FreshOptions,
): Promise<FreshStorage> {
  const listeners = joined(suiteGuard.listener, concernGuard.listener, listener);
  const connection = await connect(uri, database, { ...listeners, reachMs, socketMs: PATIENCE_MS });
  const storage: FreshStorage = {
    uri,
    database,
    db: connection.db,
    stores: createStores(connection.db),
    ping: connection.ping,
    async close() {
      // Twice is once, so that a test may close what its hook closes again.
      if (!open.delete(storage)) return;
      if (isOwner) await connection.db.dropDatabase();
      await connection.close();
    },
  };
  open.set(storage, connection.close);
  return storage;
}

function joined(...listeners: readonly (CommandListener | undefined)[]): CommandListener {
  return {
    started(event) {
      for (const listener of listeners) listener?.started?.(event);
    },
    succeeded(event) {
      for (const listener of listeners) listener?.succeeded?.(event);
    },
  };
}

atEnd('every query of the suite was served by an index, every write asked for a majority', async () => {
  await Promise.all([...open.values()].map((close) => close()));
  assert.deepEqual([...suiteGuard.faults(), ...concernGuard.faults()], []);
});
