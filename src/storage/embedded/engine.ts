import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cursorTable } from './commands/engine-state.js';
import { Catalog } from './data/catalog.js';
import { prepareDataFile } from './data/data-file.js';
import { dataState } from './data/data-state.js';
import { type Durability, restrict } from './data/environment.js';
import { openStore } from './data/store.js';
import { inWords } from './data/unusable-data.js';
import { lockDirectory } from './folder/lock.js';
import { addressFor } from './folder/socket-address.js';
import { listen } from './wire/server.js';

/** How the engine is started. */
export interface EngineOptions {
  /** The data folder; made when it is not there, for its owner only. */
  readonly directory: string;
  /** Default: the machine's clock. Used for idle cursors. */
  readonly now?: () => Date;
  /** Default: `disk`. See `Store`. */
  readonly durability?: Durability;
  /** Hears why a connection was given up: an error of the socket, or of bytes that are no message. */
  readonly onConnectionLost?: (error: unknown) => void;
}

/** A running engine. */
export interface EmbeddedEngine {
  /** The URI for `MongoClient`. */
  readonly uri: string;
  /** See `Store.compact`. */
  readonly compact: () => Promise<void>;
  /** Ends all connections, writes what is under way, gives the folder free. May be called twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the embedded database: a server of MongoDB's wire protocol inside this process, with its data in one folder.
 * Rejects with `DirectoryInUse` when another process has the folder, and with `UnusableData`, which says what to do, when the
 * folder or the data in it cannot be used. The folder becomes one for its owner only, also when it existed.
 */
export async function startEmbeddedEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  try {
    return await start(options);
  } catch (cause) {
    throw inWords(cause, options.directory);
  }
}

async function start(options: EngineOptions): Promise<EmbeddedEngine> {
  const now = options.now ?? (() => new Date());
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  restrict(options.directory, 0o700);
  // The machine's own clock, whatever `now` is: it is compared with the age of the lock file.
  const lock = await lockDirectory(options.directory, { now: () => new Date(), sleep: (ms) => sleep(ms) });
  const undo: (() => void | Promise<void>)[] = [lock.release];
  async function unwind(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
      // One step that fails must not keep the folder from becoming free.
      try {
        await step();
      } catch (cause) {
        failures.push(cause);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
  try {
    const path = join(options.directory, 'data.mdb');
    const durability = options.durability ?? 'disk';
    await prepareDataFile(path, durability);
    const store = openStore(path, durability);
    undo.push(async () => {
      await store.close();
      dataState(path).close();
    });
    const lost = options.onConnectionLost ?? (() => {});
    const state = { store, catalog: new Catalog(store), cursors: cursorTable(now), now, lost };
    const address = addressFor(options.directory);
    undo.push(() => {
      // Otherwise it is another's socket by now.
      if (lock.isOurs()) address.remove();
    });
    const server = await listen(address.address, state);
    undo.push(() => server.close(), lock.stopping);
    lock.opened(server.port);
    return { uri: address.uri(server.port), compact: store.compact, stop: unwind };
  } catch (cause) {
    await unwind();
    throw cause;
  }
}
