/** Posts in order of their numbers, with the number before which there are older ones (null: there are none). */
export interface Seen<P extends { readonly number: number }> {
  readonly posts: readonly P[];
  readonly olderThan: number | null;
}

/**
 * What one has seen, with the newest page in its place: newer posts come after, those of the page replace what was known of
 * them, older ones stay. When so much is new that something in between is not known, only the page is left.
 */
export function withNewest<P extends { readonly number: number }>(seen: Seen<P>, newest: Seen<P>): Seen<P> {
  const first = newest.posts[0]?.number;
  const last = seen.posts.at(-1)?.number;
  if (first === undefined || last === undefined) return newest;
  const hasGap = newest.olderThan !== null && first > last;
  const kept = hasGap ? [] : seen.posts.filter(({ number }) => number < first);
  return kept.length === 0 ? newest : { posts: [...kept, ...newest.posts], olderThan: seen.olderThan };
}

/** What one has seen, with the page before it. */
export function withOlder<P extends { readonly number: number }>(seen: Seen<P>, older: Seen<P>): Seen<P> {
  const first = seen.posts[0]?.number ?? Number.POSITIVE_INFINITY;
  const before = older.posts.filter(({ number }) => number < first);
  return { posts: [...before, ...seen.posts], olderThan: older.olderThan };
}

/** What one has seen, with these posts as they are now; nothing else comes or goes. */
export function withChanged<P extends { readonly number: number }>(seen: Seen<P>, changed: readonly P[]): Seen<P> {
  const now = new Map(changed.map((post) => [post.number, post]));
  return { ...seen, posts: seen.posts.map((post) => now.get(post.number) ?? post) };
}
