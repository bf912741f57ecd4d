import { fits } from '../characters.js';
import { WrongField } from '../errors.js';
import { MOVED_BY } from '../rounds/moved-by.js';
import { type Ballot, type Choice, MAXIMUM_REASON } from '../rounds/vote.js';

/** A submitted vote, each field as text; absent or empty: left alone. Nothing in it is trusted. */
export interface VoteForm {
  readonly option?: string | undefined;
  /** The number, or what a ballot prints for it: `4 – zeker`. */
  readonly confidence?: string | undefined;
  readonly reason?: string | undefined;
  readonly movedBy?: string | undefined;
}

/** A form that is not finished or too long, with the field that it is about. */
export interface VoteProblem {
  readonly kind: 'missing' | 'tooLong';
  readonly field: 'option' | 'confidence' | 'reason';
}

const CONFIDENCE = /^([1-5])(?:\s*[–-]\s*\p{L}.*)?$/u;

/**
 * The choice on a form for that ballot, or what is wrong with it. Only the second ballot keeps what moved somebody. Whether
 * the dilemma has the option is for `VotingService.cast` to say. Refuses with `wrongField` what cannot be chosen.
 */
export function readVote(
  form: VoteForm,
  ballot: Ballot | undefined,
): { readonly choice: Choice } | { readonly problem: VoteProblem } {
  const option = form.option?.trim() ?? '';
  if (option === '') return { problem: { kind: 'missing', field: 'option' } };
  const typed = form.confidence?.trim() ?? '';
  if (typed === '') return { problem: { kind: 'missing', field: 'confidence' } };
  const confidence = CONFIDENCE.exec(typed)?.[1];
  if (confidence === undefined) throw new WrongField('confidence');
  const reason = form.reason?.trim() ?? '';
  if (!fits(reason, MAXIMUM_REASON)) return { problem: { kind: 'tooLong', field: 'reason' } };
  const movedBy = MOVED_BY.find((known) => known === form.movedBy);
  if (form.movedBy && movedBy === undefined) throw new WrongField('movedBy');
  const choice = { option, confidence: Number(confidence), reason };
  return { choice: ballot === 'second' && movedBy !== undefined ? { ...choice, movedBy } : choice };
}
