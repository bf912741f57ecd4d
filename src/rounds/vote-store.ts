import type { BallotSums } from './shift.js';
import type { CountRow } from './tally.js';
import type { TransitionCount } from './transition-counts.js';
import type { Ballot, CastVote, Choice, Vote } from './vote.js';

/** Somebody in one round. */
export type Voter = Pick<Vote, 'roundId' | 'pseudonym'>;

/** The single votes of rounds that are not sealed, under their pseudonyms. */
export interface VoteStore {
  /**
   * Stores the vote in the place of the person's earlier one. False when a later one is already there, an old click that came
   * late; and when the times of the ballot are forgotten.
   */
  cast(vote: CastVote): Promise<boolean>;
  /** The votes of these people on these ballots, by pseudonym. One round trip. */
  getMany(
    roundId: string,
    ballots: readonly Ballot[],
    pseudonyms: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Partial<Record<Ballot, Vote>>>>>;
  /** Counts per municipality, whether it is vouched for, and option, made by the database. */
  counts(roundId: string, ballot: Ballot): Promise<readonly CountRow[]>;
  /**
   * How many people went from which option to which, and what they said moved them; `aside` of those who voted twice are counted apart (`countTransitions`).
   * Memory does not grow with the votes.
   */
  transitions(roundId: string, aside: number): Promise<readonly TransitionCount[]>;
  /** How many voted, and how sure they were together. */
  sums(roundId: string, ballot: Ballot): Promise<BallotSums>;
  /** Every vote that came with a reason, one by one, without pseudonym or place. */
  reasons(roundId: string, ballot: Ballot): AsyncIterable<Choice>;
  /**
   * Takes away when the votes of a ballot were cast: laid beside other times, such as those of the log, a time would tell whose
   * a vote is. Some thousand at a time; may be stopped anywhere and done again.
   */
  forgetTimes(roundId: string, ballot: Ballot): Promise<void>;
  /** Everything that was voted under these pseudonyms, in any round. One round trip, however many they are. */
  ofVoters(voters: readonly Voter[]): Promise<readonly Vote[]>;
  /** Removes the votes under these pseudonyms. Idempotent. One round trip, however many they are. */
  remove(voters: readonly Voter[]): Promise<void>;
  /** Removes every vote of the round, some thousand at a time. */
  destroyRound(roundId: string): Promise<void>;
}
