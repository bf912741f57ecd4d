import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { type Ballot, type Choice, MAXIMUM_REASON } from '../../src/rounds/vote.js';
import { readVote, type VoteForm } from '../../src/voting/vote-form.js';
import { movedBySent } from './choices-sent.js';

/**
 * The choice on the ballot of a card, where what moved somebody may come as printed; or one line that says what is missing
 * or too long. Refuses with `wrongField` what cannot be chosen.
 */
export function voteOnCard(
  form: VoteForm,
  ballot: Ballot | undefined,
  language: Language,
): { readonly choice: Choice } | { readonly line: string } {
  const say = textFor(language);
  const read = readVote({ ...form, movedBy: movedBySent(form.movedBy) ?? form.movedBy }, ballot);
  if ('choice' in read) return read;
  return {
    line:
      read.problem.kind === 'tooLong'
        ? say('notices.tooMuchText.text', { count: MAXIMUM_REASON })
        : say('notices.unknownOption.text'),
  };
}
