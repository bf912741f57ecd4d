import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { type CommandListener, type Connection, connect } from '../../src/storage/connect.js';
import type { Stored } from '../../src/storage/documents/documents.js';
import type { Storage } from '../../src/storage/storage.js';
import { createStores } from '../../src/storage/stores.js';
import { atEnd } from './at-end.js';
import { createConcernGuard } from './concern-guard.js';
import { takeDatabase } from './databases.js';
import { type EngineName, enginesUsed, secondEngineUri, sharedEmbeddedUri } from './engines.js';
import { PATIENCE_MS } from './patience.js';
import { createQueryGuard } from './query-guard.js';

/** A storage of a test, with the database below it for tests that look at what is really kept. */
export interface FreshStorage extends Storage {
  readonly uri: string;
  readonly database: string;
  readonly db: Connection['db'];
  /** The same database for whoever looks on: not counted among the commands of the program. */
  readonly unseen: Connection['db'];
}

export interface FreshOptions {
  /** The engine; absent: the one that all tests of this process share. */
  readonly uri?: string;
  /** Sees the commands too, for tests that count them. */
  readonly listener?: CommandListener | undefined;
  /** How long a call looks for its server (ms); absent: as long as the server may need on a busy machine. */
  readonly reachMs?: number | undefined;
}

/** Watches every storage that is made here; what was asked without an index fails the suite at its end. */
export const suiteGuard = createQueryGuard();

/** Watches that everything that is acknowledged is kept by a majority. */
const concernGuard = createConcernGuard();

/** A call waits as long as the server may need on a busy machine. */
const PATIENT = { reachMs: PATIENCE_MS, socketMs: PATIENCE_MS };

/** Open storages, with the way to close them. */
const open = new Map<Storage, () => Promise<void>>();

/** Stores on an empty database of their own, until `close`. */
export async function freshStorage({ uri, listener, reachMs }: FreshOptions = {}): Promise<FreshStorage> {
  const at = uri ?? (await usualUri());
  // A client that gives up sooner is not for the next test, nor one of an engine that is about to stop.
  if (reachMs !== undefined || !(await isLasting(at)))
    return storageOn(at, `test_${randomUUID().slice(0, 13)}`, true, { listener, reachMs });
  const database = await takeDatabase(at, { ...joined(suiteGuard.listener, concernGuard.listener), ...PATIENT });
  if (listener !== undefined) database.hear(listener);
  const { db, unseen, ping } = database;
  const storage: FreshStorage = {
    get uri() {
      database.tellWhere();
      return at;
    },
    get database() {
      database.tellWhere();
      return database.name;
    },
    ...{ db, unseen, ping, stores: createStores(db) },
    async close() {
      // Twice is once, so that a test may close what its hook closes again.
      if (open.delete(storage)) await database.leave();
    },
  };
  open.set(storage, database.leave);
  return storage;
}

/** The engines that are there until the end of this process. */
async function isLasting(uri: string): Promise<boolean> {
  return uri === secondEngineUri() || uri === (await sharedEmbeddedUri());
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
  return storageOn(storage.uri, storage.database, false, { listener });
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
  { listener, reachMs }: FreshOptions,
): Promise<FreshStorage> {
  const listeners = joined(suiteGuard.listener, concernGuard.listener, listener);
  const given = reachMs === undefined ? {} : { reachMs };
  const connection = await connect(uri, database, { ...listeners, ...PATIENT, ...given });
  const { db, ping } = connection;
  const onlooker = new MongoClient(uri);
  const closeBoth = async (): Promise<void> => {
    await onlooker.close();
    await connection.close();
  };
  const storage: FreshStorage = {
    ...{ uri, database, db, ping, unseen: onlooker.db(database), stores: createStores(db) },
    async close() {
      // Twice is once, so that a test may close what its hook closes again.
      if (!open.delete(storage)) return;
      if (isOwner) await db.dropDatabase();
      await closeBoth();
    },
  };
  open.set(storage, closeBoth);
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
