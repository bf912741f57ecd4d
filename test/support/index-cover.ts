import type { DeclaredIndex } from '../../src/storage/indexes/declared-index.js';
import type { Query } from './query-shape.js';

/** How narrow a filter makes one field: to one value, to a list of values, or to a range. */
type Bound = 'value' | 'values' | 'range';

/** The key that every collection has without declaring it. */
export const ID = '_id';

const RANGES = ['$gt', '$gte', '$lt', '$lte'];

/** Results for each shape of a query: a suite asks the same ones thousands of times. */
const found = new WeakMap<readonly DeclaredIndex[], Map<string, string | null>>();

/**
 * The name of the index that serves the query (`_id` for the key), or null when there is none.
 *
 * Served means: the first fields of the index are fixed by equality or `$in`, or the next one by a range, so that the
 * database goes straight to a part of the index; every further field that the filter fixes is in the index too, unless
 * the key itself is given; and the sort goes on in the order of the index, so that nothing is sorted in memory. Stricter
 * than MongoDB: a sort after a list of values is not counted as served.
 */
export function servedBy(query: Query, indexes: readonly DeclaredIndex[]): string | null {
  const { collection, sort } = query;
  const bounds = boundsOf(query.filter);
  const known = found.get(indexes) ?? new Map<string, string | null>();
  found.set(indexes, known);
  const shape = JSON.stringify([collection, [...bounds], sort]);
  const before = known.get(shape);
  if (before !== undefined) return before;
  const index = bestOf(query, bounds, indexes);
  known.set(shape, index);
  return index;
}

function bestOf(query: Query, bounds: ReadonlyMap<string, Bound>, indexes: readonly DeclaredIndex[]): string | null {
  const own = indexes.filter(({ collection }) => collection === query.collection);
  const rated = [{ name: ID, keys: { [ID]: 1 } as const }, ...own]
    .map(({ name, keys }) => ({ name, rating: rate(name, Object.entries(keys), bounds, query) }))
    .filter(({ rating }) => rating > 0)
    .sort((a, b) => b.rating - a.rating);
  return rated[0]?.name ?? null;
}

/** How well an index fits; 0 when it does not serve the query. */
function rate(
  name: string,
  keys: readonly (readonly [string, number])[],
  bounds: ReadonlyMap<string, Bound>,
  query: Query,
): number {
  const open = keys.findIndex(([field]) => !isFixed(bounds.get(field)));
  const fixed = keys.slice(0, open === -1 ? keys.length : open);
  const rest = keys.slice(fixed.length);
  const isRange = rest[0] !== undefined && bounds.get(rest[0][0]) === 'range';
  if (fixed.length === 0 && !isRange) return 0;
  const isByKey = name === ID && !isRange;
  const inIndex = new Set(fixed.map(([field]) => field));
  if (!isByKey && [...bounds].some(([field, bound]) => isFixed(bound) && !inIndex.has(field))) return 0;
  const isList = fixed.some(([field]) => bounds.get(field) === 'values');
  const sort = query.sort.filter(([field]) => bounds.get(field) !== 'value');
  if (!isSortServed(sort, rest, isList)) return 0;
  return (isByKey ? 1_000 : 0) + fixed.length * 2 + (isRange ? 1 : 0);
}

function isFixed(bound: Bound | undefined): boolean {
  return bound === 'value' || bound === 'values';
}

/** Do the keys go on in this order, all in the same direction or all against it? */
function isSortServed(
  sort: readonly (readonly [string, number])[],
  keys: readonly (readonly [string, number])[],
  isList: boolean,
): boolean {
  if (sort.length === 0) return true;
  if (isList) return false;
  const turn = sort[0]?.[1] === keys[0]?.[1] ? 1 : -1;
  return sort.every(([field, direction], at) => keys[at]?.[0] === field && keys[at]?.[1] === direction * turn);
}

/** The fields that the filter fixes. Other conditions (`$or`, `$ne`, `$exists`) only leave out some of the matches. */
function boundsOf(filter: Readonly<Record<string, unknown>>): ReadonlyMap<string, Bound> {
  const bounds = new Map<string, Bound>();
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) for (const [name, bound] of boundsOf(part)) bounds.set(name, bound);
    }
    const bound = field.startsWith('$') ? null : boundOf(condition);
    if (bound !== null) bounds.set(field, bound);
  }
  return bounds;
}

function boundOf(condition: unknown): Bound | null {
  if (condition instanceof RegExp) return null;
  const operators = Object.entries(Object(condition)).filter(([name]) => name.startsWith('$'));
  if (typeof condition !== 'object' || operators.length === 0) return 'value';
  const list = operators.find(([name]) => name === '$in')?.[1];
  if (Array.isArray(list)) return list.length === 1 ? 'value' : 'values';
  if (operators.some(([name]) => name === '$eq')) return 'value';
  return operators.some(([name]) => RANGES.includes(name)) ? 'range' : null;
}
