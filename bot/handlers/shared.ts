import type { ActionData } from '../../cards/actions.js';
import { renderSharedJoin } from '../../cards/shared-join.js';
import type { Services } from '../../src/services.js';
import { card, hint, type Reply } from '../reply.js';
import { ownSharedCard } from '../shared-card.js';
import type { Turn } from '../turn.js';
import { readVoteForm } from '../vote-form.js';

/**
 * What this person gets to see of a round that stands in a chat where others read along: the ballot, or the own vote with
 * what is open to all. Whoever takes no part is told how to begin. Only who clicked sees the answer.
 */
export async function showShared(turn: Turn, services: Services, data: ActionData<'shared.view'>): Promise<Reply> {
  if (turn.participant.standing !== 'joined') return invitation(turn, services, data.round);
  const view = await services.voting.view(turn.participant, data.round);
  // Somebody whom no ballot was sent to hears the result all the same. By the view and not by the vote: what is kept about
  // messages must not tell who voted.
  if (view.kind === 'open' && !turn.isAutomatic) await services.voting.noteAsked(turn.participant, view);
  return card(ownSharedCard(view, data.round, turn.language));
}

/** A vote on such a card. What is missing is said below it, so that what was filled in stays there. */
export async function castShared(turn: Turn, services: Services, data: ActionData<'shared.vote'>): Promise<Reply> {
  const { participant, language, at } = turn;
  const { voting } = services;
  if (participant.standing !== 'joined') return invitation(turn, services, data.round);
  const form = readVoteForm(data, data.ballot, language);
  if (form.kind === 'problem') return hint(form.line);
  const view =
    data.ballot === undefined
      ? await voting.castOpen(participant, data.round, form.choice, at)
      : await voting.cast(participant, data.round, data.ballot, form.choice, at);
  return card(ownSharedCard(view, data.round, language));
}

function invitation({ language }: Turn, { appUrl }: Services, roundId: string): Reply {
  return card(renderSharedJoin({ roundId, appUrl }, language));
}
