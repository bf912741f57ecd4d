import type { Language } from '../../language.js';
import type { KeptWish, WaitingReason } from '../../matching/match.js';
import type { MatchForReader } from '../../matching/match-for-reader.js';
import type { MovedBy } from '../../rounds/moved-by.js';
import type { FacilitatedWire, OwnProgrammeWire, ProgrammeWire } from './programme-wire.js';
import type { DilemmaWire, ResultWire, ShiftWire } from './result-wire.js';

/**
 * JSON of the tab's addresses for a participant's page: moments are ISO-8601 texts in UTC, days `YYYY-MM-DD`. The page
 * and the program share these types and nothing else.
 */

export type BallotKind = 'first' | 'second';

/** Somebody's own choice of a name from a list. */
export interface NamedWire {
  readonly id: string;
  readonly name: string;
}

type StandingWire = 'known' | 'joined' | 'left' | 'off';
export interface MeWire {
  readonly name: string;
  readonly standing: StandingWire;
  readonly language: Language;
  readonly facilitator: boolean;
  /** Owns the instance. */
  readonly owner: boolean;
  /** True if the organisation is switched off: only one's own data is there. */
  readonly off: boolean;
  /** Null: not pausing. The day of return. */
  readonly pausedUntil: string | null;
  /** Months that the profile of somebody who left is kept. */
  readonly keptMonths: number;
  /** Today in the Netherlands. */
  readonly today: string;
  readonly profile: {
    readonly municipality: NamedWire | null;
    /** The employer's, so that the person cannot choose another. */
    readonly municipalityFixed: boolean;
    readonly role: string | null;
    readonly challenges: readonly string[];
    readonly wantsToTalk: boolean;
    /** Colleagues who take part may find them. */
    readonly seeksDifference: boolean;
    readonly findable: boolean;
  };
  readonly roles: readonly NamedWire[];
  readonly challenges: readonly NamedWire[];
  readonly maximumChallenges: number;
  /** Those the person takes part in, in the order in which they joined. */
  readonly programmes: readonly OwnProgrammeWire[];
  /** Those they could join now; whoever has no profile yet can join none. */
  readonly joinable: readonly ProgrammeWire[];
  readonly maximumProgrammes: number;
  /** Those whose desk they may see. */
  readonly facilitates: readonly FacilitatedWire[];
}

/** The outcome of a profile form. */
export type ProfileAnswerWire =
  | { readonly kind: 'saved'; readonly firstTime: boolean; readonly me: MeWire }
  /** Another municipality was chosen too often already; `from`: the first day on which it is possible again. */
  | {
      readonly kind: 'moveLimit';
      readonly times: number;
      readonly from: string;
      readonly code: string;
      readonly me: MeWire;
    }
  | { readonly kind: 'chooseMunicipality'; readonly candidates: readonly MunicipalityWire[]; readonly me: MeWire }
  | {
      readonly kind: 'problem';
      readonly problem: 'municipalityMissing' | 'municipalityUnknown' | 'tooManyChallenges' | 'roleMissing';
      readonly me: MeWire;
    };

export interface MunicipalityWire extends NamedWire {
  /** Null where it says nothing more than the name. */
  readonly province: string | null;
}

export interface ChoiceWire {
  readonly option: string;
  readonly confidence: number;
  readonly reason: string;
  readonly movedBy: MovedBy | null;
}

export interface KnowledgeWire {
  readonly title: string;
  readonly text: string;
  readonly source: {
    readonly name: string;
    /** The article with the date of its text; null: a page about the craft. */
    readonly law: { readonly article: string; readonly inForce: string } | null;
    readonly url: string;
  } | null;
}

export interface OpenWire {
  readonly kind: 'open';
  readonly roundId: string;
  readonly ballot: BallotKind;
  readonly dilemma: DilemmaWire;
  readonly closesAt: string;
  readonly talksAt: string | null;
  readonly minimumCount: number;
  readonly own: ChoiceWire | null;
  readonly first: ChoiceWire | null;
  /** May the vote, noised, enter the matching? Null: not asked. */
  readonly seeksDifference: boolean | null;
  readonly justSaved: boolean;
}

