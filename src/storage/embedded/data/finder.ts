import { boundsOf } from '../language/conditions.js';
import type { CompiledFilter } from '../language/filters.js';
import { type Doc, decodeDocument } from '../values/documents.js';
import { comparatorOf, type SortField } from '../values/sorting.js';
import { type CollectionRecord, shapeOf } from './catalog.js';
import { documentSpace } from './key-space.js';
import { type AccessPath, choosePlan, type Plan } from './plans.js';
import { mergedScan, scan } from './scans.js';
import type { Entry, Store } from './store.js';

/** A stored document with its key and its bytes. */
export interface Found {
  readonly key: Buffer;
  readonly bytes: Buffer;
  readonly document: Doc;
}

/** A search: the filter, the order, and how many are taken at most (`undefined`: all). */
export interface Search {
  readonly filter: CompiledFilter;
  readonly sort: readonly SortField[];
  readonly take: number | undefined;
}

/** The ways into a collection. */
function accessPathsOf(collection: CollectionRecord): AccessPath[] {
  const primary: AccessPath = {
    name: '_id_',
    space: documentSpace(collection.id),
    fields: [{ path: '_id', direction: 1 }],
    isPrimary: true,
  };
  return [primary, ...collection.indexes.map((index) => ({ name: index.name, ...shapeOf(index), isPrimary: false }))];
}

/** How a search would be done. */
export function planOf(collection: CollectionRecord, search: Search): Plan {
  return choosePlan(accessPathsOf(collection), boundsOf(search.filter.shaped), search.sort);
}

/**
 * The matching documents in the order of the sort, one by one as they are asked for. A search that no index brings in
 * order reads all matches first.
 */
export function* find(store: Store, collection: CollectionRecord, search: Search): Generator<Found> {
  const plan = planOf(collection, search);
  const hasLoose = store.hasLoose(plan.path.space);
  const isSorted = search.sort.length === 0 || (plan.servesSort && !hasLoose);
  const entries = entriesOf(store, plan, search, hasLoose);
  const found = matching(store, entries, plan, search);
  yield* isSorted ? found : sorted([...found], search);
}

function* entriesOf(store: Store, plan: Plan, { sort, take }: Search, hasLoose: boolean): Generator<Entry> {
  if (plan.arePoints) yield* points(store, plan);
  else if (sort.length > 0 && plan.servesSort && !hasLoose) {
    yield* mergedScan(store, plan.ordered, plan.backwards, take);
  } else {
    for (const range of plan.ordered) yield* scan(store, range, false, sort.length === 0 ? take : undefined);
  }
  if (hasLoose) yield* looseEntries(store, plan);
}

function* points(store: Store, plan: Plan): Generator<Entry> {
  for (const { start: key } of plan.ordered) {
    const value = store.get(key);
    if (value !== undefined) yield { key, value };
  }
}

/** A document may stand in several loose ranges; it is given once. */
function* looseEntries(store: Store, plan: Plan): Generator<Entry> {
  const seen = new Set<string>();
  for (const range of plan.loose) {
    for (const entry of scan(store, range, false)) {
      const name = (plan.path.isPrimary ? entry.key : entry.value).toString('latin1');
      if (seen.has(name)) continue;
      seen.add(name);
      yield entry;
    }
  }
}

function* matching(store: Store, entries: Iterable<Entry>, { path }: Plan, { filter }: Search): Generator<Found> {
  for (const entry of entries) {
    const key = path.isPrimary ? entry.key : entry.value;
    const bytes = path.isPrimary ? entry.value : store.get(key);
    if (bytes === undefined) continue;
    const document = decodeDocument(bytes);
    if (filter.test(document)) yield { key, bytes, document };
  }
}

function sorted(found: Found[], { sort, take }: Search): Found[] {
  const compare = comparatorOf(sort);
  found.sort((a, b) => compare(a.document, b.document));
  return take === undefined ? found : found.slice(0, take);
}
