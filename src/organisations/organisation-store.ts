import type { Organisation } from './organisation.js';

/** From that day (ISO date, Europe/Amsterdam) on its people work for the one with the code `into`. */
export interface OrganisationEnd {
  readonly on: string;
  readonly into: string;
}

/** Facts about one organisation that are not built in. */
export interface StoredOrganisation {
  readonly code: string;
  /** As it was added on screen; absent: it is built in, and only its end is stored. */
  readonly added?: Omit<Organisation, 'code'>;
  readonly end?: OrganisationEnd;
  readonly changedAt: Date;
}

/** The organisations that were added, and the ends of any, one document each. A few hundred at most; none is ever removed. */
export interface OrganisationStore {
  /** Those that changed at that moment or later, in order of the change; null: all. One round trip. */
  changedSince(since: Date | null): Promise<readonly StoredOrganisation[]>;
  /** Adds it. False, and nothing written, when there is one with that code. One round trip. */
  add(organisation: Organisation, at: Date): Promise<boolean>;
  /** Gives one that was added another name. False when there is none. Idempotent. One round trip. */
  rename(code: string, names: Pick<Organisation, 'name' | 'label'>, at: Date): Promise<boolean>;
  /** Notes when it ends and in what, or with null that it does not. Idempotent. One round trip. */
  noteEnd(code: string, end: OrganisationEnd | null, at: Date): Promise<void>;
}
