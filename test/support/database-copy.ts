import type { Document } from 'mongodb';
import { COLLECTIONS } from '../../src/storage/documents.js';
import { type FreshStorage, kept } from './storage.js';

/** Everything that a database holds, collection by collection; the indexes are not part of it. */
export type DatabaseCopy = readonly { readonly collection: string; readonly documents: readonly Document[] }[];

export function copyDatabase(storage: FreshStorage): Promise<DatabaseCopy> {
  const names = Object.values(COLLECTIONS);
  return Promise.all(names.map(async (collection) => ({ collection, documents: await kept(storage, collection) })));
}

/** Makes a database hold what the copy holds, and nothing else. */
export async function restoreDatabase(storage: FreshStorage, copy: DatabaseCopy): Promise<void> {
  await Promise.all(
    copy.map(async ({ collection, documents }) => {
      await storage.db.collection<{ _id: string }>(collection).deleteMany({ _id: { $gte: '' } });
      if (documents.length > 0) await storage.db.collection(collection).insertMany([...documents]);
    }),
  );
}
