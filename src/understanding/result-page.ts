/** Most hits that a client gets at a time: what Teams asks for. */
export const MOST_HITS = 25;

/** Which part of the hits is asked for. */
export interface PageWish {
  /** How many were shown already. */
  readonly skip: number;
  /** How many more to show; never more than `MOST_HITS` are. */
  readonly count: number;
}

/** The part of the list that was asked for. */
export function pageOf<T>(all: readonly T[], { skip, count }: PageWish): readonly T[] {
  return all.slice(skip, skip + Math.min(count, MOST_HITS));
}

/** The items that fit, the best first; of equally good ones the order stays as it was. */
export function bestFirst<T>(items: readonly T[], rankOf: (item: T) => number): readonly T[] {
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ item }) => item);
}
