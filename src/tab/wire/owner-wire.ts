import type { OrganisationKind, SizeClass } from '../../organisations/organisation.js';
import type { MergerRefusal, OrganisationRefusal } from '../../organisations/organisation-service.js';
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

/** How many of each kind would be erased now, null for one that was not counted; null: it is on, so nothing can be erased. */
export interface TenantErasureWire {
  readonly counts: readonly { readonly kind: ErasedKind; readonly count: number | null }[] | null;
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

export interface OrganisationWire {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly province: string | null;
  readonly sizeClass: SizeClass | null;
  /** An owner added it, so its name can be changed. */
  readonly isAdded: boolean;
}

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

export interface MergerWire {
  readonly from: NamedCode;
  readonly into: NamedCode;
  /** YYYY-MM-DD: the first day on which `from` is gone. */
  readonly on: string;
  /** It is still to come, so it can be taken back. */
  readonly canCancel: boolean;
}

export interface OrganisationsWire {
  /** Those that were found, best first; when nothing was typed those that were added. */
  readonly organisations: readonly OrganisationWire[];
  /** In order of their day. */
  readonly mergers: readonly MergerWire[];
  readonly provinces: readonly string[];
  /** Names as they may be typed (characters). */
  readonly longestName: number;
}

/** The outcome of a wish. `refused`: why it was not granted. `similar`: nothing was stored, since one of these may be meant. */
export interface OrganisationAnswerWire {
  readonly saved: boolean;
  readonly refused: OrganisationRefusal | MergerRefusal | null;
  readonly similar: readonly OrganisationWire[];
}

/** The effect that a merger would have. Nothing was stored. */
export interface MergerPreviewWire {
  readonly from: NamedCode;
  readonly into: NamedCode;
  /** How many people work for `from` now, whatever their standing; null: fewer than `minimum`. */
  readonly people: number | null;
  readonly minimum: number;
  /** Names of the programmes that are open to `from` by name; its people keep their place there. */
  readonly programmes: readonly string[];
}
