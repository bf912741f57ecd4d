import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import type { DatabaseCopy } from './database-copy.js';
import type { FakeTeams } from './fake-teams.js';
import type { Moment } from './watched-storage.js';

/** A moment at which a process died. */
export interface Death extends Moment {
  /** How many messages each conversation had, by its id, of which the outbox did not know yet: those may come again. */
  readonly unnoted: ReadonlyMap<string, number>;
}

/** Messages on their way do not wait while others are noted: they arrive although their process dies. */
export function unnotedIn(teams: FakeTeams, documents: DatabaseCopy): ReadonlyMap<string, number> {
  const outbox = documents.find(({ collection }) => collection === COLLECTIONS.outbox)?.documents ?? [];
  const noted = new Set(outbox.map(({ activityId }) => activityId));
  const counts = [...teams.messageIds()].map(
    ([id, ids]) => [id, [...ids].filter((one) => !noted.has(one)).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}
