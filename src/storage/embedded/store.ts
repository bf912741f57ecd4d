import { asBinary, open, type RootDatabase } from 'lmdb';
import { CommandFailure } from './failures.js';

/** One key and its value. */
export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
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
  readonly isEmpty: (range: KeyRange) => boolean;
  /** Only inside `write`. */
  readonly put: (key: Buffer, value: Buffer) => void;
  /** Only inside `write`. */
  readonly remove: (key: Buffer) => void;
  /**
   * Runs `action` alone: no other write happens in between, so what it reads still holds when it writes. Writes that come
   * in together share one transaction. An error that is not a `CommandFailure` undoes the whole transaction.
   */
  readonly write: <T>(action: () => T) => Promise<T>;
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

/** Opens or makes the store in `path`, a file. */
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
  const write = writerOf(database);
  return {
    get: (key) => database.get(key),
    entries: (range, limit, backwards) => entries(database, range, limit, backwards),
    count: (range) => database.getKeysCount({ start: range.start, end: range.end }),
    isEmpty: (range) => entries(database, range, 1, false).length === 0,
    put: (key, value) => {
      database.put(key, asBinary(value) as unknown as Buffer);
    },
    remove: (key) => {
      database.remove(key);
    },
    write,
    close: async () => {
      await database.committed;
      await database.close();
    },
  };
}

function entries(database: RootDatabase<Buffer, Buffer>, range: KeyRange, limit: number, backwards: boolean): Entry[] {
  if (Buffer.compare(range.start, range.end) >= 0) return [];
  const bounds = backwards
    ? { start: range.end, end: range.start, exclusiveStart: true, inclusiveEnd: true, reverse: true }
    : { start: range.start, end: range.end };
  return [...database.getRange({ ...bounds, limit })].map(({ key, value }) => ({ key: Buffer.from(key), value }));
}

/**
 * Collects writes while the last transaction is on its way to the disk (LMDB does that in a thread of its own), and
 * then runs them all in the next one: many clients share one commit.
 */
function writerOf(database: RootDatabase<Buffer, Buffer>): Store['write'] {
  let pending: PendingWrite[] = [];
  let isRunning = false;
  async function runAll(): Promise<void> {
    isRunning = true;
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      try {
        // A child transaction, because only that one is undone when the action throws.
        await database.childTransaction(() => {
          for (const { run } of batch) run();
        });
        for (const { settle } of batch) settle();
      } catch (cause) {
        for (const { fail } of batch) fail(cause);
      }
    }
    isRunning = false;
  }
  return (action) =>
    new Promise((resolve, reject) => {
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
      // At the end of this turn of the event loop, so that all requests of one turn go together.
      if (!isRunning && pending.length === 1) setImmediate(() => void runAll());
    });
}
