import type { TalkRoute } from '../matching/talk-route.js';
import type { Shift } from './shift.js';
import type { Tally } from './tally.js';
import type { TransitionTable } from './transitions.js';
import type { Ballot } from './vote.js';

/** What stays of a vote after sealing: counts from the minimum on, and reasons without a sender. */
export interface BallotResult {
  readonly tally: Tally;
  /** At most three reasons for each option that is shown. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
}

/** What happened between the two votes. Nothing in it, put beside the counts of both votes, gives a small count away. */
export interface RoundShift extends Shift {
  readonly transitions: TransitionTable;
}

/**
 * The result of a round. Each part is made once and never changed; `second` and `shift` are added when the round closes.
 * Everything in it may be shown to everybody.
 */
export interface RoundResult {
  readonly roundId: string;
  readonly dilemmaId: string;
  /** When the first vote was over. */
  readonly closedAt: Date;
  readonly ballots: Readonly<Partial<Record<Ballot, BallotResult>>>;
  /** What the first vote meant for the talks; absent in a round without talks. */
  readonly talk?: TalkRoute;
  readonly shift?: RoundShift;
}
