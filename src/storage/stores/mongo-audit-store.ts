import type { Db } from 'mongodb';
import { type AuditEntry, type AuditStore, ERASED_FACILITATOR } from '../../audit/audit-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

type AuditDocument = Stored & Omit<AuditEntry, 'id'>;

/** The log of what facilitators did in MongoDB. Its ids begin with the moment, so the order of ids is that of time. */
export function createMongoAuditStore(db: Db): AuditStore {
  const collection = db.collection<AuditDocument>(COLLECTIONS.audit);

  return {
    async add({ id, ...entry }) {
      const fresh = { v: SCHEMA_VERSION, ...entry };
      await collection.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true });
    },

    async newest(limit) {
      const found = await collection
        .find({ _id: { $gt: '' } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(toEntry);
    },

    async allOf(who) {
      const found = await collection.find({ who }).toArray();
      return found.map(toEntry);
    },

    async eraseOf(who) {
      await collection.updateMany({ who }, { $set: { who: ERASED_FACILITATOR } });
    },
  };
}

function toEntry({ _id, v: _v, ...entry }: AuditDocument): AuditEntry {
  return { id: _id, ...entry };
}
