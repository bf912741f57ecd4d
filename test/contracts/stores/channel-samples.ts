import type { ChannelSighting } from '../../../src/channels/channel.js';

/** A channel as an activity tells about it. */
export function sighting(channelId: string, more: Partial<ChannelSighting> = {}): ChannelSighting {
  const tenantId = more.tenantId ?? 'T';
  return {
    tenantId,
    teamId: '19:team@thread.tacv2',
    channelId,
    address: {
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      conversationId: channelId,
      tenantId,
      botId: '28:bot',
      userId: '',
    },
    ...more,
  };
}

export const SIGHTING = sighting('19:channel@thread.tacv2', { teamName: 'Ruimte', name: 'Dilemma' });
