import { isStorageDown, levelOf } from '../src/errors.js';
import type { Log } from '../src/log.js';
import type { Services } from '../src/services.js';
import { isAllowedServiceUrl } from './service-url.js';
import { readTeamEvent } from './team-events.js';

interface NoteTeamParts {
  readonly services: Pick<Services, 'channels'>;
  readonly isAllowedTenant: (tenantId: string) => boolean;
  readonly allowLocalhost: boolean;
  readonly log: Log;
}

/**
 * Notes what happened to a team. It need not come from a person, so it is read apart. Null: there is more in the activity,
 * or it is about no team; else how it ended.
 */
export async function noteTeam(
  activity: unknown,
  { services, isAllowedTenant, allowLocalhost, log }: NoteTeamParts,
): Promise<'answered' | 'foreign' | 'refused' | 'failed' | null> {
  const found = readTeamEvent(activity);
  if (found === null) return null;
  const { event, serviceUrl, tenantId, isAll } = found;
  if (!isAllowedServiceUrl(serviceUrl, { allowLocalhost }) || !isAllowedTenant(tenantId))
    return isAll ? 'foreign' : null;
  try {
    await services.channels.note(event);
    return isAll ? 'answered' : null;
  } catch (error) {
    log[levelOf(error)]({ err: error, kind: event.kind }, 'what happened to a team was not noted');
    if (!isAll) return null;
    return isStorageDown(error) ? 'refused' : 'failed';
  }
}
