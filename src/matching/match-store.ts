import type { MatchCounts } from '../rounds/shift.js';
import type { Answer, Match } from './match.js';

/**
 * The matches: one document for each group, or for each person who waits. A matching that was never named by its round
 * (`matchingIds`) does not count: its documents are what a killed process left behind.
 */
export interface MatchStore {
  /** Stores the matches; an id that is there stays as it is. One round trip for up to 1,000. */
  addAll(matches: readonly Match[]): Promise<void>;
  get(id: string): Promise<Match | null>;
  /** The newest match of each of these people in the round, by participant id, where `matchingIds` runs from old to new. One round trip. */
  newestOf(
    roundId: string,
    matchingIds: readonly string[],
    participantIds: readonly string[],
  ): Promise<ReadonlyMap<string, Match>>;
  /**
   * Notes what one of the members says and returns the match after it: `met` marks the whole match, `skipped` breaks a
   * group and ends the waiting of somebody alone. The same answer again changes nothing. Null, and nothing written, when
   * the person is no member, the match is over, or an opposite answer came first: nobody talked in a broken group, and
   * one that talked is not broken. At most three round trips.
   */
  answer(id: string, participantId: string, answer: Answer): Promise<Match | null>;
  /** The matches of one matching, in order of id, at most `limit`, after `afterId`. */
  pageOfMatching(roundId: string, matchingId: string, afterId: string | null, limit: number): Promise<readonly Match[]>;
  /** Broken matches and people who wait, of all matchings of the round. */
  loose(roundId: string): Promise<readonly Match[]>;
  /** These were replaced by later ones. */
  markOver(ids: readonly string[]): Promise<void>;
  /** Removes what matchings left behind that the round does not name. */
  dropOtherMatchings(roundId: string, matchingIds: readonly string[]): Promise<void>;
  /** Every match of these rounds, one by one, in no order. */
  ofRounds(roundIds: readonly string[]): AsyncIterable<Match>;
  counts(roundId: string): Promise<MatchCounts>;
  /** Every match that this person was part of. */
  allOf(participantId: string): Promise<readonly Match[]>;
  /** Every match that somebody of these people was part of, each once, in order of id. One round trip. */
  allOfPeople(participantIds: readonly string[]): Promise<readonly Match[]>;
  /** How many matches there are of these rounds. */
  countOfRounds(roundIds: readonly string[]): Promise<number>;
  /** Removes matches of these rounds, at most `limit`; returns how many. */
  removeOfRounds(roundIds: readonly string[], limit: number): Promise<number>;
  /** Puts `ERASED` in the place of this person everywhere; somebody who waits alone is removed. Idempotent. */
  erase(participantId: string): Promise<void>;
}
