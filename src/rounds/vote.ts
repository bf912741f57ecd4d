import { createHmac } from 'node:crypto';
import type { MovedBy } from './moved-by.js';

/** Everybody votes once before the talk (`first`) and once after it (`second`). */
export const BALLOTS = ['first', 'second'] as const;
export type Ballot = (typeof BALLOTS)[number];

/** Longest reason that is kept (characters). */
export const MAXIMUM_REASON = 280;

/** A person's choice. */
export interface Choice {
  readonly option: string;
  /** 1 (not sure at all) to 5 (very sure). */
  readonly confidence: number;
  /** At most 280 characters; empty when not given. */
  readonly reason: string;
  /** Second ballot only, and only when the person said so. */
  readonly movedBy?: MovedBy;
}

/** Where a vote is counted beside the overall result. */
export interface VoteGroup {
  /** Where the voter worked when the round opened; null: the vote counts in the overall result alone. */
  readonly municipality: string | null;
  /** The tenant or the mail domain says so too. */
  readonly vouched: boolean;
}

/** A vote as it is stored: with a pseudonym, and with the municipality that it may be counted in. */
export interface Vote extends Choice, VoteGroup {
  readonly roundId: string;
  readonly ballot: Ballot;
  readonly pseudonym: string;
  /** Which of two clicks is the later one. Absent once the ballot is counted (`forgetTimes`). */
  readonly castAt?: Date;
}

/** A vote at the moment it is cast. */
export type CastVote = Vote & { readonly castAt: Date };

/** Allows a round to take votes. Lives apart from the round; without its key no vote can be traced to a person. */
export interface BallotBox {
  readonly roundId: string;
  readonly dilemmaId: string;
  /** As in the round. */
  readonly dilemmaVersion?: number;
  /** 32 secret bytes, made for this round only. */
  readonly key: Buffer;
  /** Which vote is taken now; null: none. */
  readonly open: Ballot | null;
  /** When the first vote was opened. Absent in boxes of before it was noted. */
  readonly openedAt?: Date;
  readonly closesAt: Date;
  readonly minimumCount: number;
  /** How many first votes were counted; absent before, and in boxes of before it was noted. Nobody is shown it, and it goes with the key. */
  readonly firstVoters?: number;
  /** When the talks begin; null: there are none in this round. Fixed when the box is made: the ballot tells about it. */
  readonly talksAt: Date | null;
  /**
   * Programmes in which this dilemma was put before: whoever is or was in one of them is not asked here. So nobody is counted
   * in two results about one dilemma, and the one cannot be subtracted from the other. Absent: none.
   */
  readonly excludes?: readonly string[];
  /** Programmes in which it was put later: whoever joined this one since then was asked there. Absent: none. */
  readonly alsoPut?: readonly AlsoPut[];
}

/** The same dilemma in another programme. */
export interface AlsoPut {
  readonly programmeId: string;
  /** When its first vote was planned to open: nobody was asked there before. */
  readonly at: Date;
}

/** Name under which a person's vote is kept in one round: HMAC-SHA-256 of the participant id, 64 hexadecimal digits. */
export function pseudonymOf(key: Buffer, participantId: string): string {
  return createHmac('sha256', key).update(participantId).digest('hex');
}

/**
 * A number from 0 up to 1 for this purpose, drawn with the key of the round: the same when asked again, known to nobody, and
 * gone with the key.
 */
export function lotOf(box: Pick<BallotBox, 'key'>, purpose: readonly string[]): number {
  const drawn = createHmac('sha256', box.key).update(JSON.stringify(purpose)).digest();
  return drawn.readUIntBE(0, LOT_BYTES) / 2 ** (8 * LOT_BYTES);
}

const LOT_BYTES = 6;

/** Common prefix of the vote ids of one ballot. */
export function voteIdPrefix(roundId: string, ballot: Ballot): string {
  return `${roundId}:${ballot}:`;
}

/** Is a vote of this kind taken at that moment? */
export function takesVote(box: BallotBox, ballot: Ballot, now: Date): boolean {
  return box.open === ballot && now < box.closesAt;
}
