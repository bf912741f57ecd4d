/** JSON of the tab's addresses about agreements: moments are ISO-8601 texts in UTC, days `YYYY-MM-DD`. */

export type AgreedWithWire = 'partner' | 'organisation' | 'self';
export type OutcomeWire = 'kept' | 'changed' | 'dropped';
export type AgreementStateWire = 'proposed' | 'inForce' | OutcomeWire;
export type GoneWire = 'declined' | 'withdrawn' | 'left' | 'unreachable' | 'erased';
export type ResponseWire = 'accept' | 'decline' | 'keepAlone';

/** The values of a form. */
export interface AgreementValuesWire {
  readonly what: string;
  readonly agreedWith: AgreedWithWire;
  /** Null: no day was chosen. */
  readonly by: string | null;
  readonly how: string;
}

export interface AgreementTextWire extends AgreementValuesWire {
  readonly number: number;
  readonly at: string;
  /** The reader wrote it. */
  readonly isOwn: boolean;
  /** Null when they were erased. */
  readonly author: string | null;
}

export interface AgreementAnswerWire {
  readonly outcome: OutcomeWire;
  readonly line: string;
}

/** Somebody else in an agreement: a name and no id. */
export interface AgreementPartyWire {
  /** Null when they were erased. */
  readonly name: string | null;
  readonly gone: GoneWire | null;
  /** Said yes to the text that counts. */
  readonly accepted: boolean;
  readonly answer: AgreementAnswerWire | null;
}

/** One agreement, as one of its parties sees it. */
export interface AgreementWire {
  readonly id: string;
  readonly state: AgreementStateWire;
  readonly current: AgreementTextWire;
  /** Earlier texts, the newest first. */
  readonly earlier: readonly AgreementTextWire[];
  readonly others: readonly AgreementPartyWire[];
  readonly own: { readonly gone: GoneWire | null; readonly answer: AgreementAnswerWire | null };
  /** When it is brought back next; null: not any more. */
  readonly backAt: string | null;
  /** The reader's present rights. */
  readonly may: {
    readonly accept: boolean;
    readonly amend: boolean;
    readonly keepAlone: boolean;
    readonly answer: boolean;
  };
}

/**
 * Where an agreement stands in the list, the most pressing first. `answer`: waits for the reader's yes or no. `tell`:
 * its day has come. `waiting`: waits for somebody else. `standing`: in force. `ended`: done with, or no longer the
 * reader's.
 */
export const AGREEMENT_GROUPS = ['answer', 'tell', 'waiting', 'standing', 'ended'] as const;
export type AgreementGroup = (typeof AGREEMENT_GROUPS)[number];

export interface AgreementItemWire {
  readonly id: string;
  /** Name of the programme; null for somebody who is in one. */
  readonly programme: string | null;
  /** Empty when its author was erased. */
  readonly what: string;
  readonly by: string | null;
  readonly state: AgreementStateWire;
  /** The reader is no part of it any more. */
  readonly gone: boolean;
  /** The names of the others who are part of it. */
  readonly company: readonly (string | null)[];
  /** Those of them who have not said what they are asked. */
  readonly waitingFor: readonly (string | null)[];
}

export interface AgreementListWire {
  /** Only groups with something in them. */
  readonly groups: readonly { readonly name: AgreementGroup; readonly items: readonly AgreementItemWire[] }[];
  /** There are older ones. */
  readonly more: boolean;
}

/** The days that a form can choose from, both included. */
export interface AgreementDaysWire {
  readonly first: string;
  readonly last: string;
}

/** The subject of an agreement. */
export interface AgreementAboutWire {
  readonly kind: 'match' | 'round';
  readonly id: string;
}

/** The agreement to write now: a new one, an existing one, or none. */
export type NewAgreementWire =
  | {
      readonly kind: 'new';
      readonly about: AgreementAboutWire;
      /** The dilemma that it comes from. */
      readonly title: string;
      /** Names of those who can be asked to agree. */
      readonly partners: readonly string[];
      readonly days: AgreementDaysWire;
    }
  | { readonly kind: 'there'; readonly id: string }
  | { readonly kind: 'none' };

/** The text that counts, to be changed. */
export interface AmendFormWire {
  readonly agreement: AgreementWire;
  /** Names of those who could be asked to agree, when nobody else is part of it. */
  readonly partners: readonly string[];
  readonly days: AgreementDaysWire;
}

/** The outcome of a wish. With `no` nothing changed, and `agreement` is its present state. */
export type AgreementOutcomeWire =
  | { readonly kind: 'done'; readonly agreement: AgreementWire }
  | {
      readonly kind: 'no';
      readonly why: 'stale' | 'over' | 'gone' | 'notNow';
      readonly agreement: AgreementWire;
    }
  | {
      readonly kind: 'problem';
      readonly problem: 'missing' | 'tooLong' | 'measureTooLong' | 'unclearDay' | 'lineTooLong';
    };
