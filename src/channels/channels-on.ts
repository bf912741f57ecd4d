import { tenantOf } from '../participants/participant.js';
import type { Channel } from './channel.js';
import type { AmongTenants, ChannelStore } from './channel-store.js';

/**
 * The channels as the program knows them while only these tenants are switched on (empty: all of them): no list of
 * chosen channels holds one of another tenant, and nobody of another tenant is shown a view of their own in a shared
 * one. Choices are kept, and apply again once the tenant is switched on.
 */
export function channelsOn(channels: ChannelStore, tenants: AmongTenants): ChannelStore {
  if (tenants.size === 0) return channels;

  const seen = ({ viewers, ...channel }: Channel): Channel => ({
    ...channel,
    viewers: viewers.filter(({ id }) => tenants.has(tenantOf(id))),
  });

  return {
    ...channels,
    getMany: async (ids) => (await channels.getMany(ids)).map(seen),
    pageOfChosen: async (programmeId, afterId, limit) =>
      (await channels.pageOfChosen(programmeId, afterId, limit, tenants)).map(seen),
    unreachedChosen: async (programmeId, limit) =>
      (await channels.unreachedChosen(programmeId, limit, tenants)).map(seen),
    chosen: async (programmeIds, limit) => (await channels.chosen(programmeIds, limit, tenants)).map(seen),
  };
}
