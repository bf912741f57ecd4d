import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Catalog } from './catalog.js';
import { cursorTable } from './engine-state.js';
import { lockDirectory } from './lock.js';
import { listen } from './server.js';
import { addressFor } from './socket-address.js';
import { type Durability, openStore, restrict } from './store.js';

/** How the engine is started. */
export interface EngineOptions {
  /** The data folder; made when it is not there, for its owner only. */
  readonly directory: string;
  /** Default: the machine's clock. Used for `$currentDate` and idle cursors. */
  readonly now?: () => Date;
  /** Default: `disk`. See `Store`. */
  readonly durability?: Durability;
}

/** A running engine. */
export interface EmbeddedEngine {
  /** What `MongoClient` connects to. */
  readonly uri: string;
  /** Ends all connections, writes what is under way, gives the folder free. May be called twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the embedded database: a server of MongoDB's wire protocol inside this process, with its data in one folder.
 * Throws `DirectoryInUse` when another process has the folder. The folder becomes one for its owner only, also when it
 * existed.
 */
export async function startEmbeddedEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  const now = options.now ?? (() => new Date());
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  restrict(options.directory, 0o700);
  // The machine's own clock, whatever `now` is: it is compared with the age of the lock file.
  const lock = await lockDirectory(options.directory, { now: () => new Date(), sleep: (ms) => sleep(ms) });
  const undo: (() => void | Promise<void>)[] = [lock.release];
  async function unwind(): Promise<void> {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  }
  try {
    const store = openStore(join(options.directory, 'data.mdb'), options.durability ?? 'disk');
    undo.push(() => store.close());
    const state = { store, catalog: new Catalog(store), cursors: cursorTable(now), now };
    const address = addressFor(options.directory);
    undo.push(() => {
      // Otherwise it is another's socket by now.
      if (lock.isOurs()) address.remove();
    });
    const server = await listen(address.address, state);
    undo.push(() => server.close(), lock.stopping);
    lock.opened(server.port);
    return { uri: address.uri(server.port), stop: unwind };
  } catch (cause) {
    await unwind();
    throw cause;
  }
}
