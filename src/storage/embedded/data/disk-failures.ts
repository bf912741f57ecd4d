import { CommandFailure } from '../values/failures.js';

/** MongoDB's codes for what a disk can do to a server. */
const OUT_OF_DISK_SPACE = 14031;
const FILE_STREAM_FAILED = 39;
const DATA_CORRUPTION = 301;

type Failure = readonly [code: number, what: string];

const NO_ROOM: Failure = [OUT_OF_DISK_SPACE, 'there is no room left on its disk (ENOSPC)'];

/** The failures that LMDB reports by number: the operating system's errors, and its own (`lmdb.h`). */
const BY_NUMBER: Readonly<Record<number, Failure>> = {
  28: NO_ROOM,
  122: [OUT_OF_DISK_SPACE, 'the disk quota is used up (EDQUOT)'],
  27: [OUT_OF_DISK_SPACE, 'the file may not become larger (EFBIG)'],
  12: [OUT_OF_DISK_SPACE, 'there is no memory to map it (ENOMEM)'],
  [-30_792]: [OUT_OF_DISK_SPACE, 'its map is full (MDB_MAP_FULL)'],
  [-30_788]: [OUT_OF_DISK_SPACE, 'one write changes too much at once (MDB_TXN_FULL)'],
  5: [FILE_STREAM_FAILED, 'the disk fails (EIO)'],
  30: [FILE_STREAM_FAILED, 'its file system can only be read (EROFS)'],
  13: [FILE_STREAM_FAILED, 'it may not be written (EACCES)'],
  1: [FILE_STREAM_FAILED, 'it may not be written (EPERM)'],
  6: [FILE_STREAM_FAILED, 'its device is gone (ENXIO)'],
  19: [FILE_STREAM_FAILED, 'its device is gone (ENODEV)'],
  116: [FILE_STREAM_FAILED, 'it is gone from the file server (ESTALE)'],
  110: [FILE_STREAM_FAILED, 'its file server does not answer (ETIMEDOUT)'],
  [-30_795]: [FILE_STREAM_FAILED, 'its first pages could not be written (MDB_PANIC)'],
  [-30_796]: [DATA_CORRUPTION, 'it is damaged (MDB_CORRUPTED)'],
  [-30_797]: [DATA_CORRUPTION, 'a page of it is missing (MDB_PAGE_NOTFOUND)'],
  [-30_793]: [DATA_CORRUPTION, 'it is no data file (MDB_INVALID)'],
};

/** The answer that clients get to a failure of LMDB, with the file that it is about; null for a failure that is none of LMDB's. */
export function diskFailure(cause: unknown, path: string): CommandFailure | null {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'number') return null;
  return inWords(BY_NUMBER[cause.code] ?? [FILE_STREAM_FAILED, cause.message], path);
}

/** The answer to a write for which there is no room. */
export function noRoom(path: string): CommandFailure {
  return inWords(NO_ROOM, path);
}

function inWords([code, what]: Failure, path: string): CommandFailure {
  return new CommandFailure(code, `The data file ${path} cannot be used now: ${what}`);
}

/**
 * The reason behind a failure of LMDB's writer: it rejects with a sentence, and beside it with a promise of the reason. Hears
 * that promise, which would end the process otherwise.
 */
export async function reasonOf(cause: unknown): Promise<unknown> {
  if (!(cause instanceof Error) || !('commitError' in cause)) return cause;
  return Promise.resolve(cause.commitError).then(
    () => cause,
    (reason: unknown) => reason,
  );
}
