import type { Db } from 'mongodb';
import { whatMayBePublished } from '../../rounds/published.js';
import type { RoundResult } from '../../rounds/result.js';
import type { ResultStore } from '../../rounds/result-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

type ResultDocument = Stored & Omit<RoundResult, 'roundId'>;

/** The opened results in MongoDB. */
export function createMongoResultStore(db: Db): ResultStore {
  const collection = db.collection<ResultDocument>(COLLECTIONS.results);

  return {
    async createIfAbsent({ roundId, ...result }) {
      const fresh = { v: SCHEMA_VERSION, ...result };
      await collection.updateOne({ _id: roundId }, { $setOnInsert: fresh }, { upsert: true });
    },

    async completeIfAbsent(roundId, second, shift) {
      await collection.updateOne(
        { _id: roundId, 'ballots.second': { $exists: false } },
        { $set: { 'ballots.second': second, shift } },
      );
    },

    async get(roundId) {
      const found = await collection.findOne({ _id: roundId });
      return found === null ? null : toResult(found);
    },

    async getMany(roundIds) {
      if (roundIds.length === 0) return new Map();
      const found = await collection.find({ _id: { $in: [...roundIds] } }).toArray();
      return new Map(found.map((result) => [result._id, toResult(result)]));
    },
  };
}

function toResult({ _id, v: _v, ...result }: ResultDocument): RoundResult {
  return whatMayBePublished.ofEarlierVersion({ roundId: _id, ...result });
}
