import type { Log } from '../log.js';
import type { SwitchedOn } from './switched-on.js';
import type { TenantErasing } from './tenant-erasing.js';
import type { TenantStore } from './tenant-store.js';

export interface AskedErasingParts {
  readonly tenants: Pick<TenantStore, 'all'>;
  readonly switchedOn: Pick<SwitchedOn, 'has'>;
  readonly tenantErasing: Pick<TenantErasing, 'eraseSome'>;
  readonly log: Log;
}

/**
 * Erases tenants of which an owner asked it: some people at each call, until nothing is left. May be stopped anywhere, and done
 * by several processes at once. One that the settings switch on meanwhile is left as it is.
 */
export function createAskedErasing({
  tenants,
  switchedOn,
  tenantErasing,
  log,
}: AskedErasingParts): () => Promise<void> {
  return async function eraseAsked() {
    const asked = (await tenants.all()).find(
      ({ id, eraseAskedAt }) => eraseAskedAt !== undefined && !switchedOn.has(id),
    );
    if (asked === undefined) return;
    if (await tenantErasing.eraseSome(asked.id)) log.info({ tenant: asked.id }, 'a tenant is erased');
  };
}
