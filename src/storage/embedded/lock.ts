import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LOCK_NAME = 'engine.lock';

/** The folder is in use by another process (or a second time by this one). */
export class DirectoryInUse extends Error {
  readonly directory: string;
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(
      `The data folder ${directory} is in use by process ${pid}. Only one process at a time can use it: stop that process, choose another folder with DATA_DIR, or use a MongoDB server with MONGODB_URI.`,
    );
    this.name = 'DirectoryInUse';
    this.directory = directory;
    this.pid = pid;
  }
}

/** Releases the lock. */
export type Release = () => void;

/** The folders that this process holds; its own pid in a lock file of an earlier process with the same pid is not proof. */
const heldHere = new Set<string>();

/**
 * Takes the folder for this process. A lock left by a process that is gone is taken over. Throws `DirectoryInUse` while
 * another process lives that holds it.
 */
export function lockDirectory(directory: string): Release {
  const folder = resolve(directory);
  const path = join(folder, LOCK_NAME);
  if (heldHere.has(folder)) throw new DirectoryInUse(folder, process.pid);
  // Two tries: after the first one a stale lock is gone.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (takeLock(path)) {
      heldHere.add(folder);
      return () => {
        heldHere.delete(folder);
        rmSync(path, { force: true });
      };
    }
    const holder = holderOf(path);
    if (holder !== undefined && holder !== process.pid && isAlive(holder)) throw new DirectoryInUse(folder, holder);
    rmSync(path, { force: true });
  }
  throw new DirectoryInUse(folder, holderOf(path) ?? 0);
}

function takeLock(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

function holderOf(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A process of another user counts as alive: we may not signal it, but it is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
