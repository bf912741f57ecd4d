import { removeChannel } from '../channels/channel-removal.js';
import type { ChannelStore } from '../channels/channel-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { PrivacyService } from '../privacy/privacy-service.js';
import { pagesOf } from '../rounds/paging.js';
import type { TenantStore } from '../tenants/tenant-store.js';
import type { RetentionRule } from './retention-rule.js';

/** Few at a time: each is a whole erasure. */
const PAGE = 10;
const COUNTED_AT_A_TIME = 500;

export interface TenantsOffParts {
  readonly tenants: TenantStore;
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'pageOfTenant'>;
  readonly channels: ChannelStore;
  readonly outbox: OutboxStore;
  readonly privacy: Pick<PrivacyService, 'erase'>;
}

/**
 * The same rule, which also removes people and channels of tenants that have been off since before its moment: the term
 * is that of people who cannot be reached.
 */
export function withTenantsOff(rule: RetentionRule, parts: TenantsOffParts): RetentionRule {
  const { tenants, everybody, channels, privacy } = parts;

  async function offSince(before: Date): Promise<readonly string[]> {
    const all = await tenants.all();
    return all.flatMap(({ id, offSince }) => (offSince !== undefined && offSince < before ? [id] : []));
  }

  async function countOf(find: (after: string | null) => Promise<readonly { readonly id: string }[]>): Promise<number> {
    let count = 0;
    for await (const page of pagesOf(find, ({ id }) => id, COUNTED_AT_A_TIME)) count += page.length;
    return count;
  }

  async function removeOf(tenantId: string): Promise<number> {
    const people = await everybody.pageOfTenant(tenantId, null, PAGE);
    for (const person of people) await privacy.erase(person);
    if (people.length > 0) return people.length;
    const lost = await channels.ofTenant(tenantId, PAGE);
    for (const { id } of lost) await removeChannel(parts, id);
    if (lost.length === 0) await tenants.remove(tenantId);
    return lost.length;
  }

  async function countOff(before: Date): Promise<number> {
    let count = 0;
    for (const id of await offSince(before)) {
      count += await countOf((after) => everybody.pageOfTenant(id, after, COUNTED_AT_A_TIME));
      count += await countOf((after) => channels.ofTenant(id, COUNTED_AT_A_TIME, after));
    }
    return count;
  }

  async function removeSomeOff(before: Date): Promise<number> {
    for (const id of await offSince(before)) {
      const removed = await removeOf(id);
      if (removed > 0) return removed;
    }
    return 0;
  }

  return {
    ...rule,
    count: async (before) => (await rule.count(before)) + (await countOff(before)),
    deleteBatch: async (before) => (await rule.deleteBatch(before)) || (await removeSomeOff(before)),
  };
}
