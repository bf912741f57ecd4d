import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices/notices.js';
import { takesPart } from '../../src/participants/participant.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { roundCard } from '../views/round-card.js';
import { readVoteForm, withDifference } from '../views/vote-form.js';

/** The dilemma of this moment, or when the next one comes. */
export async function showDilemma(
  turn: Turn,
  { voting, municipalities }: Pick<Services, 'voting' | 'municipalities'>,
): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.joinFirst(turn.language));
  const current = await voting.current(turn.participant);
  if (current.kind === 'none') return card(notices.noRound(turn.language, current.nextAt ?? undefined));
  if (current.kind === 'open') await voting.noteAsked(turn.participant, current);
  return card(roundCard(current, turn, municipalities));
}

/** The newest state of the card of one round; Teams also asks for it by itself when the card comes in view. */
export async function showBallot(
  turn: Turn,
  { voting, municipalities }: Pick<Services, 'voting' | 'municipalities'>,
  data: ActionData<'ballot.show'>,
): Promise<Reply> {
  if (!takesPart(turn.participant)) return card(notices.joinFirst(turn.language));
  return card(roundCard(await voting.view(turn.participant, data.round), turn, municipalities));
}

/** A vote. Errors appear below the card, so that the input stays there. */
export async function castVote(
  turn: Turn,
  services: Pick<Services, 'participants' | 'voting' | 'municipalities'>,
  data: ActionData<'vote.cast'>,
): Promise<Reply> {
  const { voting, municipalities } = services;
  const form = readVoteForm(data, data.ballot, turn.language);
  if (form.kind === 'problem') return hint(form.line);
  const voter = await withDifference(turn.participant, data, services);
  const view = await voting.cast(voter, data.round, data.ballot, form.choice, turn.at);
  return card(roundCard(view, turn, municipalities));
}
