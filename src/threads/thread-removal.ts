import type { ThreadKind } from './thread.js';
import type { ThreadStore } from './thread-store.js';
import type { VoiceStore } from './voice-store.js';

/** Threads that are removed at a time. */
const BATCH = 100;

/** Removing threads whose time is over. May be stopped anywhere and run again. */
export interface ThreadRemoval {
  /** Ids of threads of this kind that ended before this moment, at most a hundred. */
  ended(kind: ThreadKind, before: Date): Promise<readonly string[]>;
  /** Removes a thread with all that is in it; of an open thread the key first, so that what is left belongs to nobody. */
  remove(threadId: string): Promise<void>;
}

/** The removal from these stores. */
export function createThreadRemoval(threads: ThreadStore, voices: VoiceStore): ThreadRemoval {
  return {
    ended: async (kind, before) => (await threads.endedBefore(kind, before, BATCH)).map(({ id }) => id),

    async remove(threadId) {
      await voices.destroyThread(threadId);
      await threads.destroy(threadId);
    },
  };
}
