import type { Db } from 'mongodb';
import { ERASED } from '../../participants/participant.js';
import { rankOf } from '../../threads/thread.js';
import type { ThreadStore } from '../../threads/thread-store.js';
import { COLLECTIONS, SCHEMA_VERSION } from '../documents/documents.js';
import {
  decidedAsIn,
  type PostDocument,
  type ThreadDocument,
  toAppended,
  toPost,
  toThread,
} from '../documents/thread-documents.js';
import { createPostChanges, NO_PLACE } from './mongo-post-changes.js';

/** The threads in MongoDB, and their posts in a collection of their own. */
export function createMongoThreadStore(db: Db): ThreadStore {
  const threads = db.collection<ThreadDocument>(COLLECTIONS.threads);
  const posts = db.collection<PostDocument>(COLLECTIONS.posts);

  return {
    ...createPostChanges(posts),

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

    async append(threadId, member, post, now, newsAt) {
      const filter = {
        _id: threadId,
        endsAt: { $gt: now },
        'waiting.id': { $ne: post.id },
        ...(member === null ? {} : { 'members.id': member }),
      };
      const update = {
        $inc: { posts: 1 },
        $push: { waiting: post },
        $set: { rank: rankOf(threadId, now) },
        ...(newsAt === undefined ? {} : { $min: { newsAt } }),
      };
      const found = await threads.findOneAndUpdate(filter, update, { returnDocument: 'after' });
      return found === null ? null : toAppended(found);
    },

    async waiting(threadId) {
      const found = await threads.findOne({ _id: threadId });
      return found === null ? null : toAppended(found);
    },

    async waitingIn(threadIds) {
      if (threadIds.length === 0) return [];
      return (await threads.find({ _id: { $in: [...threadIds] } }).toArray()).map(toAppended);
    },

    async place(some) {
      if (some.length === 0) return new Set();
      const writes = some.map(({ id, reports: _r, moderation: _m, ...post }) => ({
        updateOne: { filter: { _id: id }, update: { $setOnInsert: { v: SCHEMA_VERSION, ...post } }, upsert: true },
      }));
      const { upsertedIds } = await posts.bulkWrite(writes, { ordered: false });
      return new Set(Object.values(upsertedIds as Readonly<Record<number, string>>));
    },

    async release(some) {
      if (some.length === 0) return;
      const byThread = new Map<string, string[]>();
      for (const { id, threadId } of some) byThread.set(threadId, [...(byThread.get(threadId) ?? []), id]);
      const writes = [...byThread].map(([_id, ids]) => ({
        updateOne: { filter: { _id }, update: { $pull: { waiting: { id: { $in: ids } } } } },
      }));
      await threads.bulkWrite(writes, { ordered: false });
    },

    async unfinished(before, limit, by) {
      const waits = { at: { $lte: before }, ...(by === undefined ? {} : { by: { $in: [...by] } }) };
      const found = await threads
        .find(
          by === undefined
            ? { 'waiting.at': { $lte: before } }
            : { 'waiting.at': { $lte: before }, waiting: { $elemMatch: waits } },
        )
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },

    async pageOfPosts(threadId, before, limit) {
      const found = await posts
        .find({ threadId, number: { $gt: NO_PLACE, ...(before === null ? {} : { $lt: before }) } })
        .sort({ number: -1 })
        .limit(limit)
        .toArray();
      return found.map(toPost);
    },

    async getPosts(ids) {
      if (ids.length === 0) return [];
      const found = await posts.find({ _id: { $in: [...ids] } }).toArray();
      return found.map(toPost);
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

    async openOfKind(kind, now, limit) {
      const found = await threads
        .find({ kind, endsAt: { $gt: now } })
        .sort({ endsAt: -1 })
        .limit(limit)
        .toArray();
      return found.map(toThread);
    },

    async postsBy(names) {
      if (names.length === 0) return [];
      const found = await posts.find({ by: { $in: [...names] } }).toArray();
      return found.map(toPost).sort((one, other) => one.at.getTime() - other.at.getTime() || one.number - other.number);
    },

    async removePostsBy(names) {
      if (names.length === 0) return;
      await posts.updateMany({ by: { $in: [...names] } }, { $set: { by: ERASED, text: null } });
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

    async withWork(before, now, limit) {
      const found = await threads
        .find({ $or: [{ 'waiting.at': { $lte: before } }, { newsAt: { $lte: now } }] })
        .limit(limit)
        .toArray();
      const waitsSince = ({ waiting }: ThreadDocument) => waiting.some(({ at }) => at <= before);
      return {
        unfinished: found.filter(waitsSince).map(({ _id }) => _id),
        news: found.filter(({ newsAt }) => newsAt !== undefined && newsAt <= now).map(toThread),
      };
    },

    async noteTold({ id, newsAt, posts: told }, next) {
      if (newsAt === undefined) return;
      const done = { $unset: { newsAt: '' as const }, $set: { toldUpTo: told } };
      const { matchedCount } = await threads.updateOne({ _id: id, newsAt, posts: told }, done);
      if (matchedCount > 0) return;
      await threads.updateOne({ _id: id, newsAt }, { $set: { newsAt: next, toldUpTo: told } });
    },

    async report(postId, token, now) {
      const update = { $addToSet: { reports: token }, $min: { reportedAt: now } };
      await posts.updateOne({ _id: postId, moderation: { $exists: false } }, update);
    },

    async decide(postId, moderation, asRead) {
      const filter = { _id: postId, ...(asRead === undefined ? {} : decidedAsIn(asRead)) };
      const update = { $set: { moderation }, $unset: { reportedAt: '' as const } };
      const found = await posts.findOneAndUpdate(filter, update, { returnDocument: 'after' });
      return found === null ? null : toPost(found);
    },

    async reported(limit, afterId) {
      const last = afterId === undefined ? null : await posts.findOne({ _id: afterId });
      const since = last?.reportedAt;
      const found = await posts
        .find({
          reportedAt: { $gte: since ?? new Date(0) },
          ...(since === undefined || last === null
            ? {}
            : { $or: [{ reportedAt: { $gt: since } }, { _id: { $gt: last._id } }] }),
        })
        .sort({ reportedAt: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toPost);
    },

    async removeReportsBy(tokens) {
      if (tokens.length === 0) return;
      const reports = { $in: [...tokens] };
      await posts.updateMany({ reports }, { $pull: { reports } });
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
