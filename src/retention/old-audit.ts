import type { AuditStore } from '../audit/audit-store.js';
import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

export interface OldAuditParts {
  readonly audit: Pick<AuditStore, 'countBefore' | 'removeBefore'>;
  readonly terms: RetentionTerms;
}

/** Entries in the log whose whole term is over. */
export function oldAudit({ audit, terms }: OldAuditParts): RetentionRule {
  return {
    name: 'audit',
    what: 'entries in the log of facilitators and owners',
    before: (now) => monthsBefore(now, terms.auditMonths),
    count: (before) => audit.countBefore(before),
    deleteBatch: (before) => audit.removeBefore(before, PAGE),
  };
}
