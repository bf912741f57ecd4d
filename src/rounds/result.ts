import type { Tally } from './tally.js';
import type { Ballot } from './vote.js';

/** What stays of a vote after sealing: counts from the minimum on, and reasons without a sender. */
export interface BallotResult {
  readonly tally: Tally;
  /** At most three reasons for each option that is shown. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
}

/** The result of a round, made once. Everything in it may be shown to everybody. */
export interface RoundResult {
  readonly roundId: string;
  readonly dilemmaId: string;
  readonly closedAt: Date;
  readonly ballots: Readonly<Partial<Record<Ballot, BallotResult>>>;
}
