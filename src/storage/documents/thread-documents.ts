import type { NewPost, Post, Thread, ThreadMember } from '../../threads/thread.js';
import type { Appended } from '../../threads/thread-store.js';
import type { Stored } from './documents.js';

/** A thread as it is kept. */
export interface ThreadDocument extends Stored, Omit<Thread, 'id' | 'members'> {
  members: ThreadMember[];
  /** Posts not in their place yet, oldest first. */
  waiting: NewPost[];
}

/** A post as it is kept. */
export interface PostDocument extends Stored, Omit<Post, 'id' | 'reports'> {
  reports?: string[];
  /** Since when it waits for a facilitator; absent when it does not. */
  reportedAt?: Date;
}

/** The thread that is kept so. */
export function toThread({ _id, v: _v, waiting: _w, ...thread }: ThreadDocument): Thread {
  return { id: _id, ...thread };
}

/** Each write gives one number and adds one post, and posts leave from the front: what waits has the last numbers. */
export function toAppended(found: ThreadDocument): Appended {
  const thread = toThread(found);
  const first = thread.posts - found.waiting.length + 1;
  return { thread, waiting: found.waiting.map((post, at) => ({ ...post, threadId: thread.id, number: first + at })) };
}

/** Nobody has decided about the post since it was read so. */
export function decidedAsIn({ moderation }: Pick<Post, 'moderation'>) {
  return moderation === undefined ? { moderation: { $exists: false } } : { 'moderation.at': moderation.at };
}

/** The post that is kept so. */
export function toPost({ _id, v: _v, reportedAt: _r, ...post }: PostDocument): Post {
  return { id: _id, ...post };
}
