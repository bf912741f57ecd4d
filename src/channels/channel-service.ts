import { type Clock, plausible } from '../clock.js';
import type { Language } from '../language.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Participant } from '../participants/participant.js';
import { isOpenForVotes, isUnderWay, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { type Channel, type ChannelSighting, channelIntent, channelKey, listMoment, teamKey } from './channel.js';
import type { ChannelStore } from './channel-store.js';

/** An event of a team or channel that has the app. */
export type TeamEvent = {
  /** When, by Teams' clock; absent where it does not tell. */
  readonly at?: Date;
} & (
  | { readonly kind: 'added' | 'seen' | 'restored'; readonly channel: ChannelSighting }
  | { readonly kind: 'removed'; readonly tenantId: string; readonly teamId: string }
  | { readonly kind: 'renamed'; readonly tenantId: string; readonly teamId: string; readonly name: string }
  | { readonly kind: 'channelGone'; readonly tenantId: string; readonly channelId: string }
);

/** Most channels on a list for facilitators. */
const MOST_LISTED = 100;
/** Lists that changed, handled at a time. */
const LIST_PAGE = 100;

export interface ChannelService {
  /** Notes an event of a team. A repeated or outdated event changes nothing. */
  note(event: TeamEvent): Promise<void>;
  /**
   * Lets this channel get the dilemma of a programme from now on, including one that is open now. Null: it is chosen for a programme
   * that is not one of `holders`. The caller checks permission.
   */
  choose(sighting: ChannelSighting, wish: ChannelPosts, holders: Holders): Promise<Channel | null>;
  /** The same for a channel that is known, from a list; null also when it is not there any more. */
  chooseKnown(id: string, wish: ChannelPosts, holders: Holders): Promise<Channel | null>;
  /** The channel as it is known; null: it is not. */
  get(sighting: Pick<ChannelSighting, 'tenantId' | 'channelId'>): Promise<Channel | null>;
  /** The channel gets nothing new. A post that is there is still kept up to date. Null when the channel is not known, or not of `holders`. */
  stop(id: string, holders: Holders): Promise<Channel | null>;
  /** For a facilitator: every channel that is chosen for one of `holders`, and those of the own tenant that are free. */
  list(tenantId: string, holders: Holders): Promise<readonly Channel[]>;
  /** Somebody asked for an own view in this channel, and will get it without asking next time. One round trip. */
  noteViewer(channelId: string, viewer: { readonly participant: Participant; readonly userId: string }): Promise<void>;
  /** The round whose post in this channel has that id, and the language of posts there; null when it is none of ours. */
  postWith(channelId: string, activityId: string): Promise<ChannelPostFacts | null>;
  /** A post got through where it was refused before: what is open now follows, and what is there is brought up to date. */
  comeBack(id: string): Promise<void>;
  /** Gives the posts of open rounds the lists that changed and whose time has come. Called often; asks once an hour. */
  renewLists(): Promise<void>;
}

/** The dilemmas that come in a channel. */
export interface ChannelPosts {
  readonly programmeId: string;
  readonly language: Language;
}

/** Ids of the programmes whose channels somebody may switch. */
export type Holders = readonly string[];

/** A post of ours. */
export interface ChannelPostFacts {
  readonly roundId: string;
  readonly language: Language;
}

export interface ChannelServiceParts {
  readonly channels: ChannelStore;
  readonly rounds: RoundStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
}

/** Manages which channels get the dilemma, and who gets a personal view there. */
export function createChannelService(parts: ChannelServiceParts): ChannelService {
  const { channels, rounds, outbox, clock } = parts;
  /** Lists are due at whole hours only: nothing is before this one (ms since the epoch). */
  let lookedUntil = 0;

  /** Puts what is open now in these channels, once; posts that are there already are brought up to date in their place. */
  async function postNow(chosen: readonly Channel[]): Promise<void> {
    const now = chosen.filter((channel) => channel.chosen);
    if (now.length === 0) return;
    const live = await rounds.live();
    const intentsOf = (some: readonly Round[]) =>
      now.flatMap((channel) => of(channel, some).map((round) => channelIntent(round.id, channel.id)));
    const open = intentsOf(live.filter(isOpenForVotes));
    await outbox.enqueue(open, clock.now());
    await outbox.retryUndelivered(
      open.map(({ key }) => key),
      clock.now(),
    );
    const begun = live.filter(({ phase }) => phase !== 'planned');
    await outbox.renewEach(
      intentsOf(begun).map(({ key }) => key),
      clock.now(),
    );
  }

  async function added(sighting: ChannelSighting, at: Date): Promise<void> {
    const team = teamKey(sighting);
    await channels.note(sighting, at);
    await channels.regainTeam(team, sighting.address.serviceUrl, at);
    await postNow(await channels.ofTeam(team));
  }

  async function chooseKnown(id: string, wish: ChannelPosts, holders: Holders): Promise<Channel | null> {
    const channel = await channels.choose(id, { chosen: true, ...wish }, holders);
    if (channel !== null) await postNow([channel]);
    return channel;
  }

  return {
    chooseKnown,

    async note(event) {
      const now = clock.now();
      const at = plausible(event.at, now);
      switch (event.kind) {
        case 'added':
          return added(event.channel, at);
        case 'seen':
          await channels.note(event.channel, at);
          return;
        case 'restored':
          return postNow([await channels.note(event.channel, at)]);
        case 'removed':
          return channels.loseTeam(teamKey(event), now, at);
        case 'renamed':
          return channels.renameTeam(teamKey(event), event.name);
        case 'channelGone':
          return channels.lose(channelKey(event), now, at);
      }
    },

    async choose(sighting, wish, holders) {
      const { id } = await channels.note(sighting);
      return chooseKnown(id, wish, holders);
    },

    get: (sighting) => channels.get(channelKey(sighting)),
    stop: (id, holders) => channels.choose(id, { chosen: false }, holders),

    async list(tenantId, holders) {
      const [chosen, own] = await Promise.all([
        channels.chosen(holders, MOST_LISTED),
        channels.ofTenant(tenantId, MOST_LISTED),
      ]);
      const free = own.filter((channel) => !channel.chosen);
      const all = new Map([...chosen, ...free].map((channel) => [channel.id, channel]));
      return [...all.values()].sort(byName);
    },

    noteViewer: (channelId, { participant, userId }) =>
      channels.addViewer(channelId, { id: participant.id, userId }, listMoment(clock.now())),

    async postWith(channelId, activityId) {
      const [posts, channel] = await Promise.all([outbox.postsIn(channelId), channels.get(channelId)]);
      const post = posts.find((one) => one.activityId === activityId);
      if (post === undefined || channel === null) return null;
      return { roundId: post.roundId, language: channel.language };
    },

    async comeBack(id) {
      const channel = await channels.get(id);
      if (channel !== null) await postNow([channel]);
    },

    async renewLists() {
      const nextMoment = listMoment(clock.now()).getTime();
      if (nextMoment === lookedUntil) return;
      const due = await channels.pageOfDueLists(clock.now(), LIST_PAGE);
      if (due.length === 0) {
        lookedUntil = nextMoment;
        return;
      }
      const open = (await rounds.live()).filter(isShownOpen);
      const keys = due.flatMap((channel) => of(channel, open).map((round) => channelIntent(round.id, channel.id).key));
      await outbox.renewEach(keys, clock.now());
      await channels.listsDone(due);
    },
  };
}

/** The rounds of the channel's programme. */
function of({ programmeId }: Channel, rounds: readonly Round[]): readonly Round[] {
  return rounds.filter((round) => round.programmeId === programmeId);
}

/** A post of a round that has closed is not changed for a list any more. */
function isShownOpen({ phase, cancelRequestedAt }: Round): boolean {
  return cancelRequestedAt === null && isUnderWay(phase);
}

function byName(one: Channel, other: Channel): number {
  const name = ({ teamName, name: channel, id }: Channel) => `${teamName}\u0000${channel}\u0000${id}`;
  return name(one).localeCompare(name(other), 'nl');
}
