import type { AuditAction, AuditKind } from './audit-actions.js';

/** One thing that a facilitator or owner did. It is written just before it is done: what is not here did not happen. */
export interface AuditEntry {
  /** Begins with the moment (ISO-8601), so that ids are in the order of time. */
  readonly id: string;
  readonly at: Date;
  /** Participant id of whoever did it; `ERASED_FACILITATOR` after an erasure. */
  readonly who: string;
  readonly action: AuditAction;
  /** Id of what it was done to, such as a round; empty when it was all. */
  readonly about: string;
  /** Ids of the programmes whose facilitators read it: mostly one, of a proposal all that it was made for. None: for owners alone. */
  readonly programmeIds: readonly string[];
}

/** Stands in the place of a facilitator who was erased. */
export const ERASED_FACILITATOR = 'erased';

/** A part of the log. */
export interface AuditWish {
  /** Id of a programme; null: no matter which, and what is of none as well. */
  readonly programmeId: string | null;
  /** Null: of all kinds. */
  readonly kind: AuditKind | null;
  /** From that moment on. */
  readonly from: Date | null;
  /** Before that moment. */
  readonly until: Date | null;
  /** Older than the entry with this id: where the page before ended. */
  readonly beforeId: string | null;
}

/** The log of what facilitators and owners did. Nothing in it is ever changed, but for the name of somebody who was erased. */
export interface AuditStore {
  /** Adds an entry; one with that id stays as it is. */
  add(entry: AuditEntry): Promise<void>;
  /** The newest entries of that part, the newest first. One round trip. */
  newest(limit: number, wish?: Partial<AuditWish>): Promise<readonly AuditEntry[]>;
  /** Everything that this person did. */
  allOf(who: string): Promise<readonly AuditEntry[]>;
  /** Takes the person out of the log; what was done stays. Idempotent. */
  eraseOf(who: string): Promise<void>;
  /** How many entries are older than that moment. */
  countBefore(before: Date): Promise<number>;
  /** Removes at most `limit` of them. Gives how many. */
  removeBefore(before: Date, limit: number): Promise<number>;
}
