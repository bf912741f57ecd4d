import { type Doc, isDoc } from './documents.js';
import { badValue, notDone } from './failures.js';
import { candidatesAt, valuesAt } from './paths.js';
import { compareValues, EMPTY_ARRAY } from './value-order.js';

/** One field of a sort or an index: 1 from low to high, -1 from high to low. */
export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** Reads a sort specification such as `{dueAt: 1, _id: -1}`. Throws as MongoDB does for another direction. */
export function readSort(sort: unknown): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw badValue('The sort specification must be a document');
  return Object.entries(sort).map(([path, direction]) => {
    if (isDoc(direction)) throw notDone(`sorting by ${Object.keys(direction)[0] ?? 'a document'}`);
    if (direction !== 1 && direction !== -1) {
      throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending)`);
    }
    return { path, direction };
  });
}

/** Compares documents by the fields of a sort. An array counts as its lowest item going up, its highest going down. */
export function comparatorOf(sort: readonly SortField[]): (a: Doc, b: Doc) => number {
  return (a, b) => {
    for (const { path, direction } of sort) {
      const order = compareValues(sortKey(a, path, direction), sortKey(b, path, direction)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
}

function sortKey(document: Doc, path: string, direction: 1 | -1): unknown {
  const values = valuesAt(document, path);
  if (values.length === 1 && !Array.isArray(values[0])) return values[0];
  const items = candidatesAt(document, path).filter((value) => !Array.isArray(value));
  if (items.length === 0) return values.length === 0 ? null : EMPTY_ARRAY;
  return items.reduce((best, item) => (compareValues(item, best) * direction < 0 ? item : best));
}
