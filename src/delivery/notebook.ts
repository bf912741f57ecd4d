import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import type { OutboxStore, Settlement } from '../outbox/outbox-store.js';
import type { News, Reachability, Refusal } from './reachability.js';

/** How a message ended, and what that tells about where it went. */
export interface Note {
  readonly settlement: Settlement;
  /** The address refused it. */
  readonly refused?: Refusal;
  /** The address took it, although nothing got through before. */
  readonly reached?: News;
  /** Until when the claim holds (ms since the epoch). */
  readonly leaseUntil: number;
}

/**
 * Outcomes that this process knows and the database does not yet. They are never given up: while the process lives they
 * are written as soon as the database accepts them, and nothing new is claimed before. Even after the lease: if another
 * process has claimed the message meanwhile, nothing is written.
 */
export interface Notebook {
  add(notes: readonly Note[]): void;
  /** A claim of which it is not known whether the database took it: it is given back. */
  addClaim(claim: string): void;
  /** How much is not noted yet. */
  size(): number;
  /** Does the database not take notes, or not fast enough? Then nothing more is to be sent. */
  isStuck(): boolean;
  /** Notes everything that there is now. Refuses with `storageDown`; all of it is kept then. */
  flush(): Promise<void>;
}

export interface NotebookParts {
  readonly outbox: Pick<OutboxStore, 'settle' | 'giveBack'>;
  readonly reachability: Pick<Reachability, 'refused' | 'reached'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Messages that were sent and are not noted yet, of all tenants, before no other is begun. */
export const MOST_UNNOTED = 20;

/** An empty notebook. */
export function createNotebook({ outbox, reachability, clock, log }: NotebookParts): Notebook {
  let notes: readonly Note[] = [];
  /** Those that the database does not take by themselves. */
  let refused: readonly Note[] = [];
  let claims: readonly string[] = [];
  let stuck = false;
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  async function write(some: readonly Note[]): Promise<void> {
    const now = clock.now();
    await outbox.settle(
      some.map(({ settlement }) => settlement),
      now,
    );
    await reachability.refused(some.flatMap(({ refused }) => refused ?? []));
    for (const { reached } of some) if (reached !== undefined) await reachability.reached(reached);
  }

  /**
   * A note that the database refuses by itself must not keep the others from being written. It is tried as long as the lease
   * lasts; then another worker sends the message again.
   */
  async function writeOneByOne(some: readonly Note[], wasRefused: boolean): Promise<readonly Note[]> {
    const still: Note[] = [];
    for (const note of some) {
      await write([note]).catch((error: unknown) => {
        if (isStorageDown(error)) throw error;
        if (!wasRefused) log.error({ err: error, key: note.settlement.key }, 'how a message ended could not be noted');
        if (clock.now().getTime() < note.leaseUntil) still.push(note);
      });
    }
    return still;
  }

  async function flushNow(): Promise<void> {
    while (notes.length > 0 || claims.length > 0) {
      const [some, given] = [notes, claims];
      for (const claim of given) await outbox.giveBack(claim, clock.now());
      claims = claims.slice(given.length);
      if (some.length === 0) continue;
      await write(some);
      notes = notes.slice(some.length);
    }
  }

  async function pass(): Promise<void> {
    try {
      refused = await writeOneByOne(refused, true);
      await flushNow();
    } catch (error) {
      stuck = true;
      if (isStorageDown(error)) throw error;
      // Its lease ends by itself.
      claims = [];
      const some = notes;
      const still = await writeOneByOne(some, false);
      refused = [...refused, ...still];
      notes = notes.slice(some.length);
    }
    stuck = false;
  }

  function start(): Promise<void> {
    running = pass().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    add(more) {
      notes = [...notes, ...more];
    },
    addClaim(claim) {
      claims = [...claims, claim];
    },
    size: () => notes.length,
    isStuck: () => stuck || notes.length >= MOST_UNNOTED,
    flush() {
      if (running === null) return start();
      // Additions since it began may be too late for the flush under way.
      following ??= running
        .catch(() => undefined)
        .then(() => {
          following = null;
          return start();
        });
      return following;
    },
  };
}
