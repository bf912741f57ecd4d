import type { AgreementView } from '../agreements/agreement-view.js';
import type { Dilemma } from '../dilemmas/dilemma.js';
import type { RoundResult } from '../rounds/result.js';
import type { Ballot, Choice } from '../rounds/vote.js';

/** One person's view of a round. */
export type RoundView =
  | {
      readonly kind: 'open';
      readonly roundId: string;
      readonly ballot: Ballot;
      readonly dilemma: Dilemma;
      readonly closesAt: Date;
      readonly minimumCount: number;
      /** When the talks begin or began; null: none in this round. */
      readonly talksAt: Date | null;
      /** The person's own vote of this moment. */
      readonly own: Choice | null;
      /** The person's first vote, while the second is taken. */
      readonly first: Choice | null;
      /**
       * Whether the person's vote may enter the matching, noised; null where it is not asked: at the second ballot, in a round
       * without talks, or of somebody who wants none.
       */
      readonly seeksDifference: boolean | null;
      /** This view is the answer to the vote that was stored just now. */
      readonly justSaved: boolean;
    }
  /** No vote is taken any more, and the result is not counted yet. */
  | { readonly kind: 'counting'; readonly dilemma: Dilemma; readonly closedAt: Date }
  /** The first vote is opened, and the second is still to come. */
  | {
      readonly kind: 'opened';
      readonly roundId: string;
      readonly dilemma: Dilemma;
      readonly result: RoundResult;
      readonly minimumCount: number;
      /** The option that the person chose; null when they did not vote. */
      readonly ownOption: string | null;
      readonly revotingAt: Date;
    }
  | {
      readonly kind: 'closed';
      readonly roundId: string;
      readonly dilemma: Dilemma;
      readonly result: RoundResult;
      readonly minimumCount: number;
      /** The options that the person chose; absent when they did not vote then, or when the round is sealed and nobody knows. */
      readonly own: Readonly<Partial<Record<Ballot, string>>>;
      /** Names of those whom the person was to talk with, as far as they still take part. */
      readonly partners: readonly string[];
      /** The agreement about this round: the person's own, or else a partner's proposal. */
      readonly agreement: AgreementView | null;
    }
  | { readonly kind: 'cancelled'; readonly dilemma: Dilemma }
  /** Sealed without a result: it could not be counted within seven days, and the promise goes before the count. */
  | { readonly kind: 'uncounted'; readonly dilemma: Dilemma };

/** The round of this moment for a person. */
export type CurrentRound = RoundView | { readonly kind: 'none'; readonly nextAt: Date | null };

/** Something of one programme. */
export interface InProgramme<View> {
  readonly programmeId: string;
  readonly view: View;
}
