import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';

/** The accident that an acknowledged write survives: the end of the process, or a power failure as well. */
export type Durability = 'disk' | 'process';

/** An open LMDB environment, bytes to bytes. */
export type Environment = RootDatabase<Buffer, Buffer>;

/** Longer than LMDB's table of 126 readers (bytes). */
const READER_TABLE = 16_384;

/** Leaves a file or folder to its owner. Some file systems, and folders of another owner, have no such thing: then nothing happens. */
export function restrict(path: string, mode: 0o600 | 0o700): void {
  try {
    chmodSync(path, mode);
  } catch {
    // To run without is what was chosen with that file system.
  }
}

/** The file in which LMDB keeps its table of readers. */
export function readerTableOf(path: string): string {
  return `${path}-lock`;
}

/**
 * Opens or makes the environment in `path`, a file that is for its owner only from then on. The caller must hold the folder:
 * the table of readers is made anew, with all its bytes on the disk. LMDB would make it with a hole, and writing into a
 * hole in mapped memory when the disk is full ends the process (SIGBUS); a damaged one could do the same.
 */
export function openEnvironment(path: string, durability: Durability): Environment {
  const table = readerTableOf(path);
  rmSync(table, { force: true });
  writeFileSync(table, Buffer.alloc(READER_TABLE), { mode: 0o600 });
  const environment = open<Buffer, Buffer>({
    path,
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    // Otherwise LMDB's writer makes promises that nobody gets to hear; writes are gathered here anyway.
    eventTurnBatching: false,
    noSync: durability === 'process',
    maxReaders: 126,
  });
  restrict(path, 0o600);
  return environment;
}
