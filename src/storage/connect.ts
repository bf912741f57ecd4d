import { type CommandStartedEvent, type CommandSucceededEvent, type Db, MongoClient } from 'mongodb';
import { DomainError } from '../errors.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from './documents.js';
import { ensureIndexes } from './indexes.js';

/** Sees every command that goes to the database and what comes back; for tests and the benchmark. */
export interface CommandListener {
  readonly started?: (event: CommandStartedEvent) => void;
  readonly succeeded?: (event: CommandSucceededEvent) => void;
}

export interface Connection {
  readonly db: Db;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long a call looks for a server before it says that there is none (ms): a person is waiting. */
const SERVER_SELECTION_MS = 2_000;
/** How long a command may stay without an answer (ms). */
const SOCKET_MS = 20_000;

/**
 * Connects to MongoDB, refuses a database that a newer version of this program has written, and makes the indexes.
 * Afterwards a lost connection comes back by itself.
 */
export async function connect(uri: string, database: string, listener?: CommandListener): Promise<Connection> {
  const client = new MongoClient(uri, {
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    connectTimeoutMS: SERVER_SELECTION_MS,
    socketTimeoutMS: SOCKET_MS,
    ignoreUndefined: true,
    monitorCommands: listener !== undefined,
  });
  if (listener?.started !== undefined) client.on('commandStarted', listener.started);
  if (listener?.succeeded !== undefined) client.on('commandSucceeded', listener.succeeded);
  const db = client.db(database);
  try {
    await checkSchema(db);
    await ensureIndexes(db);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    db,
    async ping() {
      await db.command({ ping: 1 });
    },
    close: () => client.close(),
  };
}

/** Raised at start when the database is of a newer version than this program knows. */
export class NewerDatabaseError extends Error {
  constructor(found: number) {
    super(
      `The database was written by a newer version of Spagaat (schema ${found}, this program knows ${SCHEMA_VERSION}). ` +
        'Start that version, or restore a backup from before the upgrade.',
    );
    this.name = 'NewerDatabaseError';
  }
}

async function checkSchema(db: Db): Promise<void> {
  const meta = db.collection<Stored>(COLLECTIONS.meta);
  await meta.updateOne({ _id: 'schema' }, { $max: { v: SCHEMA_VERSION } }, { upsert: true });
  const found = await meta.findOne({ _id: 'schema' });
  if (found === null) throw new DomainError('storageDown', 'the database does not keep what is written');
  if (found.v > SCHEMA_VERSION) throw new NewerDatabaseError(found.v);
}
