import { languageFor } from '../src/language.js';
import type { Touched } from '../src/participants/participant-store.js';
import type { Services } from '../src/services.js';
import type { Incoming } from './incoming/incoming.js';
import { isTeamsHost } from './teams/service-url.js';
import type { TeamsSender } from './teams/teams-sender.js';
import type { Turn } from './turns/turn.js';
import type { WhoIs } from './who-is.js';

interface TurnsParts {
  readonly services: Pick<Services, 'clock' | 'directory'>;
  readonly sender: Pick<TeamsSender, 'lookupChannelName'>;
  readonly whoIs: Pick<WhoIs, 'at'>;
  /** Is the tenant switched on? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
}

/** Makes turns of activities and of what is known about the person. Nothing is asked of Teams before a handler does. */
export function createTurns({
  services,
  sender,
  whoIs,
  isAllowedTenant,
}: TurnsParts): (incoming: Incoming, touched: Pick<Touched, 'participant' | 'isRepeat'>) => Promise<Turn> {
  const { clock, directory } = services;

  return async function turnOf(incoming, { participant, isRepeat }) {
    return {
      participant,
      language: languageFor(participant, incoming.locale),
      scope: incoming.scope,
      conversationId: incoming.address.conversationId,
      teamsUserId: incoming.address.userId,
      isFacilitator: directory.isOwner(participant.id) || (await directory.facilitatedBy(participant.id)).length > 0,
      tenantIsOff: !isAllowedTenant(participant.tenantId),
      channel: incoming.channel,
      channelName: async () =>
        incoming.channel === null ? null : sender.lookupChannelName(incoming.channel.address, incoming.channel.teamId),
      isClick: incoming.content.kind === 'action',
      isAutomatic: incoming.content.kind === 'action' && incoming.content.automatic,
      hasTypeAhead: isTeamsHost(incoming.address.serviceUrl),
      at: incoming.sentAt ?? clock.now(),
      activityId: incoming.activityId,
      isRepeat,
      ...whoIs.at(incoming.address),
    };
  };
}
