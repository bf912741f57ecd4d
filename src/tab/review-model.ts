import type { DilemmaText } from '../dilemmas/dilemma.js';
import type { Fault, FaultRule } from '../dilemmas/fault.js';
import type { Language } from '../language.js';
import type { ProposalText } from '../proposals/proposal.js';
import type { Review } from '../proposals/proposal-deciding.js';
import { dilemmaOf } from '../proposals/proposal-dilemma.js';
import { FORM_FIELDS, type FormField, type FormProblem, type FoundWords } from '../proposals/proposal-form.js';
import type { Look } from '../proposals/proposal-service.js';
import { placeOfFault } from './fault-place.js';
import type {
  DilemmaFormWire,
  FaultWire,
  FormProblemWire,
  FoundWire,
  PreviewWire,
  ReviewWire,
  WaitingWire,
} from './wire/review-wire.js';

/** The moments and numbers that stand on a ballot beside the dilemma. */
export interface BallotFacts {
  readonly closesAt: Date;
  /** Absent: nobody talks. */
  readonly talksAt?: Date;
  /** From how many people on counts are shown. */
  readonly minimum: number;
}

/** Words and drawings that the cards provide for a dilemma. Injected, since this folder does not know cards. */
export interface DilemmaCards {
  /** The ballot as a person gets it, as an Adaptive Card. A dilemma that is not complete gives a card that is not either. */
  ballot(dilemma: DilemmaText, facts: BallotFacts, language: Language): object;
  /** A fault in words for a facilitator. */
  faultLine(fault: Fault, language: Language): string;
}

/** Proposals per list, since each is judged again (a few ms for the longest); for more the reader asks again. */
export const MOST_LISTED = 25;

/**
 * The proposals that wait, of which one more than `MOST_LISTED` may be given. The needs of each are counted as it is
 * read.
 */
export function waitingWire(reviews: readonly Review[], cards: DilemmaCards, language: Language): WaitingWire {
  return {
    waiting: reviews.slice(0, MOST_LISTED).map(({ proposal, faults }) => ({
      id: proposal.id,
      title: proposal.text.title,
      submittedAt: proposal.submittedAt.toISOString(),
      needs: faultsWire(faults, proposal.text, cards, language).length,
    })),
    more: reviews.length > MOST_LISTED,
  };
}

/** One proposal, without who brought it in. */
export function reviewWire({ proposal, faults, found }: Review, cards: DilemmaCards, language: Language): ReviewWire {
  const { id, revision, state, submittedAt, reason, text, notPersonal } = proposal;
  return {
    id,
    revision,
    state,
    reason,
    submittedAt: submittedAt.toISOString(),
    form: formOf(text),
    limits: FORM_FIELDS,
    faults: faultsWire(faults, text, cards, language),
    found: foundWire(found, notPersonal),
  };
}

/** In which language the reader is told what is needed, and in which the card is drawn. */
export interface LookLanguages {
  readonly reader: Language;
  readonly card: Language;
}

/** The verdict on a form, with a preview of its card. */
export function lookWire(
  look: Look,
  facts: BallotFacts,
  cards: DilemmaCards,
  { reader, card }: LookLanguages,
): PreviewWire {
  const { text, faults, advice, found, notPersonal } = look;
  const dilemma = dilemmaOf({ id: 'preview', text }).text[card];
  return {
    kind: 'seen',
    faults: faultsWire([...faults, ...advice], text, cards, reader),
    found: foundWire(found, notPersonal),
    card: cards.ballot(dilemma, facts, card),
  };
}

/** Why a form was not taken. */
export function problemWire(
  problem: FormProblem | { readonly kind: 'tooMany'; readonly limit: number },
): FormProblemWire {
  return { kind: 'problem', problem: problem.kind, limit: 'limit' in problem ? problem.limit : null };
}

/** Rules by which something is not there yet. The form has no room for an option or a question too many. */
const TOO_LITTLE: readonly FaultRule[] = ['shape', 'option-count', 'reflection-count'];

/** Each once, though two rules may have the same words for one place. */
function faultsWire(faults: readonly Fault[], text: ProposalText, cards: DilemmaCards, language: Language) {
  const lines = new Map<string, FaultWire>();
  for (const fault of faults) {
    const field = placeOfFault(fault, text);
    const line = cards.faultLine(fault, language);
    lines.set(`${field} ${line}`, { field, line, kind: kindOf(fault) });
  }
  return [...lines.values()];
}

/** Words that may be personal, with whether the sender said that they are not. */
export function foundWire(found: readonly FoundWords[], notPersonal: readonly string[]): readonly FoundWire[] {
  return found.map(({ kind, words }) => ({ kind, words, confirmed: notPersonal.includes(words) }));
}

function kindOf({ severity, rule }: Fault): FaultWire['kind'] {
  if (severity === 'warning') return 'advice';
  return TOO_LITTLE.includes(rule) ? 'missing' : 'wrong';
}

function formOf(text: ProposalText): DilemmaFormWire {
  const { title, situation, question, options, tension, reflection, knowledgeTitle, knowledgeText, setting } = text;
  const fields: Partial<Record<FormField, string>> & Record<string, string> = {
    title,
    situation,
    question,
    tension,
    knowledgeTitle,
    knowledgeText,
    setting,
    ...Object.fromEntries(
      options.flatMap(({ label, explanation }, at) => [
        [`label${at + 1}`, label],
        [`explanation${at + 1}`, explanation],
      ]),
    ),
    ...Object.fromEntries(reflection.map((one, at) => [`reflection${at + 1}`, one])),
  };
  return { fields, challenges: text.challenges };
}
