import type { ThreadKind } from './thread.js';
import type { ThreadAuthorStore } from './thread-author-store.js';
import type { ThreadStore } from './thread-store.js';

/** Threads that are removed at a time. */
const BATCH = 100;

/** Removing threads whose time is over. May be stopped anywhere and run again. */
export interface ThreadRemoval {
  /**
   * Removes threads of this kind that ended before this moment, at most a hundred, with all that is in them; of an open
   * thread the key first, so that what is left belongs to nobody. Gives how many. Five round trips at most.
   */
  deleteBatch(kind: ThreadKind, before: Date): Promise<number>;
}

/** The removal from these stores. */
export function createThreadRemoval(threads: ThreadStore, authors: ThreadAuthorStore): ThreadRemoval {
  return {
    async deleteBatch(kind, before) {
      const ids = (await threads.endedBefore(kind, before, BATCH)).map(({ id }) => id);
      // In the thread of a match people have their own names.
      if (kind === 'round') await authors.destroyThreads(ids);
      await threads.destroy(ids);
      return ids.length;
    },
  };
}
