import type { Agreement } from './agreement.js';

/** The agreements: one document each, with all its texts. */
export interface AgreementStore {
  /** Stores a new agreement; false, and nothing written, when one with its id is there. One round trip. */
  createIfAbsent(agreement: Agreement): Promise<boolean>;
  get(id: string): Promise<Agreement | null>;
  /** Those of these ids that exist, by id. One round trip. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Agreement>>;
  /**
   * Writes the agreement in the place of the one that it was made from (same `revision`), and counts the revision up.
   * False, and nothing written, when somebody else wrote in between or it was removed. One round trip.
   */
  save(agreement: Agreement): Promise<boolean>;
  /** The same for many. Tells how many were written; the others are left as they are. One round trip for up to 1,000. */
  saveAll(agreements: readonly Agreement[]): Promise<number>;
  /** The agreements that this person is or was part of, the newest first, at most `limit`, older than `before` (an `order`). */
  pageOf(participantId: string, before: string | null, limit: number): Promise<readonly Agreement[]>;
  /** Those for which the scheduler has something to do at `now`, the longest waiting first, at most `limit`. */
  due(now: Date, limit: number): Promise<readonly Agreement[]>;
  /** Every agreement that this person is or was part of, in no order. */
  allOf(participantId: string): Promise<readonly Agreement[]>;
  /** Removes these. Idempotent. */
  remove(ids: readonly string[]): Promise<void>;
}
