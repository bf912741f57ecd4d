import { systemClock } from '../clock.js';
import { createLog, type Log } from '../log.js';
import { codeOf, createSparingLog } from '../sparing-log.js';
import {
  type CommandListener,
  type Connection,
  connect,
  NewerDatabaseError,
  SOCKET_MS,
  UNHURRIED_MS,
} from './connect.js';
import { UnusableData } from './embedded/data/unusable-data.js';
import { startEmbeddedEngine } from './embedded/engine.js';
import { DirectoryInUse } from './embedded/folder/lock.js';
import { IndexConflict } from './indexes/index-conflict.js';
import { createOutageLog } from './outage/outage-log.js';
import { createStores, type Stores } from './stores.js';

/** The stores with the connection below them. Whoever opens it closes it. */
export interface Storage {
  readonly stores: Stores;
  /** Throws when the database does not give back what it keeps. */
  ping(): Promise<void>;
  /**
   * Writes the data anew, so that nothing of what was removed can be read from the file. Absent: the database is a server of its
   * own, whose administrator does that.
   */
  readonly compact?: () => Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Where is said what takes long and what fails; absent: nowhere. */
  readonly log?: Log;
  readonly listener?: CommandListener;
  /** For the commands of an administrator: calls may take as long as `UNHURRIED_MS`. */
  readonly unhurried?: boolean;
}

/** A store call makes at most this many commands in sequence, each with its own limit. */
const ROUND_TRIPS = 3;

/** Opens the database that is configured: a MongoDB, or the embedded engine in its folder. Rejects as `adviceOf` says. */
export async function openStorage(setting: StorageSetting, options: OpenOptions = {}): Promise<Storage> {
  const { log = createLog('silent'), listener, unhurried = false } = options;
  const connecting = { ...listener, log, ...(unhurried ? { socketMs: UNHURRIED_MS } : {}) };
  const tell = createSparingLog(log, systemClock);
  const { db, ping, close, compact } = await reach(
    setting,
    (uri) => connect(uri, setting.database, connecting),
    (error) => tell('a connection to the embedded database was given up', codeOf(error)),
  );
  const heard = createOutageLog(log, () => performance.now());
  return {
    stores: createStores(db, { heard, mostMs: ROUND_TRIPS * (unhurried ? UNHURRIED_MS : SOCKET_MS) }),
    ping,
    ...(compact === undefined ? {} : { compact }),
    close,
  };
}

/**
 * Starts the embedded engine where one is configured, and connects. Closing ends both; so does a connection that fails.
 * @param onConnectionLost hears why the engine gave up a connection
 */
export async function reach(
  setting: StorageSetting,
  connectTo: (uri: string) => Promise<Connection>,
  onConnectionLost: (error: unknown) => void = () => {},
): Promise<Connection & Pick<Storage, 'compact'>> {
  if (setting.kind === 'mongodb') return connectTo(setting.uri);
  const engine = await startEmbeddedEngine({ directory: setting.directory, onConnectionLost });
  try {
    const connection = await connectTo(engine.uri);
    return {
      ...connection,
      compact: engine.compact,
      async close() {
        await connection.close();
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

/** Advice on a database that cannot be opened as it is; null for an unforeseen failure. */
export function adviceOf(error: unknown): string | null {
  const foreseen = [DirectoryInUse, UnusableData, NewerDatabaseError, IndexConflict].some(
    (kind) => error instanceof kind,
  );
  return foreseen && error instanceof Error ? error.message : null;
}

/** Where the data is: a MongoDB, or the embedded engine in a folder. */
export type StorageSetting =
  | { readonly kind: 'mongodb'; readonly uri: string; readonly database: string }
  | { readonly kind: 'embedded'; readonly directory: string; readonly database: string };
