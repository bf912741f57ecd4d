import type { Dilemma } from '../dilemmas/dilemma.js';
import type { KeptWish, WaitingReason } from './match.js';

/** Facts about somebody that only their partners in a match see. */
export interface Partner {
  /** Empty: Teams never told one. */
  readonly name: string;
  readonly municipality: string | null;
  readonly role: string | null;
  readonly challenges: readonly string[];
  /** For a link into Teams (`linkAccountOf`); null where Teams has not told it. */
  readonly userPrincipalName: string | null;
  /** Place in the match: what a button carries in the place of an id. */
  readonly member: number;
  /** The reader asked not to be matched with this person again. */
  readonly avoided: boolean;
}

/** Material for the talk to push against. */
export type TalkTopic =
  | { readonly kind: 'plain' }
  /** Nearly everybody chose the same: the best reason for the largest other option that is shown. */
  | { readonly kind: 'minority'; readonly option: string; readonly reason: string }
  /** Nearly everybody chose the same, and no reason against it is shown: the twist of the dilemma. */
  | { readonly kind: 'whatIf' };

/** One person's view of the talks. */
export type MatchView =
  | { readonly kind: 'none'; readonly nextAt: Date | null }
  /** The talks of this round are still to come. */
  | { readonly kind: 'before'; readonly roundId: string; readonly at: Date }
  /** The person wants no talk in this round. */
  | { readonly kind: 'skipsWeek'; readonly roundId: string }
  /** Too few voted: nobody talks this week. */
  | { readonly kind: 'noTalk' }
  | {
      readonly kind: 'matched';
      readonly matchId: string;
      readonly matchingId: string;
      readonly roundId: string;
      readonly dilemma: Dilemma;
      readonly partners: readonly Partner[];
      /** Challenges that everybody in the match works on. */
      readonly sharedChallenges: readonly string[];
      readonly why: readonly KeptWish[];
      readonly bent: readonly KeptWish[];
      /** They probably chose differently: their noised votes do. Only of a pair in which both chose to be matched by that. */
      readonly differentVote: boolean;
      readonly topic: TalkTopic;
      /** When the second vote opens. */
      readonly until: Date;
      readonly met: boolean;
      /** The person has said something already. */
      readonly answered: boolean;
      /** It came in the place of a match that somebody could not keep. */
      readonly replaced: boolean;
    }
  | { readonly kind: 'waiting'; readonly matchingId: string; readonly reason: WaitingReason }
  /** The person said no to the match of this week. */
  | { readonly kind: 'declined' }
  /** Matching is paused because nobody ever answered. */
  | { readonly kind: 'talksPaused' }
  /** The person's profile says that they want no talks. */
  | { readonly kind: 'talksOff' };
