/** With whom somebody agrees: the colleagues of the talk, the own organisation, or only oneself. */
export const AGREED_WITH = ['partner', 'organisation', 'self'] as const;
export type AgreedWith = (typeof AGREED_WITH)[number];

/** Longest texts (characters): what is agreed, how one will know, and the line at the end. */
export const MAXIMUM_AGREEMENT = 500;
export const MAXIMUM_MEASURE = 300;
export const MAXIMUM_LINE = 280;

/** Number of texts kept; the oldest make room. */
export const MAXIMUM_VERSIONS = 10;

/** Outcomes, as reported by one party. */
export const OUTCOMES = ['kept', 'changed', 'dropped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The life of an agreement. The form on a card is the draft; nothing is stored before it is saved.
 *
 *   proposed → in force → kept, changed or dropped
 *
 * Without others it begins in force. Every new text begins again at `proposed`, as long as somebody else is part of it:
 * a text is in force when everybody who is part of the agreement has said yes to that very text.
 */
export const AGREEMENT_STATES = ['proposed', 'inForce', ...OUTCOMES] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/**
 * Why somebody is no part of it any more. `declined`: said no. `withdrawn`: the others went on without asking further.
 * `left`, `unreachable`, `erased`: takes no part in Spagaat any more.
 */
export const GONE_REASONS = ['declined', 'withdrawn', 'left', 'unreachable', 'erased'] as const;
export type GoneReason = (typeof GONE_REASONS)[number];

/** The text of an agreement. */
export interface AgreementText {
  /** 1 to 500 characters; empty only when its author was erased. */
  readonly what: string;
  readonly agreedWith: AgreedWith;
  /** ISO date; null when none was chosen. */
  readonly by: string | null;
  /** How one will know; may be empty. At most 300 characters. */
  readonly how: string;
}

/** One text of an agreement: a text that was shown never changes, a change is a new version. */
export interface AgreementVersion extends AgreementText {
  /** 1 for the first. */
  readonly number: number;
  /** Place of its author among the parties. */
  readonly author: number;
  readonly at: Date;
}

export interface Answer {
  readonly outcome: Outcome;
  /** May be empty. */
  readonly line: string;
  readonly at: Date;
}

export interface Party {
  /** Participant id; `ERASED` after an erasure. */
  readonly id: string;
  /** Number of the version that this party said yes to last. */
  readonly accepted: number | null;
  /** The outcome according to this party. */
  readonly answer: Answer | null;
  /** Null as long as this party is part of it. */
  readonly gone: GoneReason | null;
  /** For those who are gone: their last version; later ones are not theirs to see. */
  readonly sawLast: number | null;
}

/**
 * Kinds of news for a party. `proposed`: a text to say yes or no to. `agreed`: everybody said yes. `answered`: another
 * party reported the outcome. `gone`: another party has left it. `soon`, `due`: it is brought back, a week before its
 * date and on it.
 */
export const NEWS_KINDS = ['proposed', 'agreed', 'answered', 'gone', 'soon', 'due'] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export interface News {
  readonly kind: NewsKind;
  /** The version that it is about. */
  readonly version: number;
  /** Place of the addressee. */
  readonly to: number;
  /** Place of the person it is about, for `answered` and `gone`. */
  readonly of: number | null;
}

/** When it is brought back next. */
export interface Reminder {
  readonly kind: 'soon' | 'due';
  readonly at: Date;
}

export interface Agreement {
  /** `matchId:place` of its maker, or `roundId:participantId` without a match, and so without others. */
  readonly id: string;
  readonly roundId: string;
  /** The talk that it comes from; null: none. */
  readonly matchId: string | null;
  readonly madeAt: Date;
  /** Sorts the agreements of a person by when they were made; different for each. */
  readonly order: string;
  /** The first one made it. The place of a party never changes. */
  readonly parties: readonly Party[];
  /** The newest last; never empty. */
  readonly versions: readonly AgreementVersion[];
  readonly state: AgreementState;
  readonly reminder: Reminder | null;
  /** News not yet in the outbox. Stored in the same write as the change it reports. */
  readonly news: readonly News[];
  /** When the scheduler has something to do for it; null: never. */
  readonly lookAt: Date | null;
  /** Counts the writes; a write names the one that it follows. */
  readonly revision: number;
}

/** The text that counts. */
export function currentOf({ versions }: Pick<Agreement, 'versions'>): AgreementVersion {
  const current = versions.at(-1);
  if (current === undefined) throw new Error('An agreement without a text');
  return current;
}

/** Still open: not kept, changed or dropped. */
export function isOpen({ state }: Pick<Agreement, 'state'>): boolean {
  return state === 'proposed' || state === 'inForce';
}

/** The places of those who are part of it. */
export function activePlaces({ parties }: Pick<Agreement, 'parties'>): readonly number[] {
  return parties.flatMap(({ gone }, place) => (gone === null ? [place] : []));
}

/** The texts that the party at this place may see, the newest last. */
export function versionsFor({ parties, versions }: Agreement, place: number): readonly AgreementVersion[] {
  const last = parties[place]?.sawLast ?? null;
  return last === null ? versions : versions.filter(({ number }) => number <= last);
}

/** The place of a person among the parties, also of one who is gone; null: never was one. */
export function placeOf({ parties }: Pick<Agreement, 'parties'>, participantId: string): number | null {
  const place = parties.findIndex(({ id }) => id === participantId);
  return place === -1 ? null : place;
}
