/** The id of the dilemma that a link of ours is about; null for any other address. `baseUrl` is our own, without a slash. */
export function dilemmaIdIn(url: string, baseUrl: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const base = new URL(baseUrl);
  const prefix = `${base.pathname === '/' ? '' : base.pathname}/d/`;
  if (origin !== base.origin || !pathname.startsWith(prefix)) return null;
  return /^([a-z0-9-]{1,100})\/?$/.exec(pathname.slice(prefix.length))?.[1] ?? null;
}
