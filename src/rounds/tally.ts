import { suppress } from './suppression.js';

/** The product's promise: no count below this is shown. A programme may ask for more, never for less. */
export const LOWEST_MINIMUM_COUNT = 5;

/** The key of the row for municipalities without a size class. */
export const UNKNOWN_SIZE_CLASS = 'unknown';

/**
 * Votes by option id; null is hidden. A row has no total: with one, a single hidden count in the row would be the
 * total minus the rest. That also makes each option a tree of its own for the suppression.
 */
export type Row = Readonly<Record<string, number | null>>;

/** What may be known of the votes of a round. All of it together gives no hidden count away (`suppress`). */
export interface Tally {
  readonly minimum: number;
  readonly overall: Row;
  /** By size class, for every class with a municipality that could vote. */
  readonly bySizeClass: Readonly<Record<string, Row>>;
  /** By municipality code, for every municipality that could vote. */
  readonly byMunicipality: Readonly<Record<string, Row>>;
}

/** So many votes for one option in one municipality. Rows with the same pair are added up. */
export interface CountRow {
  readonly municipality: string;
  readonly option: string;
  readonly count: number;
}

export interface TallyInput {
  readonly minimum: number;
  /** The dilemma's option ids, in the order of the rows. */
  readonly options: readonly string[];
  readonly votes: Iterable<CountRow>;
  /**
   * Codes of the municipalities with somebody who could vote. Give no others: a hidden count hides among these, and it
   * does not hide behind a municipality of which everybody knows that nobody took part.
   */
  readonly municipalities: Iterable<string>;
  /** Null for one that is not (or no longer) on the list: those are a class of their own. */
  readonly sizeClassOf: (municipality: string) => string | number | null;
}

/**
 * The suppressed tally. A municipality that has votes but is not in `municipalities` is taken as one that could vote.
 * Throws a RangeError for a minimum below 5, an option that the dilemma does not have, or a count that is not a whole
 * number from 0: each is a mistake in the program, and the safe answer is no tally.
 */
export function tally(input: TallyInput): Tally {
  if (!Number.isInteger(input.minimum) || input.minimum < LOWEST_MINIMUM_COUNT) {
    throw new RangeError(`the minimum count is a whole number from ${LOWEST_MINIMUM_COUNT}`);
  }
  const counts = countsByOption(input);
  const universe = new Set(input.municipalities);
  for (const byMunicipality of counts.values()) for (const code of byMunicipality.keys()) universe.add(code);
  const codes = [...universe].sort();
  const sizeClasses = new Map(codes.map((code) => [code, String(input.sizeClassOf(code) ?? UNKNOWN_SIZE_CLASS)]));
  const trees = [...counts].map(([option, byMunicipality]) => {
    return [option, suppress({ minimum: input.minimum, sizeClasses, counts: byMunicipality })] as const;
  });
  const rowOf = (pick: (tree: ReturnType<typeof suppress>) => number | null | undefined): Row =>
    Object.fromEntries(trees.map(([option, tree]) => [option, pick(tree) ?? null]));
  return {
    minimum: input.minimum,
    overall: rowOf((tree) => tree.overall),
    bySizeClass: rowsOf([...new Set(sizeClasses.values())].sort(), (key) => rowOf((tree) => tree.bySizeClass.get(key))),
    byMunicipality: rowsOf(codes, (key) => rowOf((tree) => tree.byMunicipality.get(key))),
  };
}

function rowsOf(keys: readonly string[], row: (key: string) => Row): Record<string, Row> {
  return Object.fromEntries(keys.map((key) => [key, row(key)]));
}

function countsByOption(input: TallyInput): Map<string, Map<string, number>> {
  const counts = new Map(input.options.map((option) => [option, new Map<string, number>()]));
  for (const row of input.votes) {
    const byMunicipality = counts.get(row.option);
    if (byMunicipality === undefined) throw new RangeError('a vote for an option that the dilemma does not have');
    if (!Number.isSafeInteger(row.count) || row.count < 0) throw new RangeError('a count is a whole number from 0');
    byMunicipality.set(row.municipality, (byMunicipality.get(row.municipality) ?? 0) + row.count);
  }
  return counts;
}

/** The rows that concern one person. An absent row had nobody who could vote, or is not known. */
export interface OwnView {
  readonly overall: Row;
  readonly sizeClass: Row | null;
  readonly municipality: Row | null;
}

/** The rows for one person: of all, of their size class, of their municipality. */
export function ownView(tally: Tally, municipality: string, sizeClass: string | number): OwnView {
  return {
    overall: tally.overall,
    sizeClass: ownRow(tally.bySizeClass, String(sizeClass)),
    municipality: ownRow(tally.byMunicipality, municipality),
  };
}

function ownRow(rows: Readonly<Record<string, Row>>, key: string): Row | null {
  return Object.hasOwn(rows, key) ? (rows[key] ?? null) : null;
}

/** One option of a row as a screen shows it. */
export interface PresentedCount {
  readonly option: string;
  /** Null is hidden. */
  readonly count: number | null;
  /** Whole number 0-100, rounded; those of a row may add up to 99 or 101. Null unless the whole row is shown. */
  readonly percentage: number | null;
}

/** Percentages need the row's total, so one hidden count hides all of them: from a percentage it could be computed. */
export function presentRow(row: Row): readonly PresentedCount[] {
  const counts = Object.values(row);
  const total = counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return Object.entries(row).map(([option, count]) => ({
    option,
    count,
    percentage: total === null || total === 0 || count === null ? null : Math.round((100 * count) / total),
  }));
}
