import type { Filter } from 'mongodb';
import type { Gone } from '../../participants/departure.js';
import { amsterdamDate } from '../../scheduling/calendar.js';
import type { ParticipantDocument } from './participant-document.js';

/** The fields that tell who is gone. */
type Standing = Pick<ParticipantDocument, '_id' | 'standing' | 'reachable' | 'seenOn' | 'leftAt' | 'unreachableSince'>;

/**
 * Filters for people who are gone in this way; no two of them hold the same person. Each is served by an index of its
 * own.
 */
export function goneFilters({ why, before }: Gone): readonly Filter<Standing>[] {
  const notSeen = { seenOn: { $lt: amsterdamDate(before) } };
  switch (why) {
    case 'left':
      return [
        { standing: 'left', leftAt: { $lt: before } },
        // Left before it was noted when: they were not seen after that, or it would be noted now.
        { standing: 'left', leftAt: { $exists: false }, ...notSeen },
      ];
    case 'unreachable':
      return [{ standing: 'joined', reachable: false, unreachableSince: { $lt: before }, ...notSeen }];
    case 'neverJoined':
      return [{ standing: 'known', ...notSeen }];
  }
}
