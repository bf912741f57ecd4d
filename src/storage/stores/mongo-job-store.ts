import type { Db } from 'mongodb';
import type { JobState, JobStore } from '../../scheduling/job-store.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface JobDocument extends Stored, JobState {
  holder: string | null;
  leaseUntil: Date | null;
}

const FREE = { holder: null, leaseUntil: null };

/** The daily jobs in MongoDB. The claim is a lease on the document itself. */
export function createMongoJobStore(db: Db): JobStore {
  const collection = db.collection<JobDocument>(COLLECTIONS.jobs);

  return {
    async get(name) {
      return toState(await collection.findOne({ _id: name }));
    },

    async createIfAbsent(name, doneFor) {
      const fresh = { v: SCHEMA_VERSION, doneFor, doneAt: null, ...FREE };
      await collection.updateOne({ _id: name }, { $setOnInsert: fresh }, { upsert: true });
    },

    async claim(name, holder, now, until) {
      const free = { _id: name, $or: [{ holder: null }, { holder }, { leaseUntil: { $lte: now } }] };
      const update = { $set: { holder, leaseUntil: until } };
      return toState(await collection.findOneAndUpdate(free, update, { returnDocument: 'after' }));
    },

    async keep(name, holder, until) {
      const { matchedCount } = await collection.updateOne({ _id: name, holder }, { $set: { leaseUntil: until } });
      return matchedCount === 1;
    },

    async finish(name, holder, { doneFor, doneAt }) {
      await collection.updateOne({ _id: name, holder }, { $set: { doneFor, doneAt, ...FREE } });
    },

    async release(name, holder) {
      await collection.updateOne({ _id: name, holder }, { $set: FREE });
    },
  };
}

function toState(found: JobDocument | null): JobState | null {
  return found === null ? null : { doneFor: found.doneFor, doneAt: found.doneAt };
}
