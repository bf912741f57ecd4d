import { fieldFault } from '../../cards/field-names.js';
import { textFor } from '../../cards/text.js';
import { fits } from '../../src/characters.js';
import type { Language } from '../../src/language.js';
import type { Participant } from '../../src/participants/participant.js';
import { type Ballot, type Choice, MAXIMUM_REASON } from '../../src/rounds/vote.js';
import type { Services } from '../../src/services.js';
import { movedBySent } from './choices-sent.js';

/** A submitted voting form. Nothing in it is trusted. */
export interface VoteForm {
  readonly option?: string | undefined;
  readonly confidence?: string | undefined;
  readonly reason?: string | undefined;
  readonly movedBy?: string | undefined;
  readonly seeksDifference?: boolean | undefined;
}

/**
 * The choice on a form, or one line that says what is missing or too long. The reason for moving belongs to the second
 * ballot.
 */
export type ReadForm =
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'problem'; readonly line: string };

/** Reads a voting form for that ballot. */
export function readVoteForm(form: VoteForm, ballot: Ballot | undefined, language: Language): ReadForm {
  const say = textFor(language);
  const reason = form.reason?.trim() ?? '';
  // The number, or what a card prints for it: `4 – zeker`.
  const confidence = Number(/^\s*([1-5])(?:\s*[–-]\s*\p{L}.*)?$/u.exec(form.confidence ?? '')?.[1] ?? form.confidence);
  const isSure = Number.isInteger(confidence) && confidence >= 1 && confidence <= 5;
  if (!form.option || !form.confidence?.trim()) return { kind: 'problem', line: say('notices.unknownOption.text') };
  if (!isSure) return wrong('confidence', language);
  if (!fits(reason, MAXIMUM_REASON))
    return { kind: 'problem', line: say('notices.tooMuchText.text', { count: MAXIMUM_REASON }) };
  const movedBy = ballot === 'second' ? movedBySent(form.movedBy) : undefined;
  if (ballot === 'second' && form.movedBy && movedBy === undefined) return wrong('movedBy', language);
  return {
    kind: 'choice',
    choice: { option: form.option, confidence, reason, ...(movedBy === undefined ? {} : { movedBy }) },
  };
}

function wrong(field: string, language: Language): ReadForm {
  return { kind: 'problem', line: fieldFault({ verb: 'vote.cast', field }, language) ?? '' };
}

/** The voter with what the form says about the matching; unchanged where the form does not ask it. */
export async function withDifference(
  participant: Participant,
  { seeksDifference }: VoteForm,
  { participants }: Pick<Services, 'participants'>,
): Promise<Participant> {
  return seeksDifference === undefined ? participant : participants.chooseDifference(participant, seeksDifference);
}
