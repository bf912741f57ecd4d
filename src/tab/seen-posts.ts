/** Posts in order of their numbers, with the number before which there are older ones (null: there are none). */
export interface Seen<P extends { readonly number: number }> {
  readonly posts: readonly P[];
  readonly olderThan: number | null;
}

/**
 * Merges the newest page into the posts seen so far: newer posts are added, known ones replaced, all others kept. If
 * posts in between are missing, only the page remains.
 */
export function withNewest<P extends { readonly number: number }>(seen: Seen<P>, newest: Seen<P>): Seen<P> {
  const first = newest.posts[0]?.number;
  const last = seen.posts.at(-1)?.number;
  if (last === undefined) return newest;
  if (first === undefined) return seen;
  if (newest.olderThan !== null && first > last) return newest;
  const older = seen.posts.filter(({ number }) => number < first);
  // An answer that was overtaken by another takes nothing away.
  const newer = seen.posts.filter(({ number }) => number > (newest.posts.at(-1)?.number ?? first));
  return {
    posts: [...older, ...newest.posts, ...newer],
    olderThan: older.length === 0 ? newest.olderThan : seen.olderThan,
  };
}

/** Puts an older page before the posts seen so far. */
export function withOlder<P extends { readonly number: number }>(seen: Seen<P>, older: Seen<P>): Seen<P> {
  const first = seen.posts[0]?.number ?? Number.POSITIVE_INFINITY;
  const before = older.posts.filter(({ number }) => number < first);
  return { posts: [...before, ...seen.posts], olderThan: older.olderThan };
}

/** Replaces these posts among those seen so far; adds and removes none. */
export function withChanged<P extends { readonly number: number }>(seen: Seen<P>, changed: readonly P[]): Seen<P> {
  const now = new Map(changed.map((post) => [post.number, post]));
  return { ...seen, posts: seen.posts.map((post) => now.get(post.number) ?? post) };
}
