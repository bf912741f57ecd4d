import type { ActionData } from '../../cards/actions.js';
import { renderChannelList } from '../../cards/channels/channel-list.js';
import { notices } from '../../cards/notices/notices.js';
import { withProgramme } from '../../cards/programmes/with-programme.js';
import { type TextKey, textFor } from '../../cards/text.js';
import { channelKey } from '../../src/channels/channel.js';
import type { Programme } from '../../src/programmes/programme.js';
import type { Services } from '../../src/services.js';
import { type ChannelWish, programmeNamed } from '../../src/understanding/channel-words.js';
import { card, hint, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { channelSent, programmeSent } from '../views/choices-sent.js';

type ChannelServices = Pick<Services, 'channels' | 'directory'>;
type PostWish = Extract<ChannelWish, { kind: 'post' }>;

/** Which channels somebody may switch, and for which programmes. */
interface Rights {
  /** The programmes that they facilitate and that have not ended. */
  readonly own: readonly Programme[];
  /** Ids of the programmes whose channels they may switch: their own, and those that have ended and need none any more. */
  readonly holders: readonly string[];
}

async function rightsOf({ participant }: Turn, { directory }: ChannelServices): Promise<Rights> {
  const [facilitated, all] = await Promise.all([directory.facilitatedBy(participant.id), directory.all()]);
  const isEnded = ({ state }: Programme) => state === 'ended';
  const holders = new Set([...facilitated, ...all.filter(isEnded)].map(({ id }) => id));
  return { own: facilitated.filter((programme) => !isEnded(programme)), holders: [...holders] };
}

/**
 * In a channel: a facilitator lets it get the weekly dilemma of a programme of theirs. Everybody reads the answer, so it names
 * nobody, and no programme but the one that was chosen.
 */
export async function post(turn: Turn, services: ChannelServices, wish: ChannelWish): Promise<Reply> {
  const { channel, language } = turn;
  if (!turn.isFacilitator || wish.kind !== 'post') return card(notices.channelFacilitatorsOnly(language));
  if (channel === null) return card(notices.groupOnlyPersonal(language));
  const { own, holders } = await rightsOf(turn, services);
  if (own.length === 0) return card(notices.channelFacilitatorsOnly(language));
  const meant = await meantBy(wish, channel, own, services);
  if (meant === undefined) return card(notices.channelWhichProgramme(language));
  const { programme, language: posts } = meant;
  const name = channel.name ?? (await turn.channelName()) ?? undefined;
  const named = name === undefined ? channel : { ...channel, name };
  const chosen = await services.channels.choose(named, { programmeId: programme.id, language: posts }, holders);
  if (chosen === null) return card(notices.channelOfAnother(language));
  const said = notices.channelChosen(language, chosen.language);
  return card(own.length === 1 ? said : withProgramme(said, programme.name));
}

/** The programme that is meant, and the language of its posts: the one that is named, else that of the channel, else the only one. */
async function meantBy(
  { named, language }: PostWish,
  channel: NonNullable<Turn['channel']>,
  own: readonly Programme[],
  { channels }: ChannelServices,
): Promise<{ readonly programme: Programme; readonly language: PostWish['language'] } | undefined> {
  if (named !== null) {
    const found = programmeNamed(named, own);
    return found && { programme: found.programme, language: found.language ?? language };
  }
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return { programme: only, language };
  const known = await channels.get(channel);
  const present = known?.chosen ? own.find(({ id }) => id === known.programmeId) : undefined;
  return present && { programme: present, language };
}

/** In a channel: a facilitator of its programme stops dilemmas from being posted there. */
export async function stop(turn: Turn, services: ChannelServices): Promise<Reply> {
  const { channel, language } = turn;
  if (!turn.isFacilitator) return card(notices.channelFacilitatorsOnly(language));
  if (channel === null) return card(notices.groupOnlyPersonal(language));
  const { holders } = await rightsOf(turn, services);
  const stopped = await services.channels.stop(channelKey(channel), holders);
  if (stopped === null && (await services.channels.get(channel)) !== null)
    return card(notices.channelOfAnother(language));
  return card(notices.channelStopped(language));
}

/** In the personal chat of a facilitator: which channels get the dilemma of their programmes, and which are free. */
export async function list(turn: Turn, services: ChannelServices): Promise<Reply> {
  return listFor(turn, services, await rightsOf(turn, services));
}

async function listFor(turn: Turn, { channels }: ChannelServices, { own, holders }: Rights): Promise<Reply> {
  const found = await channels.list(turn.participant.tenantId, holders);
  return card(renderChannelList({ channels: found, programmes: own }, turn.language));
}

/** From that list: lets a channel get the dilemma, or get it in another language or of another programme. */
export async function chooseKnown(
  turn: Turn,
  services: ChannelServices,
  { channel, programme: sent, language }: ActionData<'channel.choose'>,
): Promise<Reply> {
  return withChosen(turn, services, channel, async ({ id, programmeId }, { own, holders }) => {
    const present = own.find((one) => one.id === programmeId)?.id;
    const only = own.length === 1 ? own[0]?.id : undefined;
    const programme = sent === undefined ? (present ?? only) : programmeSent(sent, own);
    if (programme === undefined) return 'channelList.missingProgramme';
    const chosen = await services.channels.chooseKnown(id, { programmeId: programme, language }, holders);
    return chosen === null ? 'channelList.refused' : null;
  });
}

/** From that list: stops dilemmas for a channel. */
export async function stopKnown(
  turn: Turn,
  services: ChannelServices,
  { channel }: ActionData<'channel.stop'>,
): Promise<Reply> {
  return withChosen(turn, services, channel, async ({ id }, { holders }) =>
    (await services.channels.stop(id, holders)) === null ? 'channelList.refused' : null,
  );
}

/** The channel that was chosen from the list. */
interface Chosen {
  readonly id: string;
  /** That of the programme which it is chosen for; absent: it is free, or not on the list any more. */
  readonly programmeId?: string;
}

/**
 * Does it with the channel that was sent, by its id or as the list prints it, and shows the list; or says why nothing was done,
 * so also when none was chosen.
 */
async function withChosen(
  turn: Turn,
  services: ChannelServices,
  sent: string | undefined,
  act: (chosen: Chosen, rights: Rights) => Promise<TextKey | null>,
): Promise<Reply> {
  const say = textFor(turn.language);
  if (sent === undefined) return hint(say('channelList.missing'));
  const rights = await rightsOf(turn, services);
  const known = await services.channels.list(turn.participant.tenantId, rights.holders);
  const id = channelSent(sent, known) ?? sent;
  const found = known.find((one) => one.id === id);
  const why = await act({ id, ...(found?.chosen ? { programmeId: found.programmeId } : {}) }, rights);
  return why === null ? listFor(turn, services, rights) : hint(say(why));
}
