import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditStore } from './audit-store.js';

/**
 * Notes what a facilitator or owner is about to do. `programmeIds`: the programmes whose facilitators read it; none for what is
 * of the whole instance.
 */
export type NoteAction = (
  who: string,
  action: AuditAction,
  about: string,
  programmeIds: readonly string[],
) => Promise<void>;

/** A page that shows a list asks for it every few seconds: within this time the same reader of it is noted once (ms). */
const SAME_READING_MS = 15 * 60_000;
/** Readings that are remembered at most. */
const MOST_REMEMBERED = 10_000;

export interface AuditLogParts {
  readonly audit: Pick<AuditStore, 'add'>;
  readonly clock: Pick<Clock, 'now' | 'id'>;
  /** Where each entry also comes as one JSON line, for whoever gathers those (SIEM). */
  readonly log: Pick<Log, 'info'>;
}

/** Writes the log of what facilitators and owners do; one round trip each. The line holds ids alone, no name and no text. */
export function createAuditLog({ audit, clock, log }: AuditLogParts): NoteAction {
  return async (who, action, about, programmeIds) => {
    const at = clock.now();
    const id = `${at.toISOString()}:${clock.id()}`;
    await audit.add({ id, at, who, action, about, programmeIds });
    log.info({ event: 'audit', id, at: at.toISOString(), who, action, about, programmes: programmeIds }, 'noted');
  };
}

/** The same for somebody who reads a list with names: once in a quarter of an hour, for as long as it is read. */
export function noteReadings(note: NoteAction, clock: Pick<Clock, 'now'>): NoteAction {
  const noted = new Map<string, number>();
  return async (who, action, about, programmeIds) => {
    const key = JSON.stringify([who, action, about, programmeIds]);
    const now = clock.now().getTime();
    if (now - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_READING_MS) return;
    await note(who, action, about, programmeIds);
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.set(key, now);
  };
}
