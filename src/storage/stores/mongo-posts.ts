import type { Collection } from 'mongodb';
import { ERASED } from '../../participants/participant.js';
import type { ThreadStore } from '../../threads/thread-store.js';
import { SCHEMA_VERSION } from '../documents/documents.js';
import { decidedAsIn, type PostDocument, toPost } from '../documents/thread-documents.js';
import { NO_PLACE } from './mongo-post-changes.js';

/** The posts of threads in MongoDB: in their place, read, reported and decided about. */
export function createPosts(
  posts: Collection<PostDocument>,
): Pick<
  ThreadStore,
  | 'place'
  | 'pageOfPosts'
  | 'getPosts'
  | 'postsBy'
  | 'removePostsBy'
  | 'report'
  | 'decide'
  | 'reported'
  | 'removeReportsBy'
> {
  return {
    async place(some) {
      if (some.length === 0) return new Set();
      const writes = some.map(({ id, reports: _r, moderation: _m, ...post }) => ({
        updateOne: { filter: { _id: id }, update: { $setOnInsert: { v: SCHEMA_VERSION, ...post } }, upsert: true },
      }));
      const { upsertedIds } = await posts.bulkWrite(writes, { ordered: false });
      return new Set(Object.values(upsertedIds as Readonly<Record<number, string>>));
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

    async postsBy(names) {
      if (names.length === 0) return [];
      const found = await posts.find({ by: { $in: [...names] } }).toArray();
      return found.map(toPost).sort((one, other) => one.at.getTime() - other.at.getTime() || one.number - other.number);
    },

    async removePostsBy(names) {
      if (names.length === 0) return;
      await posts.updateMany({ by: { $in: [...names] } }, { $set: { by: ERASED, text: null } });
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

    async reported(limit, threadIds, afterId) {
      const last = afterId === undefined ? null : await posts.findOne({ _id: afterId });
      const since = last?.reportedAt;
      const found = await posts
        .find({
          reportedAt: { $gte: since ?? new Date(0) },
          $and: [
            since === undefined || last === null
              ? {}
              : { $or: [{ reportedAt: { $gt: since } }, { _id: { $gt: last._id } }] },
            // As an alternative: few posts wait, and this leaves out some of them.
            threadIds === null ? {} : { $or: [{ threadId: { $in: [...threadIds] } }] },
          ],
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
  };
}
