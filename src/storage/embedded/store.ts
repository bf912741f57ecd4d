import { chmodSync } from 'node:fs';
import { asBinary, open, type RootDatabase, type TransactionFlags } from 'lmdb';
import { CommandFailure } from './failures.js';
import { isLoose, type KeyRange, looseRange, spaceOf } from './key-space.js';

/** One key and its value. */
export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/**
 * The ordered key-value store under the engine: one LMDB environment, bytes to bytes.
 *
 * What is guaranteed. `write` resolves after its transaction is committed and, with durability `disk`, after the operating
 * system reports that the data file is on the disk: an acknowledged write survives kill -9 and a power failure, as far as
 * the disk keeps its word. With `process` it survives kill -9 too, but after a power failure the file may be damaged:
 * only for data that may be lost, such as tests and demos.
 */
export interface Store {
  readonly get: (key: Buffer) => Buffer | undefined;
  /** At most `limit` entries of a range, in order or backwards. */
  readonly entries: (range: KeyRange, limit: number, backwards: boolean) => Entry[];
  readonly count: (range: KeyRange) => number;
  /**
   * False when nothing stands in a space outside its ordered section, as it is for most. Remembered, so that a query
   * need not look; may stay true after the last such key is gone.
   */
  readonly hasLoose: (space: Buffer) => boolean;
  /** Only inside `write`. */
  readonly put: (key: Buffer, value: Buffer) => void;
  /** Only inside `write`. */
  readonly remove: (key: Buffer) => void;
  /**
   * Runs `action` alone: no other write happens in between, so what it reads still holds when it writes. Writes that come
   * in together share one transaction. An error that is not a `CommandFailure` undoes the whole transaction.
   */
  readonly write: <T>(action: () => T) => Promise<T>;
  /** Calls the listener after a transaction was undone: what it remembers of the store may be wrong. */
  readonly onUndone: (listener: () => void) => void;
  /** Resolves when everything committed so far is in the file and the file is closed. */
  readonly close: () => Promise<void>;
}

/** What an acknowledged write survives: the end of the process, or a power failure as well. */
export type Durability = 'disk' | 'process';

interface PendingWrite {
  readonly run: () => void;
  readonly fail: (cause: unknown) => void;
  readonly settle: () => void;
}

/** Leaves a file or folder to its owner. Some file systems, and folders of another owner, have no such thing: then nothing happens. */
export function restrict(path: string, mode: 0o600 | 0o700): void {
  try {
    chmodSync(path, mode);
  } catch {
    // To run without is what was chosen with that file system.
  }
}

/** Opens or makes the store in `path`, a file that is for its owner only from then on. */
export function openStore(path: string, durability: Durability): Store {
  const database = open<Buffer, Buffer>({
    path,
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    noSync: durability === 'process',
    maxReaders: 126,
  });
  restrict(path, 0o600);
  restrict(`${path}-lock`, 0o600);
  const loose = new Map<string, boolean>();
  const listeners: (() => void)[] = [];
  const writer = writerOf(committerOf(database, durability), () => {
    for (const listener of listeners) listener();
  });
  return {
    get: (key) => database.get(key),
    entries: (range, limit, backwards) => entries(database, range, limit, backwards),
    count: (range) => database.getKeysCount({ start: range.start, end: range.end }),
    hasLoose: (space) => {
      const name = space.toString('latin1');
      const known = loose.get(name) ?? entries(database, looseRange(space), 1, false).length > 0;
      loose.set(name, known);
      return known;
    },
    put: (key, value) => {
      if (isLoose(key)) loose.set(spaceOf(key).toString('latin1'), true);
      database.put(key, asBinary(value) as unknown as Buffer);
    },
    remove: (key) => {
      database.remove(key);
    },
    write: writer.write,
    onUndone: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      await writer.stop();
      await database.close();
    },
  };
}

function entries(database: RootDatabase<Buffer, Buffer>, range: KeyRange, limit: number, backwards: boolean): Entry[] {
  if (Buffer.compare(range.start, range.end) >= 0) return [];
  const bounds = backwards
    ? { start: range.end, end: range.start, exclusiveStart: true, inclusiveEnd: true, reverse: true }
    : { start: range.start, end: range.end };
  return [...database.getRange({ ...bounds, limit })].map(({ key, value }) => ({ key, value }));
}

interface Writer {
  readonly write: Store['write'];
  /** Takes no more writes and resolves when those under way are done. */
  readonly stop: () => Promise<void>;
}

/** Runs an action in a transaction and resolves when it is as durable as is asked for. */
type Committer = (action: () => void) => void | Promise<void>;

/** LMDB's flags for an own transaction: undo on an error (1), commit before returning (2). */
const UNDO_AND_COMMIT = 3 as TransactionFlags;

/**
 * To wait for the disk is left to LMDB's own thread, so that a slow disk does not hold up the rest of the process. Without
 * waiting a commit takes some microseconds, less than handing it over.
 */
function committerOf(database: RootDatabase<Buffer, Buffer>, durability: Durability): Committer {
  if (durability === 'process') return (action) => database.transactionSync(action, UNDO_AND_COMMIT);
  // A child transaction, because only that one is undone when the action throws.
  return (action) => database.childTransaction(action);
}

/** Collects writes while the last transaction is on its way, and then runs them all in the next one: many clients share one commit. */
function writerOf(commit: Committer, undone: () => void): Writer {
  let pending: PendingWrite[] = [];
  let running: Promise<void> | undefined;
  let isStopped = false;
  async function runAll(): Promise<void> {
    // At the end of this turn of the event loop, so that all requests of one turn go together.
    await new Promise(setImmediate);
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      try {
        await commit(() => {
          for (const { run } of batch) run();
        });
        for (const { settle } of batch) settle();
      } catch (cause) {
        undone();
        for (const { fail } of batch) fail(cause);
      }
    }
    running = undefined;
  }
  function write<T>(action: () => T): Promise<T> {
    if (isStopped) return Promise.reject(new CommandFailure(91, 'The embedded engine is stopping'));
    return new Promise((resolve, reject) => {
      let outcome: () => void = () => reject(new Error('The write was not run'));
      pending.push({
        run: () => {
          try {
            const result = action();
            outcome = () => resolve(result);
          } catch (cause) {
            if (!(cause instanceof CommandFailure)) throw cause;
            outcome = () => reject(cause);
          }
        },
        settle: () => outcome(),
        fail: reject,
      });
      running ??= runAll();
    });
  }
  async function stop(): Promise<void> {
    isStopped = true;
    await running;
  }
  return { write, stop };
}
