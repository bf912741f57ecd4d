import type { Collection, UpdateFilter } from 'mongodb';
import { channelKey, teamKey } from '../../../channels/channel.js';
import type { ChannelStore } from '../../../channels/channel-store.js';
import { type ChannelDocument, toChannel } from '../../documents/channel-document.js';
import { isDuplicateKey, SCHEMA_VERSION } from '../../documents/documents.js';
import { addedBy, REACHED } from '../../documents/late-news.js';

/** Noting that the app was seen in a channel: part of the channel store. */
export function createChannelSightings(collection: Collection<ChannelDocument>): Pick<ChannelStore, 'note'> {
  const noteOnce: ChannelStore['note'] = async (sighting, at) => {
    const { tenantId, teamName, name, address } = sighting;
    const update: UpdateFilter<ChannelDocument> = {
      $set: {
        team: teamKey(sighting),
        address,
        reachable: true,
        ...(at === undefined ? {} : { installedAt: at }),
        ...(teamName === undefined ? {} : { teamName }),
        ...(name === undefined ? {} : { name }),
      },
      $unset: REACHED,
      $setOnInsert: {
        v: SCHEMA_VERSION,
        tenantId,
        chosen: false,
        language: 'nl',
        viewers: [],
        ...(teamName === undefined ? { teamName: '' } : {}),
        ...(name === undefined ? { name: '' } : {}),
      },
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const notLate = at === undefined ? {} : addedBy(at);
    const found = await collection.findOneAndUpdate({ _id: channelKey(sighting), ...notLate }, update, options);
    if (found === null) throw new Error('An upsert gave nothing back');
    return toChannel(found);
  };

  return {
    async note(sighting, at) {
      // Two first sightings at the same moment: the other one made the document, so now there is one to update. A late one
      // finds it again.
      for (let attempt = 1; attempt <= 2; attempt += 1) {
        try {
          return await noteOnce(sighting, at);
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
        }
      }
      const found = await collection.findOne({ _id: channelKey(sighting) });
      return found === null ? noteOnce(sighting, at) : toChannel(found);
    },
  };
}
