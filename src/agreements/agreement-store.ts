import type { AgreementDraft } from './agreement.js';

/** The draft agreements, one document per person and round. */
export interface AgreementStore {
  /** Stores the draft in the place of an earlier one. */
  save(draft: AgreementDraft): Promise<void>;
  get(roundId: string, participantId: string): Promise<AgreementDraft | null>;
  /** The drafts of these people for one round, by participant id. One round trip. */
  getMany(roundId: string, participantIds: readonly string[]): Promise<ReadonlyMap<string, AgreementDraft>>;
  allOf(participantId: string): Promise<readonly AgreementDraft[]>;
  eraseOf(participantId: string): Promise<void>;
}
