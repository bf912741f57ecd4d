import type { Rewrite } from './following.js';
import type { Moderation } from './moderation.js';
import type { ClosedBy, NewPost, Post, Thread, ThreadKind } from './thread.js';

/** The result of `append`: the thread after it, and the posts that are not in their place yet, oldest first. */
export interface Appended {
  readonly thread: Thread;
  readonly waiting: readonly Post[];
}

/** Work found by a look at the threads. */
export interface ThreadWork {
  readonly unfinished: readonly string[];
  readonly news: readonly Thread[];
}

/**
 * The threads and what is written in them: one document for each thread and one for each post.
 *
 * A post is written into the thread's own document first, in the one write that also gives it its number and checks that
 * it may be written: from then on it is never lost. Then it is put in its place (`place`), its delivery is put in the
 * outbox, and the thread lets go of it (`release`). Each of these can be done again, by anybody.
 */
export interface ThreadStore {
  /** Stores the thread unless it is there, and gives the one that is. One round trip. */
  openIfAbsent(thread: Thread): Promise<Thread>;
  get(id: string): Promise<Thread | null>;
  /**
   * Writes a post at the end. Null, and nothing written, when there is no such thread, when it is closed at `now`, when
   * `member` is not one of its members (null: nobody is asked to be), or when this very post is waiting there already.
   * With `newsAt` people are told of it then, if not earlier. One round trip, whatever the length of the thread.
   */
  append(threadId: string, member: string | null, post: NewPost, now: Date, newsAt?: Date): Promise<Appended | null>;
  /** The posts of a thread that are not in their place yet, oldest first. */
  waiting(threadId: string): Promise<Appended | null>;
  /** The same for many threads, in no order; one that is not there is left out. One round trip. */
  waitingIn(threadIds: readonly string[]): Promise<readonly Appended[]>;
  /** Puts posts in their place and says which of them were not there before, by id. One round trip. */
  place(posts: readonly Post[]): Promise<ReadonlySet<string>>;
  /** The threads let go of posts that are in their place and whose delivery is in the outbox. One round trip. */
  release(posts: readonly Pick<Post, 'id' | 'threadId'>[]): Promise<void>;
  /** Ids of threads with a post that waits since `before` or longer, at most `limit`; with `by`: with one of those names. */
  unfinished(before: Date, limit: number, by?: readonly string[]): Promise<readonly string[]>;
  /** The posts of a thread before a number (null: from the newest on), newest first, at most `limit`. */
  pageOfPosts(threadId: string, before: number | null, limit: number): Promise<readonly Post[]>;
  /** These posts, in no order; one that is not there is left out. */
  getPosts(ids: readonly string[]): Promise<readonly Post[]>;
  /** These threads, in no order. */
  getMany(ids: readonly string[]): Promise<readonly Thread[]>;
  /** The threads that somebody is a member of, the one with the newest post first, after `afterRank`, at most `limit`. */
  pageOfMember(participantId: string, afterRank: string | null, limit: number): Promise<readonly Thread[]>;
  /** Nothing is written in it from `now` on. Null when there is no such thread or it was closed before. */
  close(id: string, closedBy: ClosedBy, now: Date): Promise<Thread | null>;
  /** The same for many threads, without giving them back. One round trip. */
  closeAll(ids: readonly string[], closedBy: ClosedBy, now: Date): Promise<void>;
  /** The threads that this member can still write in. */
  openOf(participantId: string, now: Date): Promise<readonly Thread[]>;
  /** Everything that was written under these names (`Post.by`), oldest first. One round trip, however many they are. */
  postsBy(names: readonly string[]): Promise<readonly Post[]>;
  /** Removes writer and text of all posts under these names; the places stay. Idempotent. One round trip. */
  removePostsBy(names: readonly string[]): Promise<void>;
  /**
   * Writes what became of the message that the post is a copy of. Null, and nothing written, when the post was erased, written
   * anew or decided about since it was read.
   */
  rewrite(asRead: Post, rewrite: Rewrite): Promise<Post | null>;
  /**
   * Notes that a message which has not arrived yet is gone, so that it makes no post when it does. An existing post
   * stays.
   */
  markGone(gone: Required<Pick<Post, 'id' | 'threadId' | 'by' | 'at' | 'source' | 'changedAt'>>): Promise<void>;
  /** Allows the message to arrive after all. Idempotent, and without effect on a post that has a place. */
  forgetGone(id: string): Promise<void>;
  /** Puts `ERASED` in the place of this member everywhere. Idempotent. */
  eraseMember(participantId: string): Promise<void>;
  /**
   * Work to do: ids of threads with a post waiting since `before` or longer, and threads whose news is due. At most
   * `limit` of both together. One round trip.
   */
  withWork(before: Date, now: Date, limit: number): Promise<ThreadWork>;
  /**
   * Notes that people were told the news up to the thread as read. Later posts are told at `next`. Idempotent, also
   * across processes.
   */
  noteTold(asRead: Thread, next: Date): Promise<void>;
  /** Notes that somebody reported the post; each counts once. A post that was decided about stays decided. */
  report(postId: string, token: string, now: Date): Promise<void>;
  /**
   * Stores a facilitator's decision. Null, without a write, if there is no such post or somebody has decided since it
   * was read (`asRead`; if absent, the last decision stands).
   */
  decide(postId: string, moderation: Moderation, asRead?: Post): Promise<Post | null>;
  /**
   * The posts with undecided reports, those that wait longest first, at most `limit`, after the one with id `afterId`.
   * If that one no longer waits, starts from the first. `threadIds`: of these threads only; null: of all. With `afterId` one
   * round trip more.
   */
  reported(limit: number, threadIds: readonly string[] | null, afterId?: string): Promise<readonly Post[]>;
  /** Withdraws all reports under these tokens. Idempotent. One round trip, however many they are. */
  removeReportsBy(tokens: readonly string[]): Promise<void>;
  /** Threads of a kind that ended before this moment, at most `limit`: for the retention rule. */
  endedBefore(kind: ThreadKind, before: Date, limit: number): Promise<readonly Thread[]>;
  /** How many threads of a kind ended before this moment. */
  countEnded(kind: ThreadKind, before: Date): Promise<number>;
  /** Removes threads with everything in them: the posts first. Idempotent. Two round trips, however many they are. */
  destroy(ids: readonly string[]): Promise<void>;
}
