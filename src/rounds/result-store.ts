import type { RoundResult } from './result.js';

/** The opened results. */
export interface ResultStore {
  /** Stores the result unless the round has one: a second count of other votes would let readers compute the difference. */
  createIfAbsent(result: RoundResult): Promise<void>;
  get(roundId: string): Promise<RoundResult | null>;
}
