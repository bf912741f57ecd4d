import { Binary, type Db } from 'mongodb';
import type { ThreadAuthor } from '../../threads/thread-author.js';
import type { ThreadAuthorStore } from '../../threads/thread-author-store.js';
import { afterPrefix, COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface KeyDocument extends Stored {
  key: Binary;
  /** How many people came into the thread. */
  voices?: number;
}

type ThreadAuthorDocument = Stored & Omit<ThreadAuthor, 'token'>;

/** The keys and the authors in MongoDB. An author is found by its thread and its token, which are its key. */
export function createMongoThreadAuthorStore(db: Db): ThreadAuthorStore {
  const keys = db.collection<KeyDocument>(COLLECTIONS.threadKeys);
  const authors = db.collection<ThreadAuthorDocument>(COLLECTIONS.authors);

  return {
    async keyOf(threadId, fresh) {
      const update = { $setOnInsert: { v: SCHEMA_VERSION, key: new Binary(fresh) } };
      const found = await keys.findOneAndUpdate({ _id: threadId }, update, { upsert: true, returnDocument: 'after' });
      return found === null ? fresh : Buffer.from(found.key.value());
    },

    async findKey(threadId) {
      const found = await keys.findOne({ _id: threadId });
      return found === null ? null : Buffer.from(found.key.value());
    },

    async findKeys(threadIds) {
      if (threadIds.length === 0) return new Map();
      const found = await keys.find({ _id: { $in: [...threadIds] } }).toArray();
      return new Map(found.map(({ _id, key }) => [_id, Buffer.from(key.value())]));
    },

    async allKeys() {
      const found = await keys.find({}).sort({ _id: 1 }).toArray();
      return found.map(({ _id, key }) => ({ threadId: _id, key: Buffer.from(key.value()) }));
    },

    async get(threadId, token) {
      const found = await authors.findOne({ _id: authorId(threadId, token) });
      return found === null ? null : toAuthor(found);
    },

    async nextNumber(threadId) {
      // The document as it was before this very write: nobody else saw the same.
      const before = { returnDocument: 'before' } as const;
      const found = await keys.findOneAndUpdate({ _id: threadId }, { $inc: { voices: 1 } }, before);
      return (found?.voices ?? 0) + 1;
    },

    async addIfAbsent({ token, ...author }) {
      const found = await authors.findOneAndUpdate(
        { _id: authorId(author.threadId, token) },
        { $setOnInsert: { v: SCHEMA_VERSION, ...author } },
        { upsert: true, returnDocument: 'after' },
      );
      return found === null ? { token, ...author } : toAuthor(found);
    },

    async remove(some) {
      if (some.length === 0) return;
      await authors.deleteMany({ _id: { $in: some.map(({ threadId, token }) => authorId(threadId, token)) } });
    },

    async destroyThreads(threadIds) {
      if (threadIds.length === 0) return;
      await keys.deleteMany({ _id: { $in: [...threadIds] } });
      const writes = threadIds.map((threadId) => {
        const prefix = authorId(threadId, '');
        return { deleteMany: { filter: { _id: { $gte: prefix, $lt: afterPrefix(prefix) } } } };
      });
      await authors.bulkWrite(writes, { ordered: false });
    },
  };
}

function authorId(threadId: string, token: string): string {
  return `${threadId}:${token}`;
}

function toAuthor({ _id, v: _v, ...author }: ThreadAuthorDocument): ThreadAuthor {
  return { token: _id.slice(authorId(author.threadId, '').length), ...author };
}
