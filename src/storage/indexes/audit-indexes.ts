import { COLLECTIONS } from '../documents/documents.js';
import type { DeclaredIndex } from './declared-index.js';

/** The indexes of the log of facilitators and owners. */
export const AUDIT_INDEXES: readonly DeclaredIndex[] = [
  {
    collection: COLLECTIONS.audit,
    name: 'of_person',
    keys: { who: 1 },
    serves: 'allOf, eraseOf: what one facilitator did',
  },
  {
    collection: COLLECTIONS.audit,
    name: 'of_programme',
    keys: { of: 1, _id: 1 },
    serves: 'newest: the log of one programme',
  },
  {
    collection: COLLECTIONS.audit,
    name: 'of_programme_and_kind',
    keys: { of: 1, kind: 1, _id: 1 },
    serves: 'newest: what was done of one kind in one programme',
  },
  {
    collection: COLLECTIONS.audit,
    name: 'of_kind',
    keys: { kind: 1, _id: 1 },
    serves: 'newest: what was done of one kind, in all programmes',
  },
];
