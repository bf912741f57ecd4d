import type { Participant } from '../participants/participant.js';
import { createThreadViews, type ThreadViewsParts } from './read-thread-views.js';
import { isMember } from './thread.js';
import type { PostFacts, ThreadHead } from './thread-view.js';

/** Contents of messages about threads at the moment they are sent. */
export interface ThreadMessageFacts {
  /**
   * Posts as these people are to get them, in the order requested; null for one that is gone, or not theirs. Three
   * round trips, whatever their number.
   */
  posts(wanted: readonly { readonly to: Participant; readonly id: string }[]): Promise<readonly (PostFacts | null)[]>;
  /** The same for threads. Two round trips. */
  heads(wanted: readonly { readonly to: Participant; readonly id: string }[]): Promise<readonly (ThreadHead | null)[]>;
}

/** The contents from these stores. */
export function createThreadMessageFacts(parts: ThreadViewsParts): ThreadMessageFacts {
  const { threads } = parts;
  const views = createThreadViews(parts);

  async function threadsById(ids: readonly string[]) {
    const found = ids.length === 0 ? [] : await threads.getMany([...new Set(ids)]);
    return { byId: new Map(found.map((thread) => [thread.id, thread])), talkers: await views.talkersOf(found) };
  }

  return {
    async posts(wanted) {
      const found = await threads.getPosts([...new Set(wanted.map(({ id }) => id))]);
      const posts = new Map(found.map((post) => [post.id, post]));
      const { byId, talkers } = await threadsById(found.map(({ threadId }) => threadId));
      return wanted.map(({ to, id }) => {
        const post = posts.get(id);
        const thread = byId.get(post?.threadId ?? '');
        if (post === undefined || thread === undefined || !isMember(thread, to.id)) return null;
        return { head: views.headOf(to, thread, talkers), post: views.postOf(to, post, talkers) };
      });
    },

    async heads(wanted) {
      const { byId, talkers } = await threadsById(wanted.map(({ id }) => id));
      return wanted.map(({ to, id }) => {
        const thread = byId.get(id);
        return thread === undefined || !isMember(thread, to.id) ? null : views.headOf(to, thread, talkers);
      });
    },
  };
}
