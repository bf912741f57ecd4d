import type { Collection, Filter, WithId } from 'mongodb';
import type { Stored } from './documents.js';

/** Documents that are removed in one call when all of many are to go: so none of the calls takes long. */
const PAGE = 5_000;

/** The ids of documents that meet the filter, at most `limit`. */
async function idsOf<T extends Stored>(collection: Collection<T>, filter: Filter<T>, limit: number) {
  const found = await collection.find(filter).limit(limit).project<Pick<WithId<T>, '_id'>>({ _id: 1 }).toArray();
  return found.map(({ _id }) => _id);
}

/**
 * Removes documents that meet the filter, at most `limit`; returns how many. Two round trips. Documents that no longer
 * match when they would be removed stay.
 */
export async function deleteBatch<T extends Stored>(
  collection: Collection<T>,
  filter: Filter<T>,
  limit: number,
): Promise<number> {
  const ids = await idsOf(collection, filter, limit);
  if (ids.length === 0) return 0;
  const { deletedCount } = await collection.deleteMany({ ...filter, _id: { $in: ids } });
  return deletedCount;
}

/** Removes every document that meets the filter, some thousand at a time. May be stopped anywhere and done again. */
export async function removeAll<T extends Stored>(collection: Collection<T>, filter: Filter<T>): Promise<void> {
  for (;;) {
    const ids = await idsOf(collection, filter, PAGE);
    if (ids.length === 0) return;
    await collection.deleteMany({ _id: { $in: ids } } as Filter<T>);
    if (ids.length < PAGE) return;
  }
}
