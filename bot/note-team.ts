import { isStorageDown, levelOf } from '../src/errors.js';
import type { Log } from '../src/log.js';
import type { Services } from '../src/services.js';
import { type HeldTurns, SMALL } from './held-turns.js';
import { readTeamEvent } from './incoming/team-events.js';
import { isAllowedServiceUrl } from './teams/service-url.js';

interface NoteTeamParts {
  readonly services: Pick<Services, 'channels'>;
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly allowLocalhost: boolean;
  readonly held: HeldTurns;
  readonly log: Log;
}

/**
 * Notes what happened to a team. It need not come from a person, so it is read apart. Null: there is more in the activity,
 * or it is about no team; else how it ended.
 */
export async function noteTeam(
  activity: unknown,
  { services, isAllowedTenant, allowLocalhost, held, log }: NoteTeamParts,
): Promise<'answered' | 'foreign' | 'held' | 'failed' | null> {
  const found = readTeamEvent(activity);
  if (found === null) return null;
  const { event, serviceUrl, tenantId, isAll } = found;
  if (!isAllowedServiceUrl(serviceUrl, { allowLocalhost }) || !isAllowedTenant(tenantId))
    return isAll ? 'foreign' : null;
  const work = () => services.channels.note(event);
  const hold = () => {
    held.hold({ size: SMALL, work });
    return isAll ? 'held' : null;
  };
  // In its turn: the last word about a team is the one that counts.
  if (held.isWaiting()) return hold();
  try {
    await work();
    return isAll ? 'answered' : null;
  } catch (error) {
    log[levelOf(error)]({ err: error, kind: event.kind }, 'what happened to a team was not noted');
    if (isStorageDown(error)) return hold();
    return isAll ? 'failed' : null;
  }
}
