import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNear, isRunning, type Owner, ownLock, parse, textFor } from './lock-owner.js';
import { engineAnswers } from './socket-address.js';

const LOCK_NAME = 'engine.lock';

/** So long an engine may take from its lock to its first listening, and from its last listening to giving up the lock. */
const SILENT_MS = 15_000;

const PAUSE_MS = 200;

interface LockFile {
  readonly text: string;
  /** Undefined when the text is not a lock of ours. */
  readonly owner: Owner | undefined;
  readonly isYoung: boolean;
}

/** The folder is in use by another process (or a second time by this one). */
export class DirectoryInUse extends Error {
  readonly directory: string;
  /** Undefined when the lock file does not tell. */
  readonly pid: number | undefined;

  constructor(directory: string, owner: { readonly pid: number; readonly host: string } | undefined) {
    const who = owner === undefined ? 'another process' : `process ${owner.pid} on host ${owner.host}`;
    super(
      `The data folder ${directory} is in use by ${who}. Only one process at a time can use it: stop that process, choose another folder with DATA_DIR, or use a MongoDB server with MONGODB_URI.`,
    );
    this.name = 'DirectoryInUse';
    this.directory = directory;
    this.pid = owner?.pid;
  }
}

/** The machine's clock: it is compared with the age of files. */
export interface LockClock {
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A folder that this process holds. */
export interface DirectoryLock {
  /** False when somebody else took the folder, such as after this machine slept in the middle of a start. */
  readonly isOurs: () => boolean;
  /** To be called when the engine listens: from now on its answer is the proof of life. Throws `DirectoryInUse` when the lock is no longer ours. */
  readonly opened: (port: number) => void;
  /** To be called before the engine stops listening, so that its silence is not taken for its end. */
  readonly stopping: () => void;
  /** Gives the folder free. */
  readonly release: () => void;
}

/** The folders that this process holds or is about to hold. */
const heldHere = new Set<string>();

/**
 * Takes the folder, which must exist, for this process. In use is a folder whose engine answers, or whose lock is less
 * than 15 seconds old and belongs to a running process that is starting or stopping: then it throws `DirectoryInUse`.
 * Whether a process in another container or on another machine still runs cannot be seen: for its start or stop the
 * call waits, at most those 15 seconds. Any other lock is left over and is taken over; of several who try, one succeeds.
 */
export async function lockDirectory(directory: string, clock: LockClock): Promise<DirectoryLock> {
  const folder = realpathSync(directory);
  const own = ownLock();
  if (heldHere.has(folder)) throw new DirectoryInUse(folder, own);
  heldHere.add(folder);
  try {
    await acquire(folder, own, clock);
  } catch (cause) {
    heldHere.delete(folder);
    throw cause;
  }
  return heldLock(folder, own);
}

function heldLock(folder: string, own: Owner): DirectoryLock {
  const path = join(folder, LOCK_NAME);
  const isOurs = () => parse(textOf(path))?.nonce === own.nonce;
  function rewrite(next: Owner): boolean {
    if (!isOurs()) return false;
    const draft = `${path}.${own.nonce}`;
    try {
      writeFileSync(draft, textFor(next), { mode: 0o600 });
      renameSync(draft, path);
    } catch (cause) {
      rmSync(draft, { force: true });
      throw cause;
    }
    return true;
  }
  return {
    isOurs,
    opened: (port) => {
      const isWritten = rewrite({ ...own, state: 'open', port: port > 0 ? port : null });
      if (!isWritten) throw new DirectoryInUse(folder, parse(textOf(path)));
    },
    stopping: () => {
      try {
        rewrite({ ...own, state: 'stopping' });
      } catch {
        // A full disk must not keep the engine from stopping; an engine that starts meanwhile takes the folder once the lock is gone.
      }
    },
    release: () => {
      heldHere.delete(folder);
      if (isOurs()) rmSync(path, { force: true });
    },
  };
}

async function acquire(folder: string, own: Owner, clock: LockClock): Promise<void> {
  const path = join(folder, LOCK_NAME);
  for (;;) {
    // Read before asking: an engine that starts in between has changed the file, and then nothing is taken.
    const found = read(path, clock);
    if (await engineAnswers(folder, portToAsk(found?.owner, own))) throw new DirectoryInUse(folder, found?.owner);
    if (found === undefined) {
      if (create(path, own)) return;
      continue;
    }
    const verdict = judge(found, own);
    if (verdict === 'in use') throw new DirectoryInUse(folder, found.owner);
    if (verdict === 'left over' && takeOver(path, found, own, clock)) return;
    await clock.sleep(PAUSE_MS);
  }
}

/** A port may belong to any program by now: it says nothing when its owner is known to be gone. */
function portToAsk(owner: Owner | undefined, own: Owner): number | null {
  if (owner === undefined || (isNear(owner, own) && !isRunning(owner, own))) return null;
  return owner.port;
}

/** The verdict on a lock whose engine does not answer. */
function judge(found: LockFile, own: Owner): 'in use' | 'left over' | 'unknown' {
  if (!found.isYoung) return 'left over';
  // Between making the file and writing in it.
  if (found.text === '') return 'unknown';
  if (found.owner === undefined || found.owner.state === 'open') return 'left over';
  if (!isNear(found.owner, own)) return 'unknown';
  return isRunning(found.owner, own) ? 'in use' : 'left over';
}

/**
 * Puts our lock in the place of `found`, if that still stands there. The claim has a name that follows from `found`, so
 * only one can make it. A claim whose maker ended halfway is removed after a while; should two do that at once, a rename
 * may move the other's claim, and so the nonce in the lock decides.
 */
function takeOver(path: string, found: LockFile, own: Owner, clock: LockClock): boolean {
  const claim = `${path}.${createHash('sha256').update(found.text).digest('hex').slice(0, 16)}`;
  if (!create(claim, own)) {
    if (read(claim, clock)?.isYoung === false) rmSync(claim, { force: true });
    return false;
  }
  if (textOf(path) !== found.text) {
    rmSync(claim, { force: true });
    return false;
  }
  unlessMissing(() => renameSync(claim, path));
  return parse(textOf(path))?.nonce === own.nonce;
}

function create(path: string, own: Owner): boolean {
  try {
    writeFileSync(path, textFor(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A lock without words in it, on a full disk, would make the next start wait for a while.
    rmSync(path, { force: true });
    throw cause;
  }
}

function read(path: string, clock: LockClock): LockFile | undefined {
  const written = unlessMissing(() => statSync(path).mtimeMs);
  const text = textOf(path);
  if (written === undefined || text === undefined) return undefined;
  // A date far in the future comes from a clock that was wrong, and is no reason to wait for it.
  return { text, owner: parse(text), isYoung: Math.abs(clock.now().getTime() - written) < SILENT_MS };
}

function textOf(path: string): string | undefined {
  return unlessMissing(() => readFileSync(path, 'utf8'));
}

function unlessMissing<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
