import { languageFor } from '../src/language.js';
import type { Touched } from '../src/participants/participant-store.js';
import type { Services } from '../src/services.js';
import type { Incoming } from './incoming.js';
import { isTeamsHost } from './service-url.js';
import type { TeamsSender } from './teams-sender.js';
import type { Turn } from './turn.js';

interface TurnsParts {
  readonly services: Pick<Services, 'clock'>;
  readonly sender: Pick<TeamsSender, 'lookupMember' | 'lookupChannelName'>;
  /** Is the tenant switched on? */
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly facilitators: ReadonlySet<string>;
  /** The mail domain tells where somebody works: only then is Teams asked for the mail address. */
  readonly usesMail: boolean;
}

/** Makes turns of activities and of what is known about the person. Nothing is asked of Teams before a handler does. */
export function createTurns({
  services,
  sender,
  isAllowedTenant,
  facilitators,
  usesMail,
}: TurnsParts): (incoming: Incoming, touched: Pick<Touched, 'participant' | 'isRepeat'>) => Turn {
  const { clock } = services;

  return function turnOf(incoming, { participant, isRepeat }) {
    let asked: ReturnType<TeamsSender['lookupMember']> | undefined;
    const member = () => {
      asked ??= sender.lookupMember(incoming.address);
      return asked;
    };
    return {
      participant,
      language: languageFor(participant, incoming.locale),
      scope: incoming.scope,
      conversationId: incoming.address.conversationId,
      teamsUserId: incoming.address.userId,
      isFacilitator: facilitators.has(participant.id),
      tenantIsOff: !isAllowedTenant(participant.tenantId),
      channel: incoming.channel,
      channelName: async () =>
        incoming.channel === null ? null : sender.lookupChannelName(incoming.channel.address, incoming.channel.teamId),
      isAutomatic: incoming.content.kind === 'action' && incoming.content.automatic,
      hasTypeAhead: isTeamsHost(incoming.address.serviceUrl),
      at: incoming.sentAt ?? clock.now(),
      activityId: incoming.activityId,
      isRepeat,
      mail: async () => {
        if (!usesMail) return undefined;
        const found = await member();
        return found?.mail ?? found?.userPrincipalName;
      },
      userPrincipalName: async () => (await member())?.userPrincipalName,
    };
  };
}
