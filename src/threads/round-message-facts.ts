import { readNewsAbout } from '../outbox/message.js';
import type { Participant } from '../participants/participant.js';
import { visibilityOf } from './moderation.js';
import { roundThreadId } from './thread.js';
import type { ThreadAuthors } from './thread-authors.js';
import type { ThreadStore } from './thread-store.js';

/** More are told of as "many". */
const COUNTED = 20;

/** How much is new in an open thread, for one person. */
export interface NewsFacts {
  readonly roundId: string;
  readonly dilemmaId: string;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
}

/** A post of the reader that a facilitator has hidden. */
export interface HiddenFacts {
  readonly roundId: string;
  readonly dilemmaId: string;
  readonly text: string;
  readonly grounds: string;
}

export interface Wanted {
  readonly to: Participant;
  readonly roundId: string;
  /** Subject of the message, as in its intent. */
  readonly about: string;
}

/** Contents of messages about open threads at the moment they are sent; null if nothing is left to say. */
export interface RoundMessageFacts {
  /** Four round trips for each thread, whatever the number of people. */
  news(wanted: readonly Wanted[]): Promise<readonly (NewsFacts | null)[]>;
  /** Three round trips, however many they are. */
  hidden(wanted: readonly Wanted[]): Promise<readonly (HiddenFacts | null)[]>;
}

/** The contents from these stores. */
export function createRoundMessageFacts(threads: ThreadStore, threadAuthors: ThreadAuthors): RoundMessageFacts {
  async function newsOf(about: string, people: readonly Participant[]): Promise<ReadonlyMap<string, NewsFacts>> {
    const read = readNewsAbout(about);
    const thread = read === null ? null : await threads.get(read.threadId);
    const news = new Map<string, NewsFacts>();
    if (read === null || thread === null) return news;
    const [newest, tokens] = await Promise.all([
      threads.pageOfPosts(thread.id, null, COUNTED + 1),
      threadAuthors.tokensIn(
        thread.id,
        people.map(({ id }) => id),
      ),
    ]);
    const fresh = newest.filter(
      (post) => post.number > read.from && post.text !== null && visibilityOf(post).kind === 'shown',
    );
    for (const { id } of people) {
      const count = fresh.filter(({ by }) => by !== tokens.get(id)).length;
      const { roundId, dilemmaId } = thread;
      if (count > 0) news.set(id, { roundId, dilemmaId, count: Math.min(count, COUNTED), isMore: count > COUNTED });
    }
    return news;
  }

  return {
    async news(wanted) {
      const found = new Map<string, ReadonlyMap<string, NewsFacts>>();
      for (const about of new Set(wanted.map((one) => one.about))) {
        const people = wanted.filter((one) => one.about === about).map(({ to }) => to);
        found.set(about, await newsOf(about, people));
      }
      return wanted.map(({ to, about }) => found.get(about)?.get(to.id) ?? null);
    },

    async hidden(wanted) {
      const threadIds = wanted.map(({ roundId }) => roundThreadId(roundId));
      const postIds = await threadAuthors.reveal(
        wanted.map(({ about }, at) => ({ threadId: threadIds[at] ?? '', text: about })),
      );
      const [foundPosts, foundThreads] = await Promise.all([
        threads.getPosts([...new Set(postIds.flatMap((id) => id ?? []))]),
        threads.getMany([...new Set(threadIds)]),
      ]);
      const posts = new Map(foundPosts.map((post) => [post.id, post]));
      const byId = new Map(foundThreads.map((thread) => [thread.id, thread]));
      return wanted.map(({ roundId }, at) => {
        const post = posts.get(postIds[at] ?? '');
        const thread = byId.get(threadIds[at] ?? '');
        if (post === undefined || thread === undefined || post.text === null) return null;
        const visibility = visibilityOf(post);
        if (visibility.kind !== 'hidden') return null;
        return { roundId, dilemmaId: thread.dilemmaId, text: post.text, grounds: visibility.grounds };
      });
    },
  };
}
