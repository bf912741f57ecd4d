import type { AuditKind } from '../../audit/audit-actions.js';
import type { AuditEntry } from '../../audit/audit-store.js';
import type { Stored } from './documents.js';

/** Stands in `of` where there is no programme: an index finds nothing by an empty list on every engine alike. */
export const INSTANCE = '';

/** An entry of the log. Its kind follows from its action; it is stored for the index. */
export interface AuditDocument extends Stored, Omit<AuditEntry, 'id' | 'programmeIds'> {
  /** Absent, like `of`, in entries that a version before programmes writes during an upgrade. */
  readonly kind?: AuditKind;
  readonly of?: readonly string[];
}
