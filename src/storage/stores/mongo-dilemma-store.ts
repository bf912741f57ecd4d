import type { Db } from 'mongodb';
import type { Dilemma } from '../../dilemmas/dilemma.js';
import type { DilemmaStore } from '../../dilemmas/dilemma-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

type DilemmaDocument = Stored & { readonly dilemma: Dilemma };

/** The dilemmas that are not built in, in MongoDB. */
export function createMongoDilemmaStore(db: Db): DilemmaStore {
  const collection = db.collection<DilemmaDocument>(COLLECTIONS.dilemmas);

  return {
    async createIfAbsent(dilemma) {
      await collection.updateOne(
        { _id: dilemma.id },
        { $setOnInsert: { v: SCHEMA_VERSION, dilemma } },
        { upsert: true },
      );
    },

    async getMany(ids) {
      if (ids.length === 0) return [];
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(({ dilemma }) => dilemma);
    },
  };
}
