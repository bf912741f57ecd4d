import type { Proposal, ProposalText } from './proposal.js';

/** A decision about a proposal. */
export type Decision =
  /** `acceptedFor`: ids of the programmes whose queue it comes in. */
  | { readonly state: 'accepted'; readonly at: Date; readonly acceptedFor: readonly string[] }
  | { readonly state: 'declined'; readonly at: Date; readonly reason: string };

/** The dilemmas that people brought in, one document each. */
export interface ProposalStore {
  /** Stores it unless its id exists. Gives what is stored then. */
  createIfAbsent(proposal: Proposal): Promise<Proposal>;
  get(id: string): Promise<Proposal | null>;
  /** Those of these ids that exist. One round trip. */
  getMany(ids: readonly string[]): Promise<readonly Proposal[]>;
  /** Writes another text, if nothing was decided and this is still the revision. False: it was not. */
  edit(id: string, revision: number, text: ProposalText): Promise<boolean>;
  /** The sender's other text in the place of this one, if this is still the revision and nothing was decided. False: it was not. */
  replace(
    id: string,
    revision: number,
    sent: Pick<Proposal, 'text' | 'notPersonal'>,
    replaced: readonly string[],
  ): Promise<boolean>;
  /** Decides, if nothing was decided and this is still the revision. False: it was not. */
  decide(id: string, revision: number, decision: Decision): Promise<boolean>;
  /** Notes that the consequences of this revision were carried out. */
  markTold(id: string, revision: number): Promise<void>;
  /** Those with something still to be done. */
  untold(limit: number): Promise<readonly Proposal[]>;
  /** The oldest that wait for a decision: of these programmes (ids; null: all). */
  waiting(limit: number, programmeIds: readonly string[] | null): Promise<readonly Proposal[]>;
  /** One person's proposals, newest first. */
  allOf(participantId: string): Promise<readonly Proposal[]>;
  eraseOf(participantId: string): Promise<void>;
  /** How many were decided before that moment, with nothing left to be done. */
  countDecided(before: Date): Promise<number>;
  /** Removes those, at most `limit`; returns how many. */
  removeDecided(before: Date, limit: number): Promise<number>;
}
