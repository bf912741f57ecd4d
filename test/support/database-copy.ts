import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
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

/** Documents that a collection got or lost between two copies. */
export interface Change {
  readonly collection: string;
  readonly put: readonly Document[];
  readonly gone: readonly string[];
}

/** Changes that turn a database with the first copy into one with the second. */
export function changesBetween(before: DatabaseCopy, after: DatabaseCopy): readonly Change[] {
  return after.flatMap(({ collection, documents }) => {
    const old = byId(before.find((one) => one.collection === collection)?.documents ?? []);
    const put = documents.filter((document) => !isDeepStrictEqual(document, old.get(document._id)));
    const kept = byId(documents);
    const gone = [...old.keys()].filter((id) => !kept.has(id));
    return put.length + gone.length === 0 ? [] : [{ collection, put, gone }];
  });
}

/** Makes these changes, with `replaced` in the place of each document. Two round trips a collection, all at once. */
export async function makeChanges(
  { db }: FreshStorage,
  changes: readonly Change[],
  replaced: (document: Document) => Document,
): Promise<void> {
  await Promise.all(
    changes.map(async ({ collection, put, gone }) => {
      const documents = put.map(replaced);
      const ids = [...gone, ...documents.map(({ _id }) => String(_id))];
      await db.collection<{ _id: string }>(collection).deleteMany({ _id: { $in: ids } });
      if (documents.length > 0) await db.collection(collection).insertMany(documents);
    }),
  );
}

function byId(documents: readonly Document[]): ReadonlyMap<string, Document> {
  return new Map(documents.map((document) => [String(document._id), document]));
}
