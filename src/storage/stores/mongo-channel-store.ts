import type { Db, Filter, UpdateFilter } from 'mongodb';
import type { Channel } from '../../channels/channel.js';
import type { ChannelStore } from '../../channels/channel-store.js';
import { UNINSTALLED } from '../../participants/participant.js';
import { amongTenants } from '../documents/among-tenants.js';
import { type ChannelDocument, ofProgrammes, toChannel } from '../documents/channel-document.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { afterPrefix, COLLECTIONS } from '../documents/documents.js';
import { addedBy, losses, REACHED, withAddress } from '../documents/late-news.js';
import { createChannelSightings } from './channels/channel-sightings.js';
import { createChannelViewers } from './channels/channel-viewers.js';

/** The channels in MongoDB. */
export function createMongoChannelStore(db: Db): ChannelStore {
  const collection = db.collection<ChannelDocument>(COLLECTIONS.channels);

  async function get(id: string): Promise<Channel | null> {
    const found = await collection.findOne({ _id: id });
    return found === null ? null : toChannel(found);
  }

  return {
    ...createChannelSightings(collection),
    ...createChannelViewers(collection),

    get,

    async getMany(ids) {
      if (ids.length === 0) return [];
      return (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(toChannel);
    },

    async choose(id, { chosen, language, programmeId }, holders) {
      const update = {
        $set: {
          chosen,
          ...(language === undefined ? {} : { language }),
          ...(programmeId === undefined ? {} : { programmeId }),
        },
      };
      const free: Filter<ChannelDocument> = {
        _id: id,
        $or: [{ chosen: false }, ofProgrammes(holders)],
      };
      const found = await collection.findOneAndUpdate(free, update, { returnDocument: 'after' });
      return found === null ? null : toChannel(found);
    },

    async pageOfChosen(programmeId, afterId, limit, among) {
      const after = afterId === null ? {} : { _id: { $gt: afterId } };
      const own = [ofProgrammes([programmeId]), amongTenants(among)];
      const found = collection.find({ chosen: true, reachable: true, ...after, $and: own });
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toChannel);
    },

    async unreachedChosen(programmeId, limit, among) {
      const found = collection.find({
        chosen: true,
        reachable: false,
        unreachableReason: { $ne: UNINSTALLED },
        $and: [ofProgrammes([programmeId]), amongTenants(among)],
      });
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toChannel);
    },

    async chosen(programmeIds, limit, among) {
      return (
        await collection
          .find({ chosen: true, $and: [ofProgrammes(programmeIds), amongTenants(among)] })
          .limit(limit)
          .toArray()
      ).map(toChannel);
    },

    async ofTenant(tenantId, limit, afterId = null) {
      const prefix = `${tenantId}:`;
      const found = collection.find({ _id: { $gt: afterId ?? prefix, $lt: afterPrefix(prefix) } });
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toChannel);
    },

    async ofTeam(team) {
      return (await collection.find({ team }).toArray()).map(toChannel);
    },

    async renameTeam(team, teamName) {
      await collection.updateMany({ team }, { $set: { teamName } });
    },

    async loseTeam(team, since, at) {
      await collection.updateMany({ team, reachable: true, ...addedBy(at) }, gone(since));
    },

    async lose(id, since, at) {
      await collection.deleteOne({ _id: id, chosen: false, ...addedBy(at) });
      await collection.updateOne({ _id: id, reachable: true, ...addedBy(at) }, gone(since));
    },

    async regainTeam(team, serviceUrl, at) {
      await collection.updateMany(
        { team, ...addedBy(at) },
        {
          $set: { reachable: true, 'address.serviceUrl': serviceUrl, installedAt: at },
          $unset: REACHED,
        },
      );
    },

    async markUnreachable(lost, unreachableSince) {
      if (lost.length === 0) return;
      await collection.bulkWrite(losses(lost, unreachableSince));
    },

    async noteReached(id, address) {
      const update = { $set: { reachable: true }, $unset: REACHED };
      const found = await collection.findOneAndUpdate(withAddress(id, address), update, { returnDocument: 'after' });
      return found === null ? null : toChannel(found);
    },

    async pageToTryAgain(now, limit) {
      const found = collection.find({ tryAgainAt: { $lte: now } });
      return (await found.sort({ tryAgainAt: 1 }).limit(limit).toArray()).map(toChannel);
    },

    async noteTried(id, tryAgainAt) {
      await collection.updateOne({ _id: id, tryAgainAt }, { $unset: { tryAgainAt: '' } });
    },

    async remove(id) {
      await collection.deleteOne({ _id: id });
    },

    countLost: (before) => collection.countDocuments({ unreachableSince: { $lt: before } }),
    removeLost: (before, limit) => deleteBatch(collection, { unreachableSince: { $lt: before } }, limit),
  };
}

/** The app is not there any more, by what Teams told: nothing is tried until it is seen there again. */
function gone(unreachableSince: Date): UpdateFilter<ChannelDocument> {
  return {
    $set: { reachable: false, unreachableSince, unreachableReason: UNINSTALLED, viewers: [] },
    $unset: { listDueAt: '', tryAgainAt: '' },
  };
}
