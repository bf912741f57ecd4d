import type { Db } from 'mongodb';
import type { OrganisationStore, StoredOrganisation } from '../../organisations/organisation-store.js';
import { COLLECTIONS, compact, isDuplicateKey, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

type OrganisationDocument = Stored & Omit<StoredOrganisation, 'code'>;

/** The organisations that are not built in, in MongoDB. */
export function createMongoOrganisationStore(db: Db): OrganisationStore {
  const collection = db.collection<OrganisationDocument>(COLLECTIONS.organisations);

  return {
    async changedSince(since) {
      const found = await collection
        .find({ changedAt: { $gte: since ?? new Date(0) } })
        .sort({ changedAt: 1 })
        .toArray();
      return found.map(({ _id, v: _v, ...rest }) => ({ code: _id, ...rest }));
    },

    async add({ code, ...organisation }, changedAt) {
      try {
        await collection.insertOne({ _id: code, v: SCHEMA_VERSION, added: compact(organisation), changedAt });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async rename(code, { name, label }, changedAt) {
      const change = { $set: { 'added.name': name, 'added.label': label, changedAt } };
      return (await collection.updateOne({ _id: code, added: { $exists: true } }, change)).matchedCount > 0;
    },

    async noteEnd(code, end, changedAt) {
      await (end === null
        ? collection.updateOne({ _id: code }, { $unset: { end: '' }, $set: { changedAt } })
        : collection.updateOne(
            { _id: code },
            { $set: { end, changedAt }, $setOnInsert: { v: SCHEMA_VERSION } },
            { upsert: true },
          ));
    },
  };
}
