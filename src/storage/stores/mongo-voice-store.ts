import { Binary, type Db } from 'mongodb';
import type { Voice } from '../../threads/voice.js';
import type { VoiceStore } from '../../threads/voice-store.js';
import { afterPrefix, COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface KeyDocument extends Stored {
  key: Binary;
  /** How many people came into the thread. */
  voices?: number;
}

type VoiceDocument = Stored & Omit<Voice, 'token'>;

/** The keys and the voices in MongoDB. A voice is found by its thread and its token, which are its key. */
export function createMongoVoiceStore(db: Db): VoiceStore {
  const keys = db.collection<KeyDocument>(COLLECTIONS.threadKeys);
  const voices = db.collection<VoiceDocument>(COLLECTIONS.voices);

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
      const found = await voices.findOne({ _id: voiceId(threadId, token) });
      return found === null ? null : toVoice(found);
    },

    async nextNumber(threadId) {
      // The document as it was before this very write: nobody else saw the same.
      const before = { returnDocument: 'before' } as const;
      const found = await keys.findOneAndUpdate({ _id: threadId }, { $inc: { voices: 1 } }, before);
      return (found?.voices ?? 0) + 1;
    },

    async addIfAbsent({ token, ...voice }) {
      const found = await voices.findOneAndUpdate(
        { _id: voiceId(voice.threadId, token) },
        { $setOnInsert: { v: SCHEMA_VERSION, ...voice } },
        { upsert: true, returnDocument: 'after' },
      );
      return found === null ? { token, ...voice } : toVoice(found);
    },

    async remove(some) {
      if (some.length === 0) return;
      await voices.deleteMany({ _id: { $in: some.map(({ threadId, token }) => voiceId(threadId, token)) } });
    },

    async destroyThreads(threadIds) {
      if (threadIds.length === 0) return;
      await keys.deleteMany({ _id: { $in: [...threadIds] } });
      const writes = threadIds.map((threadId) => {
        const prefix = voiceId(threadId, '');
        return { deleteMany: { filter: { _id: { $gte: prefix, $lt: afterPrefix(prefix) } } } };
      });
      await voices.bulkWrite(writes, { ordered: false });
    },
  };
}

function voiceId(threadId: string, token: string): string {
  return `${threadId}:${token}`;
}

function toVoice({ _id, v: _v, ...voice }: VoiceDocument): Voice {
  return { token: _id.slice(voiceId(voice.threadId, '').length), ...voice };
}
