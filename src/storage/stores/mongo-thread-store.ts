import type { Db } from 'mongodb';
import { ERASED } from '../../participants/participant.js';
import type { ThreadStore } from '../../threads/thread-store.js';
import { COLLECTIONS, SCHEMA_VERSION } from '../documents/documents.js';
import { type PostDocument, type ThreadDocument, toThread } from '../documents/thread-documents.js';
import { createPostChanges } from './mongo-post-changes.js';
import { createPosts } from './mongo-posts.js';
import { createThreadWaiting } from './mongo-thread-waiting.js';

/** The threads in MongoDB, and their posts in a collection of their own. */
export function createMongoThreadStore(db: Db): ThreadStore {
  const threads = db.collection<ThreadDocument>(COLLECTIONS.threads);
  const posts = db.collection<PostDocument>(COLLECTIONS.posts);

  return {
    ...createPosts(posts),
    ...createPostChanges(posts),
    ...createThreadWaiting(threads),

    async openIfAbsent({ id, ...thread }) {
      const fresh = { v: SCHEMA_VERSION, ...thread, members: [...thread.members], waiting: [] };
      const options = { upsert: true, returnDocument: 'after' } as const;
      const found = await threads.findOneAndUpdate({ _id: id }, { $setOnInsert: fresh }, options);
      return found === null ? { id, ...thread } : toThread(found);
    },

    async get(id) {
      const found = await threads.findOne({ _id: id });
      return found === null ? null : toThread(found);
    },

    async getMany(ids) {
      if (ids.length === 0) return [];
      const found = await threads.find({ _id: { $in: [...ids] } }).toArray();
      return found.map(toThread);
    },

    async pageOfMember(participantId, afterRank, limit) {
      const found = await threads
        .find({ 'members.id': participantId, ...(afterRank === null ? {} : { rank: { $lt: afterRank } }) })
        .sort({ rank: -1 })
        .limit(limit)
        .toArray();
      return found.map(toThread);
    },

    async close(id, closedBy, now) {
      const update = { $set: { endsAt: now, closedBy } };
      const found = await threads.findOneAndUpdate({ _id: id, endsAt: { $gt: now } }, update, {
        returnDocument: 'after',
      });
      return found === null ? null : toThread(found);
    },

    async closeAll(ids, closedBy, now) {
      if (ids.length === 0) return;
      await threads.updateMany({ _id: { $in: [...ids] }, endsAt: { $gt: now } }, { $set: { endsAt: now, closedBy } });
    },

    async openOf(participantId, now) {
      const found = await threads.find({ 'members.id': participantId, endsAt: { $gt: now } }).toArray();
      return found.map(toThread);
    },

    async eraseMember(participantId) {
      const found = await threads
        .find({ 'members.id': participantId })
        .project<ThreadDocument>({ members: 1 })
        .toArray();
      if (found.length === 0) return;
      // The place of a member never changes, so nobody else can be meant by it.
      const writes = found.map(({ _id, members }) => {
        const place = members.findIndex(({ id }) => id === participantId);
        return { updateOne: { filter: { _id }, update: { $set: { [`members.${place}.id`]: ERASED } } } };
      });
      await threads.bulkWrite(writes, { ordered: false });
    },

    async endedBefore(kind, before, limit) {
      const found = await threads
        .find({ kind, endsAt: { $lt: before } })
        .limit(limit)
        .toArray();
      return found.map(toThread);
    },

    countEnded: (kind, before) => threads.countDocuments({ kind, endsAt: { $lt: before } }),

    async destroy(ids) {
      if (ids.length === 0) return;
      await posts.deleteMany({ threadId: { $in: [...ids] } });
      await threads.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}
