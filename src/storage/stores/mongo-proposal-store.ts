import type { Db, Filter } from 'mongodb';
import { DEFAULT_PROGRAMME_ID } from '../../programmes/programme.js';
import type { Proposal } from '../../proposals/proposal.js';
import type { ProposalStore } from '../../proposals/proposal-store.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

type ProposalDocument = Stored &
  Omit<Proposal, 'id' | 'programmeIds'> & {
    /** Absent in documents of before there were several programmes. */
    programmeIds?: string[];
  };

/** The proposals in MongoDB. */
export function createMongoProposalStore(db: Db): ProposalStore {
  const collection = db.collection<ProposalDocument>(COLLECTIONS.proposals);

  return {
    async createIfAbsent({ id, programmeIds, ...facts }) {
      const proposal = { ...facts, programmeIds: [...programmeIds] };
      const found = await collection.findOneAndUpdate(
        { _id: id },
        { $setOnInsert: { v: SCHEMA_VERSION, ...proposal } },
        { upsert: true, returnDocument: 'after' },
      );
      return found === null ? { id, ...proposal } : toProposal(found);
    },

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toProposal(found);
    },

    async getMany(ids) {
      if (ids.length === 0) return [];
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(toProposal);
    },

    async edit(id, revision, text) {
      const { modifiedCount } = await collection.updateOne(
        { _id: id, state: 'submitted', revision },
        { $set: { text, untold: true }, $inc: { revision: 1 } },
      );
      return modifiedCount === 1;
    },

    async replace(id, revision, { text, notPersonal }, replaced) {
      const { modifiedCount } = await collection.updateOne(
        { _id: id, state: 'submitted', revision },
        { $set: { text, notPersonal, replaced: [...replaced], untold: true }, $inc: { revision: 1 } },
      );
      return modifiedCount === 1;
    },

    async decide(id, revision, { state, at, ...rest }) {
      const reason = 'reason' in rest ? rest.reason : null;
      const queues = 'acceptedFor' in rest ? { acceptedFor: [...rest.acceptedFor] } : {};
      const { modifiedCount } = await collection.updateOne(
        { _id: id, state: 'submitted', revision },
        { $set: { state, decidedAt: at, reason, ...queues, untold: true }, $inc: { revision: 1 } },
      );
      return modifiedCount === 1;
    },

    async markTold(id, revision) {
      await collection.updateOne({ _id: id, revision }, { $set: { untold: false } });
    },

    async untold(limit) {
      return (await collection.find({ untold: true }).limit(limit).toArray()).map(toProposal);
    },

    async waiting(limit, programmeIds) {
      const found = await collection
        .find({ state: 'submitted', ...ofProgrammes(programmeIds) })
        .sort({ submittedAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toProposal);
    },

    async allOf(participantId) {
      const found = await collection.find({ participantId }).sort({ submittedAt: -1 }).toArray();
      return found.map(toProposal);
    },

    async eraseOf(participantId) {
      await collection.deleteMany({ participantId });
    },

    countDecided: (before) => collection.countDocuments(decidedBefore(before)),
    removeDecided: (before, limit) => deleteBatch(collection, decidedBefore(before), limit),
  };
}

function decidedBefore(before: Date): Filter<ProposalDocument> {
  return { decidedAt: { $lt: before }, untold: false };
}

function ofProgrammes(ids: readonly string[] | null): Filter<ProposalDocument> {
  if (ids === null) return {};
  const oldToo = ids.includes(DEFAULT_PROGRAMME_ID) ? [{ programmeIds: { $exists: false } }] : [];
  return { $or: [{ programmeIds: { $in: [...ids] } }, ...oldToo] };
}

function toProposal({ _id, v: _v, programmeIds = [DEFAULT_PROGRAMME_ID], ...proposal }: ProposalDocument): Proposal {
  return { id: _id, programmeIds, ...proposal };
}
