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
}

export interface Posting {
  /** Puts what waits in its place and in the outbox, in its order. Gives the ids of posts that were not there before. */
  finish(appended: Appended): Promise<ReadonlySet<string>>;
  /** Finishes what waits in these threads. Four round trips, however many they are. */
  finishIn(threadIds: readonly string[]): Promise<void>;
  /** Finishes everything that waits under these names, and what waits with it. */
  finishOf(names: readonly string[]): Promise<void>;
}

/**
 * The way of a post from the thread's own document to its place and to its receivers. Each step may be done again, by
 * whoever delivers the post again or finds it waiting; an earlier post that waits goes along, so that the order holds.
 */
export function createPosting({ threads, outbox, clock }: PostingParts): Posting {
  async function finishEach(appended: readonly Appended[]): Promise<ReadonlySet<string>> {
    const waiting = appended.flatMap((one) => one.waiting);
    const fresh = await threads.place(waiting);
    const intents = appended.flatMap(({ thread, waiting: posts }) =>
      posts.flatMap((post): Intent[] => receiversOf(thread, post.by).map((to) => postIntent(post, thread.roundId, to))),
    );
    await outbox.enqueue(intents, clock.now());
    await threads.release(waiting);
    return fresh;
  }

  async function finishIn(threadIds: readonly string[]): Promise<void> {
    if (threadIds.length > 0) await finishEach(await threads.waitingIn(threadIds));
  }

  return {
    finish: (appended) => finishEach([appended]),
    finishIn,

    async finishOf(names) {
      for (;;) {
        const waiting = await threads.unfinished(clock.now(), BATCH, names);
        await finishIn(waiting);
        if (waiting.length < BATCH) return;
      }
    },
  };
}
