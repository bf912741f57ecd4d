import type { ActionData } from '../../cards/actions.js';
import { renderChannelList } from '../../cards/channels/channel-list.js';
import { notices } from '../../cards/notices/notices.js';
import { textFor } from '../../cards/text.js';
import { channelKey } from '../../src/channels/channel.js';
import type { Services } from '../../src/services.js';
import type { ChannelWish } from '../../src/understanding/channel-words.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { channelSent } from '../views/choices-sent.js';

/** In a channel: a facilitator lets it get the weekly dilemma. Everybody reads the answer, so it names nobody. */
export async function post(turn: Turn, { channels }: Pick<Services, 'channels'>, wish: ChannelWish): Promise<Reply> {
  const { channel, language } = turn;
  if (!turn.isFacilitator) return card(notices.channelFacilitatorsOnly(language));
  if (channel === null) return card(notices.groupOnlyPersonal(language));
  const name = channel.name ?? (await turn.channelName()) ?? undefined;
  const named = name === undefined ? channel : { ...channel, name };
  const chosen = await channels.choose(named, wish.kind === 'post' ? wish.language : 'nl');
  return card(notices.channelChosen(language, chosen.language));
}

/** In a channel: a facilitator stops dilemmas from being posted there. */
export async function stop(turn: Turn, { channels }: Pick<Services, 'channels'>): Promise<Reply> {
  const { channel, language } = turn;
  if (!turn.isFacilitator) return card(notices.channelFacilitatorsOnly(language));
  if (channel === null) return card(notices.groupOnlyPersonal(language));
  await channels.stop(channelKey(channel));
  return card(notices.channelStopped(language));
}

/** In the personal chat of a facilitator: which channels get the dilemma. */
export async function list(turn: Turn, { channels }: Pick<Services, 'channels'>): Promise<Reply> {
  const found = await channels.list(turn.participant.tenantId);
  return card(renderChannelList({ channels: found }, turn.language));
}

/** From that list: lets a channel get the dilemma, or get it in another language. A channel that is gone is gone from the list. */
export async function chooseKnown(
  turn: Turn,
  services: Pick<Services, 'channels'>,
  { channel, language }: ActionData<'channel.choose'>,
): Promise<Reply> {
  return withChosen(turn, services, channel, (id) => services.channels.chooseKnown(id, language));
}

/** From that list: stops dilemmas for a channel. */
export async function stopKnown(
  turn: Turn,
  services: Pick<Services, 'channels'>,
  { channel }: ActionData<'channel.stop'>,
): Promise<Reply> {
  return withChosen(turn, services, channel, (id) => services.channels.stop(id));
}

/** Does it with the channel that was sent, by its id or as the list prints it, and shows the list. None chosen: nothing is done. */
async function withChosen(
  turn: Turn,
  services: Pick<Services, 'channels'>,
  sent: string | undefined,
  act: (id: string) => Promise<unknown>,
): Promise<Reply> {
  if (sent === undefined) return hint(textFor(turn.language)('channelList.missing'));
  const known = await services.channels.list(turn.participant.tenantId);
  await act(channelSent(sent, known) ?? sent);
  return list(turn, services);
}
