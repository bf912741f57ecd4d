import type { LeftReason, Wish } from './pairing/matching-terms.js';

/** Answers about a match: they talked, or it will not happen this week. */
export const ANSWERS = ['met', 'skipped'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * `talking`: a group. `broken`: one of them said no; the others are to be matched anew. `waiting`: somebody without a
 * group who can still get one. `over`: replaced by a later match of the same week.
 */
export const MATCH_STATES = ['talking', 'broken', 'waiting', 'over'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/**
 * Why somebody has no group, as it is kept and told. It follows from numbers only: that nobody was allowed because of
 * somebody's list is kept and told as `nobodyFree`, as is an odd number of people.
 */
export type WaitingReason = 'noOtherMunicipality' | 'tooManyOfOneMunicipality' | 'nobodyFree' | 'partnerCouldNot';

/** Reduces the matching's reason to what may be kept; null for anyone not waiting. */
export function waitingReasonOf(why: LeftReason): WaitingReason | null {
  if (why === 'doesNotWantToTalk') return null;
  return why === 'nobodyAllowed' || why === 'oddOneOut' ? 'nobodyFree' : why;
}

/**
 * Wishes as they may be kept and shown. Whether people voted alike is not among them: it is looked up when a card is
 * made, as long as the votes exist.
 */
export type KeptWish = Exclude<Wish, 'differentVote'>;

export interface MatchMember {
  /** Participant id; `ERASED` after an erasure. */
  readonly id: string;
  readonly answer: Answer | null;
}

/** A group of two or three in one round, or one person who waits for one. */
export interface Match {
  /** `round:matchingId:number`. */
  readonly id: string;
  readonly roundId: string;
  /** The round's place in its programme: what history counts in. */
  readonly sequence: number;
  /** The matching that made it. Only those that the round names count (`Round.matchingIds`). */
  readonly matchingId: string;
  readonly madeAt: Date;
  readonly members: readonly MatchMember[];
  readonly state: MatchState;
  /** True when one of them said that they talked. */
  readonly met: boolean;
  readonly why: readonly KeptWish[];
  readonly bent: readonly KeptWish[];
  /** Null for a group. */
  readonly waitingFor: WaitingReason | null;
}

/** The round of the match with this id, without reading the match. */
export function roundOfMatch(matchId: string): string {
  return matchId.slice(0, Math.max(0, matchId.indexOf(':')));
}

/** Common prefix of the match ids of one matching. */
export function matchIdPrefix(roundId: string, matchingId: string): string {
  return `${roundId}:${matchingId}:`;
}
