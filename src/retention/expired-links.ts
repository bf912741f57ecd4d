import type { ExportLinkStore } from '../privacy/export-link-store.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

/** Links to one's own data that nobody used in time. They stopped working when they expired. */
export function expiredLinks({ exportLinks }: { readonly exportLinks: ExportLinkStore }): RetentionRule {
  return {
    name: 'links',
    what: 'links to a download that have expired',
    before: (now) => now,
    count: (before) => exportLinks.countExpired(before),
    deleteBatch: (before) => exportLinks.removeExpired(before, PAGE),
  };
}
