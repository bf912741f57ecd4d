import type { Clock } from '../clock.js';
import type { ParticipantStore } from '../participants/participant-store.js';

/** For so long a process of the version before this one may still be running (ms). */
const SIDE_BY_SIDE_MS = 24 * 3_600_000;
const EVERY_MS = 60_000;

export interface LateMembersParts {
  readonly participants: Pick<ParticipantStore, 'adopt'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly pageSize: number;
}

/**
 * During an upgrade an older process may still let people in, who then take part in no programme. They are put into the first
 * one, where that process meant them to be; looked for every minute, for a day after this process has started.
 */
export function createLateMembers({ participants, clock, pageSize }: LateMembersParts): () => Promise<void> {
  let began: number | null = null;
  let next = 0;
  return async () => {
    const now = clock.now().getTime();
    began ??= now;
    if (now < next || now > began + SIDE_BY_SIDE_MS) return;
    await participants.adopt(pageSize);
    next = now + EVERY_MS;
  };
}
