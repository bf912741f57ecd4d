import type { Db } from 'mongodb';
import type { Agreement, AgreementVersion, News, Party } from '../../agreements/agreement.js';
import type { AgreementStore } from '../../agreements/agreement-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface AgreementDocument extends Stored, Omit<Agreement, 'id' | 'parties' | 'versions' | 'news'> {
  parties: Party[];
  versions: AgreementVersion[];
  news: News[];
}

/** The agreements in MongoDB. Each write names the revision that it follows, so that nobody overwrites what they have not seen. */
export function createMongoAgreementStore(db: Db): AgreementStore {
  const collection = db.collection<AgreementDocument>(COLLECTIONS.agreements);

  function replacement({ id, ...agreement }: Agreement) {
    const { revision } = agreement;
    const update = { $set: { ...toFields(agreement), revision: revision + 1 } };
    return { updateOne: { filter: { _id: id, revision }, update } };
  }

  return {
    async createIfAbsent({ id, ...agreement }) {
      const update = { $setOnInsert: toFields(agreement) };
      const { upsertedCount } = await collection.updateOne({ _id: id }, update, { upsert: true });
      return upsertedCount === 1;
    },

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toAgreement(found);
    },

    async getMany(ids) {
      if (ids.length === 0) return new Map();
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((one) => [one._id, toAgreement(one)]));
    },

    async save(agreement) {
      const { filter, update } = replacement(agreement).updateOne;
      return (await collection.updateOne(filter, update)).matchedCount === 1;
    },

    async saveAll(agreements) {
      if (agreements.length === 0) return 0;
      return (await collection.bulkWrite(agreements.map(replacement), { ordered: false })).matchedCount;
    },

    async pageOf(participantId, before, limit) {
      const found = await collection
        .find({ 'parties.id': participantId, ...(before === null ? {} : { order: { $lt: before } }) })
        .sort({ order: -1 })
        .limit(limit)
        .toArray();
      return found.map(toAgreement);
    },

    async due(now, limit) {
      const found = await collection
        .find({ lookAt: { $lte: now } })
        .sort({ lookAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toAgreement);
    },

    async allOf(participantId) {
      const found = await collection.find({ 'parties.id': participantId }).toArray();
      return found.map(toAgreement);
    },

    async remove(ids) {
      if (ids.length === 0) return;
      await collection.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}

function toFields({ parties, versions, news, ...rest }: Omit<Agreement, 'id'>): Omit<AgreementDocument, '_id'> {
  return { v: SCHEMA_VERSION, ...rest, parties: [...parties], versions: [...versions], news: [...news] };
}

function toAgreement({ _id, v: _v, ...agreement }: AgreementDocument): Agreement {
  return { id: _id, ...agreement };
}
