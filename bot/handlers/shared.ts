import type { ActionData } from '../../cards/actions.js';
import { renderSharedJoin } from '../../cards/compose/shared-join.js';
import type { RenderedCard } from '../../cards/render.js';
import { channelKey } from '../../src/channels/channel.js';
import { takesPart } from '../../src/participants/participant.js';
import type { Services } from '../../src/services.js';
import type { RoundView } from '../../src/voting/round-view.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { sharedView } from '../views/channel-card.js';
import { ownSharedCard } from '../views/shared-card.js';
import { voteOnCard } from '../views/vote-form.js';

/**
 * One person's view of a round that was shared where others read along: the ballot, or their own vote with whatever is
 * public. A non-participant is told how to begin. Only the person who clicked sees the answer. Asking in a channel puts
 * them on the list of those who get it by themselves next time, which says nothing about a vote.
 */
export async function showShared(
  turn: Turn,
  services: Pick<Services, 'voting' | 'channels' | 'municipalities' | 'appUrl'>,
  data: ActionData<'shared.view'>,
): Promise<Reply> {
  const { voting, channels } = services;
  const { participant } = turn;
  if (!takesPart(participant)) return invitation(turn, services, data.round);
  const view = await voting.view(participant, data.round);
  if (!turn.isAutomatic) {
    const { channel, teamsUserId: userId } = turn;
    await Promise.all([
      // Somebody whom no ballot was sent to hears the result all the same. By the view and not by the vote: what is kept
      // about messages must not tell who voted.
      view.kind === 'open' ? voting.noteAsked(participant, view) : undefined,
      channel === null ? undefined : channels.noteViewer(channelKey(channel), { participant, userId }),
    ]);
  }
  return card(ownView(view, data.round, turn, services));
}

/** A vote on such a card. Errors appear below it, so that the input stays there. */
export async function castShared(
  turn: Turn,
  services: Pick<Services, 'participants' | 'voting' | 'municipalities' | 'appUrl'>,
  data: ActionData<'shared.vote'>,
): Promise<Reply> {
  const { participant, language, at } = turn;
  const { participants, voting } = services;
  if (!takesPart(participant)) return invitation(turn, services, data.round);
  const read = voteOnCard(data, data.ballot, language);
  if ('line' in read) return hint(read.line);
  const voter = await participants.chooseDifference(participant, data.seeksDifference);
  const view =
    data.ballot === undefined
      ? await voting.castOpen(voter, data.round, read.choice, at)
      : await voting.cast(voter, data.round, data.ballot, read.choice, at);
  return card(ownView(view, data.round, turn, services));
}

/** In a channel it takes the place of the post and is asked for again when that changes; in a chat it does neither. */
function ownView(
  view: RoundView,
  roundId: string,
  turn: Turn,
  { municipalities }: Pick<Services, 'municipalities'>,
): RenderedCard {
  return turn.channel === null
    ? ownSharedCard(view, roundId, turn.language)
    : sharedView(view, roundId, turn, municipalities);
}

function invitation({ language }: Turn, { appUrl }: Pick<Services, 'appUrl'>, roundId: string): Reply {
  return card(renderSharedJoin({ roundId, appUrl }, language));
}
