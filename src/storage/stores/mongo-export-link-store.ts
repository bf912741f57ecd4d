import type { Db } from 'mongodb';
import type { ExportLinkStore } from '../../privacy/export-link-store.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface ExportLinkDocument extends Stored {
  participantId: string;
  expiresAt: Date;
}

/** The links to one's own data in MongoDB, under the hash of their secret. */
export function createMongoExportLinkStore(db: Db): ExportLinkStore {
  const collection = db.collection<ExportLinkDocument>(COLLECTIONS.exportLinks);

  return {
    async create({ tokenHash, participantId, expiresAt, keepsEarlier = false }) {
      if (!keepsEarlier) await collection.deleteMany({ participantId });
      await collection.insertOne({ _id: tokenHash, v: SCHEMA_VERSION, participantId, expiresAt });
    },

    async peek(tokenHash, now) {
      const found = await collection.findOne({ _id: tokenHash, expiresAt: { $gt: now } });
      return found?.participantId ?? null;
    },

    async consume(tokenHash, now) {
      const found = await collection.findOneAndDelete({ _id: tokenHash, expiresAt: { $gt: now } });
      return found?.participantId ?? null;
    },

    countExpired: (now) => collection.countDocuments({ expiresAt: { $lt: now } }),
    removeExpired: (now, limit) => deleteBatch(collection, { expiresAt: { $lt: now } }, limit),

    async eraseOf(participantId) {
      await collection.deleteMany({ participantId });
    },
  };
}
