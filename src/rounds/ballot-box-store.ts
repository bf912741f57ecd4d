import type { AlsoPut, Ballot, BallotBox } from './vote.js';

/** The ballot boxes with their keys: one for each round that is not sealed. */
export interface BallotBoxStore {
  /** Stores the box unless the round has one; a key is never replaced. */
  createIfAbsent(box: BallotBox): Promise<void>;
  get(roundId: string): Promise<BallotBox | null>;
  /** Every box that still has a key: few, one for each unsealed round. */
  all(): Promise<readonly BallotBox[]>;
  /** From now on this vote is taken, until `closesAt`. */
  open(roundId: string, ballot: Ballot, closesAt: Date): Promise<void>;
  /** From now on no vote is taken. */
  close(roundId: string): Promise<void>;
  /** Notes with those of these rounds that have a box that their dilemma was put in another programme later. Idempotent. */
  noteAlsoPut(roundIds: readonly string[], also: AlsoPut): Promise<void>;
  /** Notes the number of first votes. The first note stays. */
  noteFirstVoters(roundId: string, voters: number): Promise<void>;
  /** Destroys the key. From then on no vote of the round can be laid beside a person. */
  destroy(roundId: string): Promise<void>;
}
