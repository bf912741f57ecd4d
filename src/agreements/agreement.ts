/** With whom somebody agrees: the colleague of the talk, the own organisation, or only oneself. */
export const AGREED_WITH = ['partner', 'organisation', 'self'] as const;
export type AgreedWith = (typeof AGREED_WITH)[number];

/** Longest text of an agreement (characters). */
export const MAXIMUM_AGREEMENT = 500;

/** What somebody put on paper at the end of a round. One per person and round; seen by that person only. */
export interface AgreementDraft {
  readonly roundId: string;
  readonly participantId: string;
  /** 1 to 500 characters. */
  readonly what: string;
  readonly agreedWith: AgreedWith;
  /** ISO date; null when none was chosen. */
  readonly by: string | null;
  readonly savedAt: Date;
}

/** The key of a draft: round and participant. */
export function agreementId(roundId: string, participantId: string): string {
  return `${roundId}:${participantId}`;
}
