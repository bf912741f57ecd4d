import type { Language } from '../language.js';
import type { Address } from '../outbox/sender.js';
import type { Lost } from '../participants/participant-store.js';
import type { Channel, ChannelSighting, Viewer } from './channel.js';

/** Tenant ids: channels of all others are left out. Absent: every channel is there. */
export type AmongTenants = ReadonlySet<string>;

/** Whether a channel gets the dilemma; what is left out stays as it was. */
export interface ChannelChoice {
  readonly chosen: boolean;
  readonly language?: Language;
  readonly programmeId?: string;
}

/** The channels that the app is or was in. One document each, key `tenant:channel`; every method is atomic per channel. */
export interface ChannelStore {
  /**
   * Notes that the app is in this channel, making the record when new, and returns it. Changes nothing that a facilitator
   * chose; a name that is not told stays. `at`: of what moment the news is, by Teams' clock; news of before the last changes
   * nothing. One round trip.
   */
  note(sighting: ChannelSighting, at?: Date): Promise<Channel>;
  get(id: string): Promise<Channel | null>;
  getMany(ids: readonly string[]): Promise<readonly Channel[]>;
  /**
   * Sets whether the channel gets the dilemma, of which programme and in which language; the state after it. Null when it is not
   * there, or is chosen for a programme that is not one of `holders` (ids): so two programmes never take it from each other.
   */
  choose(id: string, choice: ChannelChoice, holders: readonly string[]): Promise<Channel | null>;
  /** The channels chosen for a programme that can be reached, in order of id, at most `limit`, after `afterId`. */
  pageOfChosen(
    programmeId: string,
    afterId: string | null,
    limit: number,
    among?: AmongTenants,
  ): Promise<readonly Channel[]>;
  /** Up to `limit` channels chosen for a programme that Teams did not let reach; without those of teams that took the app out. */
  unreachedChosen(programmeId: string, limit: number, among?: AmongTenants): Promise<readonly Channel[]>;
  /** Up to `limit` channels chosen for one of these programmes, reachable or not. */
  chosen(programmeIds: readonly string[], limit: number, among?: AmongTenants): Promise<readonly Channel[]>;
  /** Up to `limit` channels of one tenant, in order of id, after `afterId`. */
  ofTenant(tenantId: string, limit: number, afterId?: string | null): Promise<readonly Channel[]>;
  /** Every channel of a team (`teamKey`). */
  ofTeam(team: string): Promise<readonly Channel[]>;
  renameTeam(team: string, name: string): Promise<void>;
  /**
   * The app is out of this team since `at` (Teams' clock): its channels become unreachable and their viewers are
   * forgotten. No effect where the app was seen after that moment.
   */
  loseTeam(team: string, since: Date, at: Date): Promise<void>;
  /** The app is in this team since `at` (Teams' clock): all its channels can be reached, at this service URL. Older news changes nothing. */
  regainTeam(team: string, serviceUrl: string, at: Date): Promise<void>;
  /** Teams refused posts at the address that they have. `since` is kept when already unreachable. One round trip. */
  markUnreachable(lost: readonly Lost[], since: Date): Promise<void>;
  /** A post arrived at this address: as `noteReached` of a participant. */
  noteReached(id: string, address: Address): Promise<Channel | null>;
  /** Channels of which a post is to be tried all the same by now, at most `limit`. */
  pageToTryAgain(now: Date, limit: number): Promise<readonly Channel[]>;
  /** One was tried for what was due then. */
  noteTried(id: string, tryAgainAt: Date): Promise<void>;
  /**
   * The same of one channel that was deleted. Teams can restore it, so one that is chosen stays as it is chosen; of another one
   * there is nothing to keep. Two round trips.
   */
  lose(id: string, since: Date, at: Date): Promise<void>;
  /** Idempotent. */
  remove(id: string): Promise<void>;
  /** How many could not be reached since before that moment. */
  countLost(before: Date): Promise<number>;
  /** Removes those, at most `limit`; returns how many. One that can be reached again meanwhile stays. */
  removeLost(before: Date, limit: number): Promise<number>;
  /** Puts somebody on the list, dropping the earliest viewer when it is full. Adding someone twice has no effect. */
  addViewer(id: string, viewer: Viewer, listDueAt: Date): Promise<void>;
  /** Channels whose list changed and whose time has come. */
  pageOfDueLists(now: Date, limit: number): Promise<readonly Channel[]>;
  /** The posts have the lists as they were due then; a later change stays due. One round trip, however many they are. */
  listsDone(lists: readonly Pick<Channel, 'id' | 'listDueAt'>[]): Promise<void>;
  /** Names of the channels (`team`, `name`) in which this person is on the list. */
  ofViewer(participantId: string): Promise<readonly Channel[]>;
  /** Takes the person off every list. Idempotent. */
  eraseViewer(participantId: string, listDueAt: Date): Promise<void>;
}
