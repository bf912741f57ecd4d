import type { BallotResult, RoundResult, RoundShift } from './result.js';

/** The opened results. */
export interface ResultStore {
  /** Stores the result unless the round has one: a second count of other votes would let readers compute the difference. */
  createIfAbsent(result: RoundResult): Promise<void>;
  /** Adds the second vote and what changed to the result, unless they are there. */
  completeIfAbsent(roundId: string, second: BallotResult, shift: RoundShift): Promise<void>;
  get(roundId: string): Promise<RoundResult | null>;
  /** The results of those of these rounds that have one, by round id. One round trip. */
  getMany(roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundResult>>;
}
