import type { Db } from 'mongodb';
import type { Tenant } from '../../tenants/tenant.js';
import type { TenantStore } from '../../tenants/tenant-store.js';
import { COLLECTIONS, compact, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface TenantDocument extends Stored {
  name?: string;
  choice?: 'on' | 'off';
  eraseAskedAt?: Date;
  offSince?: Date;
  lookedAfter?: boolean;
  appId?: string;
}

/** The tenants in MongoDB. */
export function createMongoTenantStore(db: Db): TenantStore {
  const collection = db.collection<TenantDocument>(COLLECTIONS.tenants);

  return {
    async all() {
      const found = await collection
        .find({ _id: { $gt: '' } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id, v: _v, ...rest }): Tenant => compact({ id: _id, ...rest }));
    },

    async noteOff(id, since) {
      await collection.updateOne({ _id: id }, { $setOnInsert: { v: SCHEMA_VERSION } }, { upsert: true });
      const fresh = { offSince: since, lookedAfter: false };
      await collection.updateOne({ _id: id, offSince: { $exists: false } }, { $set: fresh });
    },

    async noteOn(id) {
      await collection.updateOne({ _id: id }, { $unset: { offSince: '', lookedAfter: '' } });
    },

    async noteLookedAfter(id, lookedAfter) {
      await collection.updateOne({ _id: id, offSince: { $exists: true } }, { $set: { lookedAfter } });
    },

    async choose(id, choice, name) {
      await collection.updateOne({ _id: id }, { $setOnInsert: { v: SCHEMA_VERSION } }, { upsert: true });
      const chosen = { choice, ...(name === undefined ? {} : { name }) };
      const { matchedCount } = await collection.updateOne(
        { _id: id, eraseAskedAt: { $exists: false } },
        { $set: chosen },
      );
      return matchedCount === 1;
    },

    async askErase(id, at) {
      const asked = { _id: id, choice: { $ne: 'on' as const } };
      await collection.updateOne({ ...asked, eraseAskedAt: { $exists: false } }, { $set: { eraseAskedAt: at } });
      return (await collection.countDocuments({ _id: id, eraseAskedAt: { $exists: true } }, { limit: 1 })) === 1;
    },

    async noteAppId(id, appId) {
      await collection.updateOne(
        { _id: id },
        { $set: { appId }, $setOnInsert: { v: SCHEMA_VERSION } },
        { upsert: true },
      );
    },

    async remove(id) {
      await collection.deleteOne({ _id: id });
    },
  };
}
