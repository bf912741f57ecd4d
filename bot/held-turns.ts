import { isStorageDown } from '../src/errors.js';
import type { Log } from '../src/log.js';
import { oneAtATime } from '../src/scheduling/one-at-a-time.js';

/** So much is kept at most: turns, and their size together (characters). */
const MOST_TURNS = 2_000;
const MOST_CHARACTERS = 8_000_000;
/** What holds no text takes about so much (characters). */
export const SMALL = 2_000;
/** So many words about what could not be kept. */
const MOST_NOTES = 500;

/** Something that came in without anybody waiting for an answer. */
export interface HeldTurn {
  /** How much of the memory it takes (characters). */
  readonly size: number;
  /** Does it. Fails with `storageDown` when it is to be tried again; done twice it is done once. */
  readonly work: () => Promise<void>;
  /** What is done instead, when the database is back, where there was no room to keep it; for each key once. */
  readonly instead?: { readonly key: string; readonly work: () => Promise<void> };
}

/**
 * What came in while the database was away, and of which nobody was told that it failed. Teams delivers nothing again that it
 * was answered for, and an answer of 503 brings no second delivery that one could count on; so it is kept in the memory of
 * this process and done in its order when the database is back.
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
  /** What was kept and is lost with the process, for the log. */
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
