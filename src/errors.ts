/**
 * The ways in which Spagaat says "no". Each is an expected answer, not a bug; `bot/refusals.ts` turns the code into a
 * sentence for the person.
 */
export const REFUSALS = [
  'notJoined',
  'notInProgramme',
  'askedElsewhere',
  'unknownRound',
  'unknownOption',
  'unknownMatch',
  'matchOver',
  'unknownThread',
  'unknownAgreement',
  'unknownProposal',
  'notPossibleNow',
  'wrongField',
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

/** The database cannot be reached or cannot store now: no fault of what was asked, which may work later. */
export function isStorageDown(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'storageDown';
}

/** How loudly a failure is logged: what passes by itself and is tried again is a warning, a bug an error. */
export function levelOf(error: unknown): 'warn' | 'error' {
  return isStorageDown(error) ? 'warn' : 'error';
}

/** A field of a form holds something that cannot be chosen there. Nothing of the form was stored. */
export class WrongField extends DomainError {
  /** @param field Name of the field, as the form sends it. */
  constructor(readonly field: string) {
    super('wrongField', field);
  }
}
