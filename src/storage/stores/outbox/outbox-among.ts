import type { Filter } from 'mongodb';
import { tenantOf } from '../../../outbox/message.js';
import type { Among } from '../../../outbox/outbox-store.js';
import type { MessageDocument } from '../../documents/message-document.js';

/** Messages that a worker can use, as far as an index tells; limits per tenant are applied afterwards. */
export function usable(among: Among | undefined): Filter<MessageDocument> {
  if (among === undefined) return {};
  return {
    ...(among.full.length === 0 ? {} : { tenantId: { $nin: [...among.full] } }),
    // Whoever holds it, or held it when the lease ended, has a name.
    ...(among.takesOver ? {} : { claim: { $not: { $gt: '' } } }),
  };
}

/** The first of each tenant, as many as there is room for. */
export function withinRoom(
  ids: readonly string[],
  found: readonly { _id: string; to: string }[],
  among?: Among,
): string[] {
  if (among === undefined) return [...ids];
  const tenants = new Map(found.map(({ _id, to }) => [_id, tenantOf({ to })]));
  const taken = new Map<string, number>();
  return ids.filter((id) => {
    const tenant = tenants.get(id) ?? '';
    const count = (taken.get(tenant) ?? 0) + 1;
    taken.set(tenant, count);
    return count <= among.roomOf(tenant);
  });
}