export interface OpenedWire extends ResultWire {
  readonly kind: 'opened';
  readonly revotingAt: string;
  /** Do people talk in this round? */
  readonly talks: boolean;
}

export interface ClosedWire extends ResultWire {
  readonly kind: 'closed';
  readonly roundId: string;
  readonly shift: ShiftWire | null;
  /** Lines that people wrote at the second vote. */
  readonly lines: readonly string[];
  readonly tension: string;
  readonly reflection: readonly string[];
  readonly knowledge: KnowledgeWire;
}

/** The view of a round. */
export type RoundWire =
  | OpenWire
  | OpenedWire
  | ClosedWire
  | { readonly kind: 'counting'; readonly title: string; readonly closedAt: string }
  | { readonly kind: 'cancelled' | 'uncounted'; readonly title: string };

export type WeekWire = RoundWire | { readonly kind: 'none'; readonly nextAt: string | null };

export interface MatchedWire extends MatchForReader {
  readonly kind: 'matched';
  readonly matchId: string;
  readonly dilemma: DilemmaWire;
  readonly why: readonly KeptWish[];
  readonly bent: readonly KeptWish[];
  readonly differentVote: boolean;
  readonly until: string;
  readonly met: boolean;
  readonly replaced: boolean;
}

/** The view of the talks. */
export type MatchWire =
  | MatchedWire
  | { readonly kind: 'none'; readonly nextAt: string | null }
  | { readonly kind: 'before'; readonly roundId: string; readonly at: string }
  | { readonly kind: 'skipsWeek'; readonly roundId: string }
  | { readonly kind: 'waiting'; readonly reason: WaitingReason }
  | { readonly kind: 'noTalk' | 'declined' | 'talksPaused' | 'talksOff' };

export interface ArchiveWire {
  readonly rounds: readonly {
    readonly roundId: string;
    readonly sequence: number;
    readonly title: string;
    readonly question: string;
    readonly closedAt: string;
    /** Name of its programme; null: the reader has rounds of one programme only. */
    readonly programme: string | null;
  }[];
}

export interface MyDataWire {
  /** The person has a vote that is not destroyed yet. */
  readonly openVote: boolean;
  readonly standing: StandingWire;
  readonly name: string;
  readonly municipality: string | null;
  readonly role: string | null;
  readonly challenges: readonly string[];
  readonly wantsToTalk: boolean;
  readonly seeksDifference: boolean;
  readonly findable: boolean;
  /** The person's id: tenant and Entra object id. */
  readonly account: string;
  readonly seenOn: string;
  readonly joinedAt: string | null;
  readonly pausedUntil: string | null;
  readonly leftAt: string | null;
  /** Somebody who left is erased after this moment. */
  readonly erasedAfter: string | null;
  /** How long what is kept; whole months, `messageDays` in days. */
  readonly terms: {
    readonly leftMonths: number;
    readonly unreachableMonths: number;
    readonly neverJoinedMonths: number;
    readonly matchMonths: number;
    readonly proposalMonths: number;
    readonly messageDays: number;
  };
}

/** The word that confirms erasing everything, by language. */
export const ERASE_WORDS: Readonly<Record<Language, string>> = { nl: 'wis mij', en: 'erase me' };

/** A refusal of any of these addresses. */
export interface ProblemWire {
  readonly status: number;
  readonly title: string;
  readonly code: string;
}

/** A profile as it is filled in; `municipality` or the name of one, where the employer does not say it. */
export interface ProfileFormWire {
  readonly municipality?: string;
  readonly municipalityName?: string;
  readonly role: string;
  readonly challenges: readonly string[];
  readonly language?: Language;
  readonly wantsToTalk: boolean;
  readonly seeksDifference: boolean;
  readonly findable: boolean;
}

export interface VoteFormWire {
  readonly round: string;
  readonly ballot: BallotKind;
  readonly option: string;
  readonly confidence: number;
  readonly reason: string;
  readonly movedBy?: MovedBy;
  readonly seeksDifference?: boolean;
}
