import type { Organisation } from './organisation.js';

/** For each code that is gone the code of its last heir. */
export type HeirOf = ReadonlyMap<string, string>;

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
      if (borders === undefined && row.neighbours === undefined) return row;
      const all = new Set([...(row.neighbours ?? []), ...(borders ?? [])].map(now));
      all.delete(row.code);
      return { ...row, neighbours: [...all] };
    });
  return { present, past };
}
