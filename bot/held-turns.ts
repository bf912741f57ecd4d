import { isStorageDown } from '../src/errors.js';
import type { Log } from '../src/log.js';
import { oneAtATime } from '../src/scheduling/serial.js';

/** Upper bounds: turns, and their total size (characters). */
const MOST_TURNS = 2_000;
const MOST_CHARACTERS = 8_000_000;
/** Approximate size of a turn without text (characters). */
export const SMALL = 2_000;
/** At most this many replies about turns that could not be kept. */
const MOST_NOTES = 500;

/** Something that came in without anybody waiting for an answer. */
export interface HeldTurn {
  /** How much of the memory it takes (characters). */
  readonly size: number;
  /** Does it. Fails with `storageDown` when it is to be tried again; done twice it is done once. */
  readonly work: () => Promise<void>;
  /** Done once the database is back if there was no room for the turn itself; once per key. */
  readonly instead?: { readonly key: string; readonly work: () => Promise<void> };
}

/**
 * Turns that came in while the database was away and whose senders were not told of a failure. Teams does not redeliver
 * an acknowledged activity, nor dependably one that was answered with 503; so turns are kept in the memory of this
 * process and done in order once the database is back.
 */
export interface HeldTurns {
  /** Something waits: what comes now has its turn after that. */
  readonly isWaiting: () => boolean;
  /** Keeps it for later, or what is to be done instead. */
  hold(turn: HeldTurn): void;
  /** Does it; where the database is away it fails, and is done as well when the database is back. */
  orLater(work: () => Promise<void>): Promise<void>;
  /** Does what waits, until the database is away again. Never fails. */
  finish(): Promise<void>;
  /** Number of turns that would be lost with the process, for the log. */
  readonly count: () => number;
}

/** How much is kept at most. */
export interface HeldLimits {
  readonly turns: number;
  readonly characters: number;
  readonly notes: number;
}

const LIMITS: HeldLimits = { turns: MOST_TURNS, characters: MOST_CHARACTERS, notes: MOST_NOTES };

/** An empty queue. */
export function createHeldTurns(log: Log, limits: HeldLimits = LIMITS): HeldTurns {
  const waiting: HeldTurn[] = [];
  const notes = new Map<string, () => Promise<void>>();
  let characters = 0;
  let lost = 0;

  /** True when it was done, or never will be: what fails for another reason would fail again. */
  async function isDone(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      if (isStorageDown(error)) return false;
      log.error({ err: error }, 'a turn that was held failed');
    }
    return true;
  }

  async function finish(): Promise<void> {
    const before = waiting.length;
    for (let turn = waiting[0]; turn !== undefined; turn = waiting[0]) {
      if (!(await isDone(turn.work))) return;
      waiting.shift();
      characters -= turn.size;
    }
    for (const [key, work] of notes) {
      if (!(await isDone(work))) return;
      notes.delete(key);
    }
    if (before > 0) log.info({ count: before, lost }, 'what came in while the database was away is done');
    lost = 0;
  }

  function hold(turn: HeldTurn): void {
    const { size, instead } = turn;
    if (waiting.length < limits.turns && characters + size <= limits.characters) {
      waiting.push(turn);
      characters += size;
      return;
    }
    lost += 1;
    if (instead !== undefined && notes.size < limits.notes) notes.set(instead.key, instead.work);
    log.error({ lost }, 'no room to keep what comes in while the database is away');
  }

  return {
    isWaiting: () => waiting.length > 0,

    hold,

    async orLater(work) {
      await work().catch((error: unknown) => {
        if (isStorageDown(error)) hold({ size: SMALL, work });
        throw error;
      });
    },

    finish: oneAtATime(finish),
    count: () => waiting.length,
  };
}
