import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { asBinary, type TransactionFlags } from 'lmdb';
import { CommandFailure } from '../values/failures.js';
import { compacted } from './compacting.js';
import { diskFailure, noRoom, reasonOf } from './disk-failures.js';
import { type Durability, type Environment, openEnvironment } from './environment.js';
import { isLoose, type KeyRange, looseRange, PROBE_KEY, spaceOf } from './key-space.js';
import { createWriter } from './writer.js';

/** One key and its value. */
export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/**
 * The ordered key-value store under the engine: one LMDB environment, bytes to bytes.
 *
 * Guarantees: `write` resolves after its transaction is committed and, with durability `disk`, after the operating
 * system reports that the data file is on the disk: an acknowledged write survives kill -9 and a power failure, as far as
 * the disk keeps its word. With `process` it survives kill -9 too, but after a power failure the file may be damaged:
 * only for data that may be lost, such as tests and demos.
 *
 * A disk that is full or fails refuses the write with a `CommandFailure` that names the file; what was stored before can be
 * read, and writing goes on as soon as the disk takes it. Full is a disk with less than `SPARE_BYTES` left: LMDB 3.5.6 itself
 * writes beyond its memory when it tells that a page could not be written (`mdb.c`, 100 bytes for a text that may be longer).
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
  /** Rejects when the last write was refused by the disk and another one would be too: tries one. Else nothing is written. */
  readonly checkDisk: () => Promise<void>;
  /**
   * Writes the data file anew with nothing in it but what is stored: bytes of what was removed are gone from it. Reading goes on
   * meanwhile, writes wait. Killed at any moment, either file is there and complete. Rejects, and then all is as before.
   */
  readonly compact: () => Promise<void>;
  /** Resolves when everything committed so far is in the file and the file is closed. */
  readonly close: () => Promise<void>;
}

/** More than a usual write: where this fits, so does that (bytes). */
const PROBE_BYTES = 256 * 1024;

/** Room that a write must find on the disk: more than the largest document (16 MB) needs, with its pages and index entries (bytes). */
export const SPARE_BYTES = 32 * 1024 * 1024;

/** LMDB's flags for an own transaction: undo on an error (1), commit before returning (2). */
const UNDO_AND_COMMIT = 3 as TransactionFlags;

/** Opens or makes the store in `path`. The caller must hold its folder. */
export function openStore(path: string, durability: Durability): Store {
  let environment: Environment | null = openEnvironment(path, durability);
  let { ino } = statSync(path);
  const loose = new Map<string, boolean>();
  const listeners: (() => void)[] = [];
  let refused: CommandFailure | null = null;

  function opened(): Environment {
    if (environment !== null) return environment;
    throw refused ?? new CommandFailure(91, `The data file ${path} is closed`);
  }

  /** Does the work, in words when LMDB fails in it. */
  function reading<T>(work: (from: Environment) => T): T {
    try {
      return work(opened());
    } catch (cause) {
      throw diskFailure(cause, path) ?? cause;
    }
  }

  /**
   * To wait for the disk is left to LMDB's own thread, so that a slow disk does not hold up the rest of the process. Without
   * waiting a commit takes some microseconds, less than handing it over.
   */
  async function commit(action: () => void): Promise<void> {
    // A file that was moved or deleted takes writes until it is closed, and then they are gone.
    if (statSync(path, { throwIfNoEntry: false })?.ino !== ino)
      throw new CommandFailure(
        39,
        `The data file ${path} is gone or was replaced while it was in use: stop, and put it back`,
      );
    assertRoom(path);
    environment ??= openEnvironment(path, durability);
    if (durability === 'process') environment.transactionSync(action, UNDO_AND_COMMIT);
    // A child transaction, because only that one is undone when the action throws.
    else await environment.childTransaction(action);
    refused = null;
  }

  /** After a failure on LMDB's first pages its environment takes nothing more, and waits for ever when it is asked. */
  async function isUsable(): Promise<boolean> {
    try {
      environment?.resetReadTxn();
      environment?.get(PROBE_KEY);
      return environment !== null;
    } catch {
      return false;
    }
  }

  async function undone(cause: unknown): Promise<unknown> {
    const reason = await reasonOf(cause);
    const failure = reason instanceof CommandFailure ? reason : diskFailure(reason, path);
    if (failure !== null) refused = failure;
    if (!(await isUsable())) {
      await environment?.close().catch(() => {});
      environment = null;
      try {
        environment = openEnvironment(path, durability);
      } catch {
        // The next write tries again.
        return failure ?? reason;
      }
    }
    loose.clear();
    for (const listener of listeners) listener();
    return failure ?? reason;
  }

  const writer = createWriter({ commit, undone });
  return {
    get: (key) => reading((from) => from.get(key)),
    entries: (range, limit, backwards) => reading((from) => entries(from, range, limit, backwards)),
    count: (range) => reading((from) => from.getKeysCount({ start: range.start, end: range.end })),
    hasLoose: (space) => {
      const name = space.toString('latin1');
      const known = loose.get(name) ?? reading((from) => entries(from, looseRange(space), 1, false)).length > 0;
      loose.set(name, known);
      return known;
    },
    put: (key, value) => {
      if (isLoose(key)) loose.set(spaceOf(key).toString('latin1'), true);
      opened().put(key, asBinary(value) as unknown as Buffer);
    },
    remove: (key) => {
      opened().remove(key);
    },
    write: writer.write,
    onUndone: (listener) => {
      listeners.push(listener);
    },
    checkDisk: async () => {
      if (refused === null) return;
      const probe = asBinary(Buffer.alloc(PROBE_BYTES)) as unknown as Buffer;
      await writer.write(() => opened().put(PROBE_KEY, probe));
      await writer.write(() => opened().remove(PROBE_KEY));
    },
    compact: () =>
      writer.alone(async () => {
        const before = opened();
        environment = await compacted(before, path, durability);
        ino = statSync(path).ino;
        await before.close();
      }),
    close: async () => {
      await writer.stop();
      await environment?.close();
    },
  };
}

function assertRoom(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize < SPARE_BYTES) throw noRoom(path);
}

function entries(environment: Environment, range: KeyRange, limit: number, backwards: boolean): Entry[] {
  if (Buffer.compare(range.start, range.end) >= 0) return [];
  const bounds = backwards
    ? { start: range.end, end: range.start, exclusiveStart: true, inclusiveEnd: true, reverse: true }
    : { start: range.start, end: range.end };
  return [...environment.getRange({ ...bounds, limit })].map(({ key, value }) => ({ key, value }));
}
