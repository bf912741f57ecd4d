import type { UpdateFilter } from 'mongodb';
import type { ProfileChange } from '../../participants/participant-store.js';
import { SCHEMA_VERSION } from '../documents/documents.js';
import type { ParticipantDocument } from '../documents/participant-document.js';

/** The fields of a change that can be taken back. */
const REMOVABLE = [
  'municipality',
  'pausedUntil',
  'talksPausedAt',
  'activeThread',
  'leftAt',
  'userPrincipalName',
] as const;

/**
 * A change as an update: what is null is taken away. Whoever joins has a list of programmes from then on, be it an empty one:
 * it tells them from people whom a version without programmes let in (`adopt-members.ts`).
 */
export function toUpdate(change: ProfileChange): UpdateFilter<ParticipantDocument> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== null));
  const unset: Partial<Record<(typeof REMOVABLE)[number], ''>> = {};
  for (const field of REMOVABLE) if (change[field] === null) unset[field] = '';
  const update: UpdateFilter<ParticipantDocument> = { $set: { v: SCHEMA_VERSION, ...set } };
  if (Object.keys(unset).length > 0) update.$unset = unset;
  // An empty list is less than any other, so one that is there stays.
  if (change.standing === 'joined') update.$max = { memberOf: [] };
  return update;
}
