import { Binary, type Db } from 'mongodb';
import type { BallotBoxStore } from '../../rounds/ballot-box-store.js';
import type { BallotBox } from '../../rounds/vote.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface BallotBoxDocument extends Stored, Omit<BallotBox, 'roundId' | 'key'> {
  key: Binary;
}

/** The ballot boxes in MongoDB: a collection of its own, so that it can be given rights of its own. */
export function createMongoBallotBoxStore(db: Db): BallotBoxStore {
  const collection = db.collection<BallotBoxDocument>(COLLECTIONS.ballotBoxes);

  return {
    async createIfAbsent({ roundId, key, ...box }) {
      const fresh = { v: SCHEMA_VERSION, ...box, key: new Binary(key) };
      await collection.updateOne({ _id: roundId }, { $setOnInsert: fresh }, { upsert: true });
    },

    async get(roundId) {
      const found = await collection.findOne({ _id: roundId });
      return found === null ? null : toBallotBox(found);
    },

    async all() {
      const found = await collection.find({}).sort({ _id: 1 }).toArray();
      return found.map(toBallotBox);
    },

    async open(roundId, ballot, closesAt) {
      await collection.updateOne({ _id: roundId }, { $set: { open: ballot, closesAt } });
    },

    async close(roundId) {
      await collection.updateOne({ _id: roundId }, { $set: { open: null } });
    },

    async noteAlsoPut(roundIds, also) {
      await collection.updateMany({ _id: { $in: [...roundIds] } }, { $addToSet: { alsoPut: also } });
    },

    async noteFirstVoters(roundId, firstVoters) {
      await collection.updateOne({ _id: roundId, firstVoters: { $exists: false } }, { $set: { firstVoters } });
    },

    async destroy(roundId) {
      await collection.deleteOne({ _id: roundId });
    },
  };
}

function toBallotBox({ _id, v: _v, key, ...box }: BallotBoxDocument): BallotBox {
  return { roundId: _id, ...box, talksAt: box.talksAt ?? null, key: Buffer.from(key.value()) };
}
