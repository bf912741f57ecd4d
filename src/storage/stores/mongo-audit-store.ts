import type { Db, Filter } from 'mongodb';
import { kindOf } from '../../audit/audit-actions.js';
import { type AuditEntry, type AuditStore, type AuditWish, ERASED_FACILITATOR } from '../../audit/audit-store.js';
import { type AuditDocument, INSTANCE } from '../documents/audit-document.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { COLLECTIONS, SCHEMA_VERSION } from '../documents/documents.js';

/** The log of what facilitators did in MongoDB. Its ids begin with the moment, so the order of ids is that of time. */
export function createMongoAuditStore(db: Db): AuditStore {
  const collection = db.collection<AuditDocument>(COLLECTIONS.audit);

  return {
    async add({ id, programmeIds, ...entry }) {
      const of = programmeIds.length === 0 ? [INSTANCE] : [...programmeIds];
      const fresh = { v: SCHEMA_VERSION, ...entry, kind: kindOf(entry.action), of };
      await collection.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true });
    },

    async newest(limit, wish = {}) {
      const found = await collection.find(filterOf(wish)).sort({ _id: -1 }).limit(limit).toArray();
      return found.map(toEntry);
    },

    async allOf(who) {
      const found = await collection.find({ who }).toArray();
      return found.map(toEntry);
    },

    async eraseOf(who) {
      await collection.updateMany({ who }, { $set: { who: ERASED_FACILITATOR } });
    },

    countBefore: (before) => collection.countDocuments(olderThan(before)),
    removeBefore: (before, limit) => deleteBatch(collection, olderThan(before), limit),
  };
}

function olderThan(before: Date): Filter<AuditDocument> {
  return { _id: { $lt: before.toISOString() } };
}

function filterOf({ programmeId, kind, from, until, beforeId }: Partial<AuditWish>): Filter<AuditDocument> {
  const ends = [until?.toISOString() ?? null, beforeId ?? null].filter((end) => end !== null).sort();
  return {
    ...(programmeId == null ? {} : { of: programmeId }),
    ...(kind == null ? {} : { kind }),
    _id: { $gte: from?.toISOString() ?? '', ...(ends[0] === undefined ? {} : { $lt: ends[0] }) },
  };
}

function toEntry({ _id, v: _v, kind: _kind, of = [], ...entry }: AuditDocument): AuditEntry {
  return { id: _id, ...entry, programmeIds: of.filter((id) => id !== INSTANCE) };
}
