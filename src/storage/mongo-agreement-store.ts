import type { Db } from 'mongodb';
import { type AgreementDraft, agreementId } from '../agreements/agreement.js';
import type { AgreementStore } from '../agreements/agreement-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from './documents.js';

type AgreementDocument = Stored & AgreementDraft;

/** The draft agreements in MongoDB. */
export function createMongoAgreementStore(db: Db): AgreementStore {
  const collection = db.collection<AgreementDocument>(COLLECTIONS.agreements);

  return {
    async save(draft) {
      const _id = agreementId(draft.roundId, draft.participantId);
      await collection.updateOne({ _id }, { $set: { v: SCHEMA_VERSION, ...draft } }, { upsert: true });
    },

    async get(roundId, participantId) {
      const found = await collection.findOne({ _id: agreementId(roundId, participantId) });
      return found === null ? null : toDraft(found);
    },

    async getMany(roundId, participantIds) {
      if (participantIds.length === 0) return new Map();
      const ids = participantIds.map((id) => agreementId(roundId, id));
      const found = await collection.find({ _id: { $in: ids } }).toArray();
      return new Map(found.map((draft) => [draft.participantId, toDraft(draft)]));
    },

    async allOf(participantId) {
      const found = await collection.find({ participantId }).toArray();
      return found.map(toDraft);
    },

    async eraseOf(participantId) {
      await collection.deleteMany({ participantId });
    },
  };
}

function toDraft({ _id, v: _v, ...draft }: AgreementDocument): AgreementDraft {
  return draft;
}
