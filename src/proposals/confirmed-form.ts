import type { ProposalText } from './proposal.js';
import {
  type FormProblem,
  type FoundWords,
  type Marked,
  marksOf,
  type ProposalForm,
  personalIn,
  readForm,
} from './proposal-form.js';

/** Sent with the form: the mark of the words that the sender saw, and whether these are said not to be personal. */
export interface Confirmation {
  readonly seen: string | undefined;
  readonly notPersonal: boolean;
}

/** A text in which nothing looks personal that its writer did not confirm. */
export interface SureText {
  readonly text: ProposalText;
  readonly found: readonly FoundWords[];
}

/** Why a form is not taken: it is not complete, or words of it must go or be confirmed together with `seen`. */
export type Unconfirmed =
  | { readonly kind: 'problem'; readonly problem: FormProblem }
  | ({ readonly kind: 'marked' } & Marked);

/** Reads a form; words that may be personal must have been confirmed, and these words only. */
export function readSure(form: ProposalForm, { seen, notPersonal }: Confirmation): SureText | Unconfirmed {
  const read = readForm(form);
  if ('problem' in read) return { kind: 'problem', problem: read.problem };
  const found = personalIn(read.text);
  const marked = marksOf(found);
  if (marked !== null && !(notPersonal && seen === marked.seen)) return { kind: 'marked', ...marked };
  return { text: read.text, found };
}
