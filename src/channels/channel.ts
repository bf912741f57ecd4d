import type { Language } from '../language.js';
import { type Intent, roundKeyPrefix } from '../outbox/message.js';
import type { Address } from '../outbox/sender.js';

/** Teams asks for a personal view by itself for at most this many people (Microsoft, "User Specific Views"). */
export const MOST_VIEWERS = 60;

/** A channel as told by an activity from its team. The name is absent if Teams did not tell it. */
export interface ChannelSighting {
  /** Entra tenant of the team, which need not be that of the person who acts. */
  readonly tenantId: string;
  readonly teamId: string;
  /** Teams' id of the channel, without the id of a post. */
  readonly channelId: string;
  readonly teamName?: string;
  readonly name?: string;
  /** Where its posts go; `userId` is empty, a channel is nobody's. */
  readonly address: Address;
}

/** Somebody who asked for a view of their own in the channel. That says nothing about a vote. */
export interface Viewer {
  /** Participant id. */
  readonly id: string;
  /** Teams user id (`29:…`). */
  readonly userId: string;
}

/** A channel of a team that the app is or was in. */
export interface Channel {
  readonly id: string;
  /** The team, as `teamKey` makes it. */
  readonly team: string;
  /** Empty when Teams never told it. */
  readonly teamName: string;
  /** Empty when Teams never told it. */
  readonly name: string;
  readonly tenantId: string;
  readonly address: Address;
  /** When the app was last seen to be in it, by Teams' clock: what is older says nothing about it. */
  readonly installedAt?: Date;
  /** A facilitator lets it get the weekly dilemma. */
  readonly chosen: boolean;
  /** Id of the programme whose dilemmas come here; while it is chosen it belongs to that one. Channels of before there were several: the first. */
  readonly programmeId: string;
  /** Language of its posts. */
  readonly language: Language;
  /** False from the moment that Teams refuses a post until the app is seen there again. */
  readonly reachable: boolean;
  readonly unreachableSince?: Date;
  /** As of a participant. */
  readonly unreachableReason?: string;
  readonly tryAgainAt?: Date;
  /** At most 60, in order of asking; the earliest is dropped first. */
  readonly viewers: readonly Viewer[];
  /** When the posts are to be given the list as it is then; absent: they have it. */
  readonly listDueAt?: Date;
}

/** The id of a channel in every store: tenant and channel id, joined. */
export function channelKey({ tenantId, channelId }: Pick<ChannelSighting, 'tenantId' | 'channelId'>): string {
  return `${tenantId}:${channelId}`;
}

/** The name under which all channels of one team are found. */
export function teamKey({ tenantId, teamId }: Pick<ChannelSighting, 'tenantId' | 'teamId'>): string {
  return `${tenantId}:${teamId}`;
}

/** The intent to put the one post about a round in a channel. Whatever happens in the round changes that post in place. */
export function channelIntent(roundId: string, channelId: string): Intent {
  return { key: roundKeyPrefix(roundId, 'channel') + channelId, to: channelId, kind: 'channel', roundId };
}

/**
 * When posts get a list that changed now: at the next whole hour. So a post is changed once an hour at most, and the
 * moment of the change tells nothing about when somebody asked.
 */
export function listMoment(now: Date): Date {
  const hour = 3_600_000;
  return new Date((Math.floor(now.getTime() / hour) + 1) * hour);
}
