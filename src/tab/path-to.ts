import type { Questions } from './addresses.js';

/** Names of the parts of an address that are filled in: `round` of `archive/:round`. */
type PartOf<Address extends string> = Address extends `${string}:${infer Part}/${infer Rest}`
  ? Part | PartOf<Rest>
  : Address extends `${string}:${infer Part}`
    ? Part
    : never;

/** Values for an address: its parts, and the query parameters used. */
export type Place<Address extends keyof Questions> = Readonly<Record<PartOf<Address>, string>> &
  Readonly<Partial<Record<Questions[Address]['query'], string | number>>>;

declare const asks: unique symbol;

/** The path of a question, filled in. */
export type PathOf<Address extends keyof Questions> = string & { readonly [asks]: Address };

/** Fills in an address: parts of the path where it names them, the rest as a query. */
export function pathTo<Address extends keyof Questions>(
  address: Address,
  ...[place]: Record<never, never> extends Place<Address> ? [place?: Place<Address>] : [place: Place<Address>]
): PathOf<Address> {
  const query = new URLSearchParams();
  let path: string = address;
  for (const [name, value] of Object.entries<string | number | undefined>(place ?? {})) {
    if (value === undefined) continue;
    const part = new RegExp(`:${name}(?=/|$)`);
    if (part.test(path)) path = path.replace(part, () => encodeURIComponent(value));
    else query.set(name, String(value));
  }
  return (query.size === 0 ? path : `${path}?${query}`) as PathOf<Address>;
}
