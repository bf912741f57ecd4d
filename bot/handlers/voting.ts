import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { type Choice, MAXIMUM_REASON, MOVED_BY } from '../../src/rounds/vote.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../reply.js';
import { roundCard } from '../round-card.js';
import type { Turn } from '../turn.js';

/** The dilemma of this moment, or when the next one comes. */
export async function showDilemma(turn: Turn, { voting, municipalities }: Services): Promise<Reply> {
  if (turn.participant.standing !== 'joined') return card(notices.joinFirst(turn.language));
  const current = await voting.current(turn.participant);
  if (current.kind === 'none') return card(notices.noRound(turn.language, current.nextAt ?? undefined));
  if (current.kind === 'open') await voting.noteAsked(turn.participant, current);
  return card(roundCard(current, turn, municipalities));
}

/** The newest state of the card of one round; Teams also asks for it by itself when the card comes in view. */
export async function showBallot(
  turn: Turn,
  { voting, municipalities }: Services,
  data: ActionData<'ballot.show'>,
): Promise<Reply> {
  if (turn.participant.standing !== 'joined') return card(notices.joinFirst(turn.language));
  return card(roundCard(await voting.view(turn.participant, data.round), turn, municipalities));
}

/** A vote. What is missing or too long is said below the card, so that what was filled in stays there. */
export async function castVote(
  turn: Turn,
  { voting, municipalities }: Services,
  data: ActionData<'vote.cast'>,
): Promise<Reply> {
  const choice = choiceOf(data, turn.language);
  if ('refusal' in choice) return choice.refusal;
  const view = await voting.cast(turn.participant, data.round, data.ballot, choice, turn.at);
  return card(roundCard(view, turn, municipalities));
}

type Filled = Pick<ActionData<'vote.cast'>, 'ballot' | 'option' | 'confidence' | 'reason'> & {
  readonly movedBy?: string | undefined;
};

/** What was filled in on a ballot, or the line that says what is missing or too long. */
export function choiceOf(filled: Filled, language: Language): Choice | { readonly refusal: Reply } {
  const say = textFor(language);
  const { option } = filled;
  const reason = filled.reason?.trim() ?? '';
  const confidence = Number(filled.confidence);
  const isSure = Number.isInteger(confidence) && confidence >= 1 && confidence <= 5;
  if (option === undefined || option === '' || !isSure) return { refusal: hint(say('notices.unknownOption.text')) };
  if (reason.length > MAXIMUM_REASON) {
    return { refusal: hint(say('notices.tooMuchText.text', { count: MAXIMUM_REASON })) };
  }
  const movedBy = filled.ballot === 'second' ? MOVED_BY.find((known) => known === filled.movedBy) : undefined;
  return { option, confidence, reason, ...(movedBy === undefined ? {} : { movedBy }) };
}
