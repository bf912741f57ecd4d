import type { Collection, Filter, WithId } from 'mongodb';
import type { Stored } from './documents.js';

/**
 * Removes documents that meet the filter, at most `limit`; returns how many. Two round trips. What no longer meets it at
 * the moment of removing stays.
 */
export async function removeSome<T extends Stored>(
  collection: Collection<T>,
  filter: Filter<T>,
  limit: number,
): Promise<number> {
  const found = await collection.find(filter).limit(limit).project<Pick<WithId<T>, '_id'>>({ _id: 1 }).toArray();
  if (found.length === 0) return 0;
  const { deletedCount } = await collection.deleteMany({ ...filter, _id: { $in: found.map(({ _id }) => _id) } });
  return deletedCount;
}
