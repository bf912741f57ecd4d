import type { Db, Filter } from 'mongodb';
import { PLAIN_PROGRAMME, type Programme, UNCHANGED_SEASON } from '../../programmes/programme.js';
import type { ProgrammeStore } from '../../programmes/programme-store.js';
import { DEFAULT_TALK } from '../../rounds/talk-route.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

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
      const absent = { _id: id, queue: { $ne: dilemmaId }, aside: { $ne: dilemmaId } };
      await collection.updateOne(absent, { $addToSet: { queue: dilemmaId }, $inc: { revision: 1 } });
    },

    async changeSeason(id, revision, { queue, aside, skippedWeeks }) {
      const next = { queue, aside, skippedWeeks, revision: revision + 1, unfollowed: true };
      const { matchedCount } = await collection.updateOne(ofRevision(id, revision), { $set: next });
      return matchedCount === 1;
    },

    async changeRhythm(id, revision, change) {
      const { weekPlan, everyWeeks, holidays, schoolRegion, startsAt, until, minimumCount } = change;
      const rhythm = { weekPlan, everyWeeks, holidays, schoolRegion, startsAt, until, minimumCount };
      const next = { ...rhythm, revision: revision + 1, unfollowed: true };
      const { matchedCount } = await collection.updateOne(ofRevision(id, revision), { $set: next });
      return matchedCount === 1;
    },

    async changeDetails(id, revision, change) {
      const next = { ...change, revision: revision + 1 };
      const { matchedCount } = await collection.updateOne(ofRevision(id, revision), { $set: next });
      return matchedCount === 1;
    },

    async markFollowed(id, revision) {
      await collection.updateOne(ofRevision(id, revision), { $set: { unfollowed: false } });
    },

    async all() {
      const found = await collection.find({}).sort({ _id: 1 }).toArray();
      return found.map(toProgramme);
    },
  };
}

/** Programmes that were stored before seasons could be changed have no revision. */
function ofRevision(id: string, revision: number): Filter<ProgrammeDocument> {
  return revision === 0 ? { _id: id, $or: [{ revision }, { revision: { $exists: false } }] } : { _id: id, revision };
}

function toProgramme({ _id, v: _v, ...programme }: ProgrammeDocument): Programme {
  return { id: _id, ...PLAIN_PROGRAMME, ...UNCHANGED_SEASON, ...programme, talk: programme.talk ?? DEFAULT_TALK };
}
