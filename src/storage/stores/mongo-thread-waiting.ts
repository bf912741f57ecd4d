import type { Collection } from 'mongodb';
import { rankOf } from '../../threads/thread.js';
import type { ThreadStore } from '../../threads/thread-store.js';
import { type ThreadDocument, toAppended, toThread } from '../documents/thread-documents.js';

/** The part of a thread that waits in its own document: new posts, and the news about them. */
export function createThreadWaiting(
  threads: Collection<ThreadDocument>,
): Pick<ThreadStore, 'append' | 'waiting' | 'waitingIn' | 'release' | 'unfinished' | 'withWork' | 'noteTold'> {
  return {
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
  };
}
