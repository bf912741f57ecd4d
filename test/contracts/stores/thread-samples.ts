import type { NewPost, Post, Thread } from '../../../src/threads/thread.js';
import type { ThreadStore } from '../../../src/threads/thread-store.js';

/** Wednesday nine o'clock, Dutch time. */
export const NOW = new Date('2026-11-25T08:00:00.000Z');

export function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

/** A thread between these people in which nothing was written. */
export function thread(name: string, members: readonly string[], more: Partial<Thread> = {}): Thread {
  return {
    id: `match:${name}`,
    kind: 'match',
    roundId: 'main-1',
    dilemmaId: 'd',
    members: members.map((id) => ({ id })),
    openedAt: NOW,
    endsAt: after(10_000),
    closedBy: null,
    posts: 0,
    rank: `${NOW.toISOString()} match:${name}`,
    ...more,
  };
}

/** A post by this person, `minutes` after `NOW`. */
export function written(by: string, name: string, minutes: number = 0): NewPost {
  return { id: `post-${name}`, by, at: after(minutes), source: 'personal', text: `Tekst ${name}` };
}

/** Writes it and puts it in its place, as the service does. */
export async function post(threads: ThreadStore, { id }: Thread, what: NewPost): Promise<Post> {
  const appended = await threads.append(id, what.by, what, what.at);
  if (appended === null) throw new Error(`${what.id} was refused`);
  await threads.place(appended.waiting);
  await threads.release(appended.waiting);
  const [placed] = await threads.getPosts([what.id]);
  if (placed === undefined) throw new Error(`${what.id} is not there`);
  return placed;
}
