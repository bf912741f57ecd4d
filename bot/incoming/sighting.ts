import { plausible } from '../../src/clock.js';
import { participantId } from '../../src/participants/participant.js';
import type { Sighting } from '../../src/participants/participant-store.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { Incoming } from './incoming.js';

/**
 * Reads from an activity what it tells about the person. The address comes from the personal chat only, never from a compose box,
 * which stands in chats with others too. A search is sent at every keystroke, so it does not count as a sighting.
 */
export function sightingOf(incoming: Incoming, now: Date): Sighting {
  const { person, scope, content, address, activityId, name, locale } = incoming;
  const isCompose = content.kind === 'compose';
  // The id is that of the message that was changed, which may still come.
  const isOwnId = !isCompose && content.kind !== 'changed';
  const reachable = scope === 'personal' && content.kind !== 'uninstalled' && !isCompose;
  return {
    ...person,
    id: participantId(person),
    seenOn: amsterdamDate(now),
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    ...(reachable ? { address, at: plausible(incoming.sentAt, now), isInstall: content.kind === 'installed' } : {}),
    ...(activityId === undefined || !isOwnId ? {} : { activityId }),
  };
}

/** Is this something for which nobody is stored who was not known before? */
export function storesNoStranger({ content, scope }: Incoming): boolean {
  switch (content.kind) {
    case 'ignored':
    case 'uninstalled':
    case 'compose':
    case 'changed':
      return true;
    case 'action':
      return content.automatic || scope !== 'personal';
    default:
      return false;
  }
}
