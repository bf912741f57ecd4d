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
  /**
   * Notes that an owner switched it on or off on screen, with the name, or the one that it has. False, and nothing written, while
   * it is to be erased. Idempotent.
   */
  choose(id: string, choice: 'on' | 'off', name?: string): Promise<boolean>;
  /** Notes that it is to be erased. False, and nothing written, when it was switched on. Idempotent: the first moment stays. */
  askErase(id: string, at: Date): Promise<boolean>;
  /** Replaces the app's id in the catalogue of the tenant. Idempotent. */
  noteAppId(id: string, appId: string): Promise<void>;
  /** Removes everything kept about the tenant. Idempotent. */
  remove(id: string): Promise<void>;
}
