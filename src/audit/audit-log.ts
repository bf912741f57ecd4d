import type { Clock } from '../clock.js';
import type { AuditAction, AuditStore } from './audit-store.js';

/** Notes what a facilitator is about to do. */
export type NoteAction = (who: string, action: AuditAction, about: string) => Promise<void>;

/** Writes the log of what facilitators do; one round trip each. */
export function createAuditLog({ audit, clock }: { readonly audit: AuditStore; readonly clock: Clock }): NoteAction {
  return async (who, action, about) => {
    const at = clock.now();
    await audit.add({ id: `${at.toISOString()}:${clock.id()}`, at, who, action, about });
  };
}
