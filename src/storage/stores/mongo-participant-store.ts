import type { Db, Filter } from 'mongodb';
import { UNINSTALLED } from '../../participants/participant.js';
import { type Among, MAXIMUM_AVOIDED, type ParticipantStore } from '../../participants/participant-store.js';
import { amongTenants } from '../documents/among-tenants.js';
import { goneFilters } from '../documents/departure-filters.js';
import { afterPrefix, COLLECTIONS } from '../documents/documents.js';
import { losses, REACHED, withAddress } from '../documents/late-news.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';
import { createParticipantMemberships } from './participant-memberships.js';
import { createParticipantMoves } from './participant-moves.js';
import { toUpdate } from './participant-update.js';
import { createParticipantVisits } from './participant-visits.js';

/** The participants in MongoDB. */
export function createMongoParticipantStore(db: Db): ParticipantStore {
  const collection = db.collection<ParticipantDocument>(COLLECTIONS.participants);

  return {
    ...createParticipantVisits(collection),
    ...createParticipantMoves(collection),
    ...createParticipantMemberships(collection),

    async get(id) {
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toParticipant(found);
    },

    async getMany(ids) {
      if (ids.length === 0) return [];
      const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return found.map(toParticipant);
    },

    async change(id, change) {
      const found = await collection.findOneAndUpdate({ _id: id }, toUpdate(change), { returnDocument: 'after' });
      return found === null ? null : toParticipant(found);
    },

    async markUnreachable(lost, since) {
      if (lost.length === 0) return;
      await collection.bulkWrite(losses(lost, since));
    },

    async noteReached(id, address) {
      const update = { $set: { reachable: true }, $unset: REACHED };
      const found = await collection.findOneAndUpdate(withAddress(id, address), update, { returnDocument: 'after' });
      return found === null ? null : toParticipant(found);
    },

    async pageToTryAgain(now, limit) {
      const found = collection.find({ tryAgainAt: { $lte: now } });
      return (await found.sort({ tryAgainAt: 1 }).limit(limit).toArray()).map(toParticipant);
    },

    async noteTried(id, tryAgainAt) {
      await collection.updateOne({ _id: id, tryAgainAt }, { $unset: { tryAgainAt: '' } });
    },

    async pageOfUnreached(programmeId, today, afterId, limit, among) {
      const found = await collection
        .find({
          ...activeOn(programmeId, today, among),
          reachable: false,
          address: { $exists: true },
          unreachableReason: { $ne: UNINSTALLED },
          ...(afterId === null ? {} : { _id: { $gt: afterId } }),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toParticipant);
    },

    async pageOfActive(programmeId, today, afterId, limit, among) {
      const found = await collection
        .find({ ...activeOn(programmeId, today, among), ...(afterId === null ? {} : { _id: { $gt: afterId } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toParticipant);
    },

    countActive: (programmeId, today, among) => collection.countDocuments(activeOn(programmeId, today, among)),

    async findable(programmeIds, by, values, limit, among) {
      const members = { memberOf: { $in: [...programmeIds] } };
      const wanted = { findable: true, ...amongTenants(among) };
      const having = by === null ? {} : { [by]: { $in: [...values] } };
      // No index holds two lists: challenges are looked up, and the programmes are a further condition.
      const filter =
        by === 'challenges'
          ? { findable: true, ...having, $and: [{ $or: [members] }, amongTenants(among)] }
          : { ...wanted, ...members, ...having };
      const found = collection.find(filter);
      const inOrder = by === null ? found.sort({ joinedAt: -1 }) : found;
      return (await inOrder.limit(limit).toArray()).map(toParticipant);
    },

    async addAvoided(id, otherId) {
      const update = { $push: { avoid: { $each: [otherId], $slice: -MAXIMUM_AVOIDED } } };
      await collection.updateOne({ _id: id, avoid: { $ne: otherId } }, update);
    },

    async forgetAvoided(otherId) {
      await collection.updateMany({ avoid: otherId }, { $pull: { avoid: otherId } });
    },

    async pauseTalks(ids, at) {
      if (ids.length === 0) return;
      const unpaused = { _id: { $in: [...ids] }, talksPausedAt: { $exists: false } };
      await collection.updateMany(unpaused, { $set: { talksPausedAt: at } });
    },

    async countByMunicipality(programmeId, among) {
      const groups = await collection
        .aggregate<{ _id: string | null; count: number }>([
          { $match: { memberOf: programmeId, standing: 'joined', ...amongTenants(among) } },
          // Sorted as in the index that holds these fields, so that no participant is read.
          { $sort: { municipality: 1 } },
          { $group: { _id: '$municipality', count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(groups.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const])));
    },

    async tenantAfter(tenantId) {
      const after = tenantId === null ? '' : afterPrefix(`${tenantId}:`);
      const [found] = await collection
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(1)
        .toArray();
      return found?.tenantId ?? null;
    },

    async pageOfTenant(tenantId, afterId, limit) {
      const prefix = `${tenantId}:`;
      const found = collection.find({ _id: { $gt: afterId ?? prefix, $lt: afterPrefix(prefix) } });
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toParticipant);
    },

    async erase(id) {
      await collection.deleteOne({ _id: id });
    },

    async pageOfGone(gone, limit) {
      const page: ParticipantDocument[] = [];
      for (const filter of goneFilters(gone)) {
        const room = limit - page.length;
        if (room > 0) page.push(...(await collection.find(filter).limit(room).toArray()));
      }
      return page.map(toParticipant);
    },

    async countGone(gone) {
      let count = 0;
      for (const filter of goneFilters(gone)) count += await collection.countDocuments(filter);
      return count;
    },

    async eraseGone(id, gone) {
      for (const filter of goneFilters(gone)) {
        if ((await collection.deleteOne({ _id: id, ...filter })).deletedCount === 1) return true;
      }
      return false;
    },
  };
}

/** Those who take part in the programme on this day and can be reached. */
function activeOn(programmeId: string, today: string, among: Among | undefined): Filter<ParticipantDocument> {
  const notPaused = { $or: [{ pausedUntil: { $exists: false } }, { pausedUntil: { $lte: today } }] };
  return { memberOf: programmeId, standing: 'joined', reachable: true, $and: [notPaused, amongTenants(among)] };
}
