import type { Row } from './published-row.js';

/** Whom a choice serves first: one's own organisation, the partnership, or both at once. */
export const LOYALTIES = ['own', 'partnership', 'both'] as const;
export type Loyalty = (typeof LOYALTIES)[number];

/** The loyalty of each option, by its id. */
export type Serves = Readonly<Partial<Record<string, Loyalty>>>;

/** The split between loyalties in a vote, as far as it may be shown. */
export interface LoyaltySplit {
  /** How many chose for each; null: a count in it is hidden, or no option serves it. */
  readonly counts: Readonly<Record<Loyalty, number | null>>;
  /** Whole percent for each; null unless every count of the row is shown: with a hidden one there is no total. */
  readonly shares: Readonly<Record<Loyalty, number>> | null;
}

/**
 * The split of loyalties in a published row. It is worked out from nothing else, so it tells nothing that the row does not
 * tell. Null: nothing can be said.
 */
export function loyaltySplit(row: Row, serves: Serves): LoyaltySplit | null {
  const entries = Object.entries(row);
  const countsOf = (loyalty: Loyalty) =>
    entries.flatMap(([option, count]) => (serves[option] === loyalty ? [count] : []));
  const sumOf = (loyalty: Loyalty): number | null => {
    const counts = countsOf(loyalty);
    return counts.length === 0 ? null : total(counts);
  };
  const counts = { own: sumOf('own'), partnership: sumOf('partnership'), both: sumOf('both') };
  if (Object.values(counts).every((count) => count === null)) return null;
  const all = entries.every(([option]) => serves[option] !== undefined)
    ? total(entries.map(([, count]) => count))
    : null;
  if (all === null || all === 0) return { counts, shares: null };
  const share = (loyalty: Loyalty): number => Math.round((100 * (counts[loyalty] ?? 0)) / all);
  return { counts, shares: { own: share('own'), partnership: share('partnership'), both: share('both') } };
}

/** Null as soon as one of them is hidden. */
function total(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum: number | null, count) => (sum === null || count === null ? null : sum + count), 0);
}
