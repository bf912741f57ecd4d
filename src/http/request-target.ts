/** Longest address that is looked at (characters). Ours have at most some hundreds. */
export const LONGEST_TARGET = 4_000;

/** Characters of a path: escapes, and RFC 3986's `pchar` and the slash. */
const PATH = /^\/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/;
/** Escapes that no client needs: of letters, digits and `-._~`, of slashes, of `%` itself, of control characters. */
const NEEDLESS_ESCAPE = /%(?:[01][0-9a-f]|7f|2[5def]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5[cf]|7e)/i;
/** A segment of dots alone, also with the parameters that some servers cut off first (`..;x`). */
const DOTS = /(?:^|\/)\.{1,2}(?:;[^/]*)?(?=\/|$)/;

/**
 * True when there is one way to read this request target: a path from the root with perhaps a query, in which nothing is
 * resolved, decoded twice or written in another way than needed. Whoever passes requests on by the beginning of the path,
 * such as a proxy, then sees the same path as we do: no dot segments, no backslash, no empty segment, no host in it, and no
 * letters of other alphabets, some of which others take for a dot or a slash.
 */
export function isPlainTarget(target: string): boolean {
  const path = target.split('?', 1)[0] ?? '';
  if (target.length > LONGEST_TARGET || !PATH.test(path)) return false;
  if (NEEDLESS_ESCAPE.test(path) || DOTS.test(path) || path.includes('//')) return false;
  // Only ASCII may stay escaped; bytes from 0x80 on are refused, since no address of ours has any.
  return !/%[89a-f]/i.test(path) && /^[\x21-\x7e]*$/.test(target);
}

/**
 * True for a `Host` that is a name or an address with perhaps a port. It becomes a part of an address that is parsed, so
 * with a slash or a question mark in it the path would be another, and with nonsense the parser would throw.
 */
export function isPlainHost(host: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}/`);
}
