import type { ActionData } from '../../cards/actions.js';
import { notices } from '../../cards/notices.js';
import { channelKey } from '../../src/channels/channel.js';
import type { Services } from '../../src/services.js';
import { sharedView } from '../channel-card.js';
import { card, type Reply } from '../reply.js';
import type { Turn } from '../turn.js';
import { choiceOf } from './voting.js';

/**
 * The clicker's own view of a round, on a card that others see too: the answer is shown to nobody else. Who asks in a
 * channel is put on the list of those who get it by themselves next time; that says nothing about a vote.
 */
export async function showShared(turn: Turn, services: Services, data: ActionData<'shared.view'>): Promise<Reply> {
  const { voting, channels, municipalities } = services;
  const { participant } = turn;
  if (participant.standing !== 'joined') return card(notices.sharedJoin(turn.language, data.round));
  const view = await voting.view(participant, data.round);
  if (!turn.isAutomatic) {
    const { channel, teamsUserId: userId } = turn;
    await Promise.all([
      // By the view and not by the vote: the messages must not tell who voted.
      view.kind === 'open' ? voting.noteAsked(participant, view) : undefined,
      channel === null ? undefined : channels.noteViewer(channelKey(channel), { participant, userId }),
    ]);
  }
  return card(sharedView(view, data.round, turn, municipalities));
}

/** A vote on the ballot that is open now, from a card that others see too. What is missing is said below the card. */
export async function castShared(turn: Turn, services: Services, data: ActionData<'shared.vote'>): Promise<Reply> {
  const { voting, municipalities } = services;
  const { participant } = turn;
  if (participant.standing !== 'joined') return card(notices.sharedJoin(turn.language, data.round));
  const before = await voting.view(participant, data.round);
  if (before.kind !== 'open') return card(sharedView(before, data.round, turn, municipalities));
  // What moved the person is asked in the personal chat only, and stays as it was said there.
  const choice = choiceOf({ ...data, ballot: before.ballot, movedBy: before.own?.movedBy }, turn.language);
  if ('refusal' in choice) return choice.refusal;
  const view = await voting.cast(participant, data.round, before.ballot, choice, turn.at);
  return card(sharedView(view, data.round, turn, municipalities));
}
