import type { Organisation } from './organisation.js';

/** An organisation goes up in another, which then exists: people who work for it work for the heir from that day on. */
export interface Merger {
  /** Code of the one that ends. */
  readonly from: string;
  /** Code of its heir. */
  readonly into: string;
  /** First day (ISO date, Europe/Amsterdam) on which it is gone. */
  readonly on: string;
}

/**
 * The mergers that are built in: none. Those of 1 January 2026 are in the list of that year (it has as many municipalities
 * as the one before); for later ones an owner adds the rule once the law is there.
 */
export const KNOWN_MERGERS: readonly Merger[] = [];

/** For each code that is gone the code of its last heir. */
export type HeirOf = ReadonlyMap<string, string>;

/** The heirs on that day (ISO date), across mergers of mergers. A rule that would lead back to where it began is not followed. */
export function heirsOn(mergers: readonly Merger[], today: string): HeirOf {
  const next = new Map(mergers.filter(({ on }) => on <= today).map(({ from, into }) => [from, into]));
  const heirs = new Map<string, string>();
  for (const from of next.keys()) {
    const seen = new Set([from]);
    let at = next.get(from) ?? from;
    while (next.has(at) && !seen.has(at)) {
      seen.add(at);
      at = next.get(at) ?? at;
    }
    if (!seen.has(at)) heirs.set(from, at);
  }
  return heirs;
}

/** The organisations that exist after these mergers, with the borders that their heirs got, and those that are past. */
export interface AfterMergers {
  readonly present: readonly Organisation[];
  readonly past: ReadonlyMap<string, Organisation>;
}

/** Divides the organisations. One whose heir is not known goes on: nobody may be left without. */
export function afterMergers(rows: readonly Organisation[], heirOf: HeirOf): AfterMergers {
  if (heirOf.size === 0) return { present: rows, past: new Map() };
  const codes = new Set(rows.map(({ code }) => code));
  const isPast = ({ code }: Organisation) => codes.has(heirOf.get(code) ?? '');
  const past = new Map(rows.filter(isPast).map((row) => [row.code, row]));
  const now = (code: string) => (past.has(code) ? (heirOf.get(code) ?? code) : code);
  const inherited = new Map<string, string[]>();
  for (const { code, neighbours } of past.values())
    if (neighbours !== undefined) inherited.set(now(code), [...(inherited.get(now(code)) ?? []), ...neighbours]);
  const present = rows
    .filter((row) => !past.has(row.code))
    .map((row) => {
      const borders = inherited.get(row.code);
      const province =
        row.province ?? provinceOf([...past.values()].filter(({ code }) => heirOf.get(code) === row.code));
      const placed = province === undefined ? row : { ...row, province };
      if (borders === undefined && row.neighbours === undefined) return placed;
      const all = new Set([...(row.neighbours ?? []), ...(borders ?? [])].map(now));
      all.delete(row.code);
      return { ...placed, neighbours: [...all] };
    });
  return { present, past };
}

/** The province of all of them, if that is one. */
function provinceOf(rows: readonly Organisation[]): string | undefined {
  const provinces = new Set(rows.map(({ province }) => province));
  return provinces.size === 1 ? [...provinces][0] : undefined;
}
