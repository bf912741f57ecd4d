import { notices } from '../cards/notices.js';
import type { RenderedCard } from '../cards/render.js';
import { DomainError, type RefusalCode } from '../src/errors.js';
import type { Language } from '../src/language.js';

/** What a person reads when Spagaat says no. The one place where a code becomes a sentence. */
const REFUSALS: Readonly<Record<RefusalCode, (language: Language) => RenderedCard>> = {
  notJoined: notices.joinFirst,
  unknownRound: notices.unknownRound,
  unknownOption: notices.unknownOption,
  unknownMatch: notices.unknownMatch,
  matchOver: notices.matchOver,
  unknownThread: notices.unknownThread,
  unknownAgreement: notices.unknownAgreement,
  unknownProposal: notices.unknownProposal,
  notPossibleNow: notices.notPossibleNow,
  storageDown: notices.storageDown,
};

/** The card for a failure, and whether it is a bug: something that nobody foresaw. */
export function refusalOf(
  error: unknown,
  language: Language,
): { readonly rendered: RenderedCard; readonly isBug: boolean } {
  if (error instanceof DomainError) return { rendered: REFUSALS[error.code](language), isBug: false };
  return { rendered: notices.failed(language), isBug: true };
}
