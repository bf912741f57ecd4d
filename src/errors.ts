/**
 * The ways in which Spagaat says "no". Each is an expected answer, not a bug; `bot/refusals.ts` turns the code into a
 * sentence for the person.
 */
export const REFUSALS = [
  'notJoined',
  'unknownRound',
  'unknownOption',
  'unknownMatch',
  'matchOver',
  'unknownThread',
  'unknownAgreement',
  'unknownProposal',
  'notPossibleNow',
  'storageDown',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** An expected "no" with a stable code. The message is for the log and holds nothing personal. */
export class DomainError extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DomainError';
    this.code = code;
  }
}
