import type { Tenant } from './tenant.js';

/** Data about tenants, one document each. There are as many as there are organisations: few enough to read all. */
export interface TenantStore {
  /** Every tenant of which something is kept, in order of id. */
  all(): Promise<readonly Tenant[]>;
  /** Notes that the tenant is off since that moment, unless it was off before. Idempotent. */
  noteOff(id: string, since: Date): Promise<void>;
  /** Notes that the tenant is on, and forgets that it was off. Idempotent. */
  noteOn(id: string): Promise<void>;
  /** Whether nobody waits for its people any more. Nothing when it is on. */
  noteLookedAfter(id: string, lookedAfter: boolean): Promise<void>;
  /** Replaces the app's id in the catalogue of the tenant. Idempotent. */
  noteAppId(id: string, appId: string): Promise<void>;
  /** Removes everything kept about the tenant. Idempotent. */
  remove(id: string): Promise<void>;
}
