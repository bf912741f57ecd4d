import { notices } from '../cards/notices/notices.js';
import type { RenderedCard } from '../cards/render.js';
import { DomainError, type RefusalCode, WrongField } from '../src/errors.js';
import type { Language } from '../src/language.js';

/** The sentences with which Spagaat says no. The one place where a code becomes a sentence. */
const REFUSALS: Readonly<Record<RefusalCode, (language: Language) => RenderedCard>> = {
  notJoined: notices.joinFirst,
  notInProgramme: notices.notInProgramme,
  askedElsewhere: notices.askedElsewhere,
  unknownRound: notices.unknownRound,
  unknownOption: notices.unknownOption,
  unknownMatch: notices.unknownMatch,
  matchOver: notices.matchOver,
  unknownThread: notices.unknownThread,
  unknownAgreement: notices.unknownAgreement,
  unknownProposal: notices.unknownProposal,
  notPossibleNow: notices.notPossibleNow,
  // Where it is known which form it was, the field is named (`bot/failure-reply.ts`).
  wrongField: notices.unknownAction,
  storageDown: notices.storageDown,
};

/** A turn that failed, as far as it is known. */
export interface Refusal {
  /** The reply to the person. */
  readonly rendered: RenderedCard;
  /** Nobody foresaw it. */
  readonly isBug: boolean;
  /** It may go well at another try. */
  readonly isPassing: boolean;
  readonly code?: RefusalCode;
  /** The field of a form that it is about. */
  readonly field?: string;
}

/** Turns a failure into a refusal. */
export function refusalOf(error: unknown, language: Language): Refusal {
  if (!(error instanceof DomainError)) return { rendered: notices.failed(language), isBug: true, isPassing: true };
  const rendered = REFUSALS[error.code](language);
  const said = { rendered, isBug: false, isPassing: error.code === 'storageDown', code: error.code };
  return error instanceof WrongField ? { ...said, field: error.field } : said;
}
