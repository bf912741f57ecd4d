import type { Clock } from '../clock.js';
import { type Intent, postIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { receiversOf } from './thread.js';
import type { Appended, ThreadStore } from './thread-store.js';

/** After so long a post that still waits was left behind by a process that stopped (ms). */
const LEFT_BEHIND_MS = 20_000;
/** Threads that are finished at a time. */
const BATCH = 100;

export interface PostingParts {
  readonly threads: ThreadStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
}

export interface Posting {
  /** Puts what waits in its place and in the outbox, in its order. Gives the ids of posts that were not there before. */
  finish(appended: Appended): Promise<ReadonlySet<string>>;
  /** Finishes what a stopped process left; everything that waits, when `all` is asked for. */
  finishLeftBehind(all?: boolean): Promise<void>;
}

/**
 * The way of a post from the thread's own document to its place and to its receivers. Each step may be done again, by
 * whoever delivers the post again or finds it waiting; an earlier post that waits goes along, so that the order holds.
 */
export function createPosting({ threads, outbox, clock, wakeOutbox }: PostingParts): Posting {
  async function finish({ thread, waiting }: Appended): Promise<ReadonlySet<string>> {
    const fresh = await threads.place(waiting);
    const intents = waiting.flatMap((post): Intent[] =>
      receiversOf(thread, post.by).map((to) => postIntent(post, thread.roundId, to)),
    );
    await outbox.enqueue(intents, clock.now());
    await threads.release(
      thread.id,
      waiting.map(({ id }) => id),
    );
    wakeOutbox();
    return fresh;
  }

  return {
    finish,

    async finishLeftBehind(all = false) {
      const now = clock.now();
      const before = all ? now : new Date(now.getTime() - LEFT_BEHIND_MS);
      for (const id of await threads.unfinished(before, BATCH)) {
        const found = await threads.waiting(id);
        if (found !== null) await finish(found);
      }
    },
  };
}
