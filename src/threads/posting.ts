import type { Clock } from '../clock.js';
import { type Intent, postIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { receiversOf } from './thread.js';
import type { Appended, ThreadStore } from './thread-store.js';

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
  /** Finishes what waits in these threads. */
  finishIn(threadIds: readonly string[]): Promise<void>;
  /** Finishes everything that waits. */
  finishAll(): Promise<void>;
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

  async function finishIn(threadIds: readonly string[]): Promise<void> {
    for (const id of threadIds) {
      const found = await threads.waiting(id);
      if (found !== null) await finish(found);
    }
  }

  return {
    finish,
    finishIn,

    async finishAll() {
      for (;;) {
        const waiting = await threads.unfinished(clock.now(), BATCH);
        await finishIn(waiting);
        if (waiting.length < BATCH) return;
      }
    },
  };
}
