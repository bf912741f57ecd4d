import type { Db } from 'mongodb';
import { DEFAULT_TALK } from '../matching/talk-route.js';
import type { Programme } from '../programmes/programme.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from './documents.js';

type ProgrammeDocument = Stored & Omit<Programme, 'id'>;

/** The programmes in MongoDB. */
export function createMongoProgrammeStore(db: Db): ProgrammeStore {
  const collection = db.collection<ProgrammeDocument>(COLLECTIONS.programmes);

  return {
    async createIfAbsent({ id, ...programme }) {
      await collection.updateOne({ _id: id }, { $setOnInsert: { v: SCHEMA_VERSION, ...programme } }, { upsert: true });
    },

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toProgramme(found);
    },

    async addToQueue(id, dilemmaId) {
      await collection.updateOne({ _id: id }, { $addToSet: { queue: dilemmaId } });
    },

    async all() {
      const found = await collection.find({}).sort({ _id: 1 }).toArray();
      return found.map(toProgramme);
    },
  };
}

function toProgramme({ _id, v: _v, ...programme }: ProgrammeDocument): Programme {
  return { id: _id, ...programme, talk: programme.talk ?? DEFAULT_TALK };
}
