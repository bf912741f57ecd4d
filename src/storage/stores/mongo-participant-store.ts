import type { Db, Filter } from 'mongodb';
import { UNINSTALLED } from '../../participants/participant.js';
import { type Among, MAXIMUM_AVOIDED, type ParticipantStore } from '../../participants/participant-store.js';
import { amongTenants } from '../documents/among-tenants.js';
import { COLLECTIONS } from '../documents/documents.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';
import { createParticipantMemberships } from './participant-memberships.js';
import { createParticipantMoves } from './participant-moves.js';
import { createParticipantReach } from './participant-reach.js';
import { createParticipantRemoval } from './participant-removal.js';
import { toUpdate } from './participant-update.js';
import { createParticipantVisits } from './participant-visits.js';

/** The participants in MongoDB. */
export function createMongoParticipantStore(db: Db): ParticipantStore {
  const collection = db.collection<ParticipantDocument>(COLLECTIONS.participants);

  return {
    ...createParticipantVisits(collection),
    ...createParticipantMoves(collection),
    ...createParticipantMemberships(collection),
    ...createParticipantRemoval(collection),
    ...createParticipantReach(collection),

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
  };
}

/** Those who take part in the programme on this day and can be reached. */
function activeOn(programmeId: string, today: string, among: Among | undefined): Filter<ParticipantDocument> {
  const notPaused = { $or: [{ pausedUntil: { $exists: false } }, { pausedUntil: { $lte: today } }] };
  return { memberOf: programmeId, standing: 'joined', reachable: true, $and: [notPaused, amongTenants(among)] };
}
