import {
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Db,
  MongoClient,
  ReadConcern,
  ReadPreference,
} from 'mongodb';
import { DomainError } from '../errors.js';
import { createLog, type Log } from '../log.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from './documents/documents.js';
import { ensureIndexes, type PatientCall } from './indexes/ensure-indexes.js';
import { migrate, noteFresh } from './migrations/migrate.js';

/** Sees every command that goes to the database and what comes back; for tests and the benchmark. */
export interface CommandListener {
  readonly started?: (event: CommandStartedEvent) => void;
  readonly succeeded?: (event: CommandSucceededEvent) => void;
}

export interface ConnectOptions extends CommandListener {
  /** Where is said what the start waits for; absent: nowhere. */
  readonly log?: Log;
  /** How long a command may stay without an answer (ms; 0: for ever); `SOCKET_MS` when absent. */
  readonly socketMs?: number;
  /** How long a call looks for a server before it says that there is none (ms); `REACH_MS` when absent. */
  readonly reachMs?: number;
}

export interface Connection {
  readonly db: Db;
  /** Throws when the database does not give back what it keeps. Two round trips. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long a call looks for a server before it says that there is none (ms): a person is waiting. */
export const REACH_MS = 2_000;
/** How long a command may stay without an answer (ms). */
export const SOCKET_MS = 20_000;
/** The same for what an administrator asks for, such as counting for a report (ms): nobody waits in front of a card. */
export const UNHURRIED_MS = 15 * 60_000;
/** The same for building and dropping indexes, which takes as long as it takes: no limit. */
export const PATIENT_MS = 0;
/** How long a write waits for a majority before it says that there is none (ms); shorter than `SOCKET_MS`, so that it is said. */
const MAJORITY_MS = 10_000;

/**
 * A majority of the replica set holds every acknowledged write and everything read, so an election neither loses a vote
 * nor shows one that it loses. Sent with every call, whatever the server's defaults and the URI say.
 */
const CONCERNS = {
  writeConcern: { w: 'majority', wtimeoutMS: MAJORITY_MS },
  readConcern: new ReadConcern('majority'),
  readPreference: ReadPreference.primary,
} as const;

/** A connection that nothing was asked of yet. Afterwards a lost connection comes back by itself. */
export function dial(uri: string, database: string, options: ConnectOptions = {}): Connection {
  const { started, succeeded, socketMs = SOCKET_MS, reachMs = REACH_MS, log = createLog('silent') } = options;
  const client = new MongoClient(uri, {
    serverSelectionTimeoutMS: reachMs,
    connectTimeoutMS: reachMs,
    socketTimeoutMS: socketMs,
    ignoreUndefined: true,
    monitorCommands: started !== undefined || succeeded !== undefined,
  });
  if (started !== undefined) client.on('commandStarted', started);
  if (succeeded !== undefined) client.on('commandSucceeded', succeeded);
  // Such as a server that answers to be one that the driver is too new for; whoever asks something meanwhile is told so too.
  client.on('error', (error) => log.error({ err: error }, 'the connection to the database failed'));
  const db = client.db(database, CONCERNS);
  return {
    db,
    async ping() {
      // The embedded engine tells so when its disk takes no writes.
      await db.command({ ping: 1 });
      // A gateway answers MongoDB's `ping` itself, whether or not there is anything behind it.
      if ((await keptSchema(db)) === null) throw notKept();
    },
    close: () => client.close(),
  };
}

/**
 * Connects to MongoDB, refuses a database that a newer version of this program has written, makes the indexes, and brings what
 * an older version wrote to the present schema, however long that takes. Rejects with `NewerDatabaseError` or `IndexConflict`.
 */
export async function connect(uri: string, database: string, options: ConnectOptions = {}): Promise<Connection> {
  const connection = dial(uri, database, options);
  const { db } = connection;
  try {
    const log = options.log ?? createLog('silent');
    const patient = patiently(uri, database, options);
    if ((await refuseNewer(connection)) === null) await noteFresh(db);
    const version = await refuseNewer(connection);
    if (version === null) throw notKept();
    await ensureIndexes(db, patient, log);
    // Afterwards: it looks for what is to be changed by the new indexes.
    if (version < SCHEMA_VERSION) await patient((one) => migrate(one, version, log));
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

/** A connection of its own for what may take hours, gone afterwards. */
function patiently(uri: string, database: string, options: ConnectOptions): PatientCall {
  return async (work) => {
    const { db, close } = dial(uri, database, { ...options, socketMs: PATIENT_MS });
    try {
      await work(db);
    } finally {
      await close();
    }
  };
}

/**
 * The schema version of the database; null when nothing was written in it yet. Rejects with `NewerDatabaseError` when a newer
 * version of this program has written it. Writes nothing.
 */
export async function refuseNewer({ db }: Pick<Connection, 'db'>): Promise<number | null> {
  const version = await keptSchema(db);
  if (version !== null && version > SCHEMA_VERSION) throw new NewerDatabaseError(version);
  return version;
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

function notKept(): DomainError {
  return new DomainError('storageDown', 'the database does not keep what is written');
}

async function keptSchema(db: Db): Promise<number | null> {
  const found = await db.collection<Stored>(COLLECTIONS.meta).findOne({ _id: 'schema' });
  return found === null ? null : found.v;
}
