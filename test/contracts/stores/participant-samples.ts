import type { Participant } from '../../../src/participants/participant.js';
import type { Sighting } from '../../../src/participants/participant-store.js';

export const TODAY = '2026-11-23';

export const ADDRESS = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId: 'a:1',
  tenantId: 'T',
  botId: '28:bot',
  userId: '29:anna',
};

export function visit(id: string, more: Partial<Sighting> = {}): Sighting {
  return { id, tenantId: 'T', objectId: id, name: 'Anna', locale: 'nl-NL', seenOn: TODAY, ...more };
}

export function ids(people: readonly Participant[]): readonly string[] {
  return people.map(({ id }) => id);
}
