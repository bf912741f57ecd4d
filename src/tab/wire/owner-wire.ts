import type { TenantRefusal, TenantState } from '../../tenants/tenant-service.js';

/** JSON of the addresses for owners of the instance. */

export interface TenantWire {
  readonly id: string;
  /** Null: nobody gave it one. */
  readonly name: string | null;
  readonly state: TenantState;
  /** Null: it is on, or nobody of it was ever there. */
  readonly offSince: string | null;
}

export interface TenantsWire {
  readonly tenants: readonly TenantWire[];
  /** The settings let everybody in: then there is nothing to switch. */
  readonly allAreOn: boolean;
}

/** How it is after a wish. `refused`: why the wish was not granted; null: it was. */
export interface TenantAnswerWire extends TenantsWire {
  readonly refused: TenantRefusal | null;
}

/** How many of each kind would be erased now; null: it is on, so nothing can be erased. */
export interface TenantErasureWire {
  readonly counts: readonly { readonly kind: ErasedKind; readonly count: number }[] | null;
}

export type ErasedKind =
  | 'people'
  | 'votes'
  | 'messages'
  | 'matches'
  | 'agreements'
  | 'posts'
  | 'proposals'
  | 'audit'
  | 'channels';
