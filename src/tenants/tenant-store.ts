import type { Tenant } from './tenant.js';

/** What is kept about tenants, one document each. There are as many as there are organisations: few enough to read all. */
export interface TenantStore {
  /** Every tenant of which something is kept, in order of id. */
  all(): Promise<readonly Tenant[]>;
  /** The tenant is off, since that moment unless it was before. Again: nothing. */
  noteOff(id: string, since: Date): Promise<void>;
  /** The tenant is on: nothing stays of its having been off. Again: nothing. */
  noteOn(id: string): Promise<void>;
  /** Whether nobody waits for its people any more. Nothing when it is on. */
  noteLookedAfter(id: string, lookedAfter: boolean): Promise<void>;
  /** The id that the app has in the catalogue of the tenant, in the place of the one before. Again: nothing. */
  noteAppId(id: string, appId: string): Promise<void>;
  /** Nothing is kept about the tenant any more. Again: nothing. */
  remove(id: string): Promise<void>;
}
