import type { Collection } from 'mongodb';
import { MOST_VIEWERS } from '../../../channels/channel.js';
import type { ChannelStore } from '../../../channels/channel-store.js';
import { type ChannelDocument, toChannel } from '../../documents/channel-document.js';

type Viewers = Pick<ChannelStore, 'addViewer' | 'pageOfDueLists' | 'listsDone' | 'ofViewer' | 'eraseViewer'>;

/** People who asked for the round in a channel: part of the channel store. */
export function createChannelViewers(collection: Collection<ChannelDocument>): Viewers {
  return {
    async addViewer(id, viewer, listDueAt) {
      await collection.updateOne(
        { _id: id, 'viewers.id': { $ne: viewer.id } },
        { $push: { viewers: { $each: [viewer], $slice: -MOST_VIEWERS } }, $set: { listDueAt } },
      );
    },

    async pageOfDueLists(now, limit) {
      const found = collection.find({ listDueAt: { $lte: now } });
      return (await found.sort({ listDueAt: 1 }).limit(limit).toArray()).map(toChannel);
    },

    async listsDone(lists) {
      const writes = lists.flatMap(({ id: _id, listDueAt }) =>
        listDueAt === undefined
          ? []
          : [{ updateOne: { filter: { _id, listDueAt }, update: { $unset: { listDueAt: '' as const } } } }],
      );
      if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    },

    async ofViewer(participantId) {
      return (await collection.find({ 'viewers.id': participantId }).toArray()).map(toChannel);
    },

    async eraseViewer(participantId, listDueAt) {
      await collection.updateMany(
        { 'viewers.id': participantId },
        { $pull: { viewers: { id: participantId } }, $set: { listDueAt } },
      );
    },
  };
}
