import type { ThreadAuthor } from './thread-author.js';

/** The key of a thread with the thread that it belongs to. */
export interface ThreadKey {
  readonly threadId: string;
  readonly key: Buffer;
}

/**
 * Identities in the open threads: the keys in a collection of their own, so that it can be given rights of its own, and
 * the authors in another. Both go when the thread goes.
 */
export interface ThreadAuthorStore {
  /** The key of the thread; `fresh` becomes it when there is none. One round trip. */
  keyOf(threadId: string, fresh: Buffer): Promise<Buffer>;
  /** The key of a thread that has one. */
  findKey(threadId: string): Promise<Buffer | null>;
  /** The keys of those of these threads that have one, by thread. One round trip. */
  findKeys(threadIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** All keys: one for each round that had an open thread and was not removed. */
  allKeys(): Promise<readonly ThreadKey[]>;
  /** An author of the thread, by its token. */
  get(threadId: string, token: string): Promise<ThreadAuthor | null>;
  /** A number for somebody new in the thread: 1, 2 and so on, each given once. */
  nextNumber(threadId: string): Promise<number>;
  /** Keeps the author unless the token has one, and gives the one that it has. */
  addIfAbsent(author: ThreadAuthor): Promise<ThreadAuthor>;
  /** Forgets authors. Idempotent. */
  remove(authors: readonly Pick<ThreadAuthor, 'threadId' | 'token'>[]): Promise<void>;
  /** Destroys the keys first, then the authors of these threads. Idempotent. Two round trips, however many they are. */
  destroyThreads(threadIds: readonly string[]): Promise<void>;
}
