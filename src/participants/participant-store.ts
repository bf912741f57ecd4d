import type { Language } from '../language.js';
import type { Address } from '../outbox/sender.js';
import type { Gone } from './departure.js';
import type { MembershipStore } from './membership-store.js';
import type { ActiveThread, Participant, Standing } from './participant.js';

/** A person as told by an inbound activity, written on every turn. */
export interface Sighting {
  readonly id: string;
  readonly tenantId: string;
  readonly objectId: string;
  /** Absent, like the locale, when the activity does not tell: what is stored then stays. */
  readonly name?: string;
  readonly locale?: string;
  /** Only from the personal chat: a group's conversation is nobody's address. */
  readonly address?: Address;
  /** When this happened, by Teams' clock. An address of before the app was last added is not taken. */
  readonly at?: Date;
  /** The app was added to the personal chat. */
  readonly isInstall?: boolean;
  /** ISO date of the visit. */
  readonly seenOn: string;
  /** Teams' id of the activity, kept (the last few) to recognise one that is delivered again. */
  readonly activityId?: string;
}

/** News that somebody, or a channel, cannot be reached. It says nothing about an address that came after it. */
export interface Lost {
  readonly id: string;
  /** The address that the news is about; without a service URL: wherever that conversation is served. */
  readonly address: Pick<Address, 'conversationId'> & Partial<Pick<Address, 'serviceUrl'>>;
  /** The moment of the news: the app may have been added since. */
  readonly asOf: Date;
  /** Code word for why. */
  readonly reason: string;
  /** When one message is tried all the same; null: not before the next round. */
  readonly tryAgainAt: Date | null;
}

/** The result of `touch`. */
export interface Touched {
  readonly participant: Participant;
  /** This person was never seen before. */
  readonly isNew: boolean;
  /** This activity was already handled: answer an invoke again, say a message only once. */
  readonly isRepeat: boolean;
  /** Until this visit the person could not be reached. */
  readonly isBack: boolean;
}

/** The person's own choices; an absent field stays as it is, `null` removes it. */
export interface ProfileChange {
  readonly municipality?: string | null;
  readonly vouched?: boolean;
  readonly placedAt?: Date;
  readonly role?: string;
  readonly challenges?: readonly string[];
  readonly language?: Language;
  readonly wantsToTalk?: boolean;
  readonly seeksDifference?: boolean;
  readonly findable?: boolean;
  readonly pausedUntil?: string | null;
  readonly standing?: Standing;
  readonly joinedAt?: Date;
  readonly leftAt?: Date | null;
  readonly talksPausedAt?: Date | null;
  readonly talksResumedAt?: Date;
  readonly name?: string;
  readonly userPrincipalName?: string | null;
  readonly memberOn?: string;
  readonly activeThread?: ActiveThread | null;
  readonly roundNews?: boolean;
}

/** A person says to work elsewhere, with what else they fill in. */
export interface Move extends ProfileChange {
  readonly municipality: string;
}

/** Where somebody is looked for, by one of the three. */
export type FindableBy = 'municipality' | 'challenges' | 'role';

/** Tenant ids: people of all others are left out. Absent: everybody is there. */
export type Among = ReadonlySet<string>;

/** Longest list of people to avoid; the oldest entries make room. */
export const MAXIMUM_AVOIDED = 200;

/**
 * The participants. One document each, key `tenant:object`; every method is atomic per participant. Lists and counts of
 * participants are `among` some tenants; the program passes those that are switched on (`tenants-on.ts`).
 */
export interface ParticipantStore extends MembershipStore {
  /**
   * Notes the visit, making the participant when new, and returns the state after it. A visit to the personal chat (one
   * with an address) also proves that the person can be reached, unless it comes late: from before the app was last added.
   * Never changes a choice of the person. One round trip.
   */
  touch(sighting: Sighting): Promise<Touched>;
  /** The same for somebody who is known here; null, and nothing written, when not. One round trip. */
  touchKnown(sighting: Sighting): Promise<Touched | null>;
  get(id: string): Promise<Participant | null>;
  getMany(ids: readonly string[]): Promise<readonly Participant[]>;
  /** Applies the change to an existing participant and returns the new state; null when there is no such participant. */
  change(id: string, change: ProfileChange): Promise<Participant | null>;
  /**
   * Applies a change of the stated municipality, and what comes with it, on that day (ISO date): at most two changes
   * after `countedAfter`, or one more after `allowMove`, even when several arrive at once. The first choice does not
   * count, nor does an unchanged one. Returns null and changes nothing if it is one too many or there is no such
   * participant. At most three round trips, one for the first choice.
   */
  move(
    id: string,
    move: Move,
    when: { readonly on: string; readonly countedAfter: string },
  ): Promise<Participant | null>;
  /** People of these organisations (codes) whatever their standing, at most `limit`, in no promised order. One round trip. */
  pageOfWorkers(codes: readonly string[], limit: number): Promise<readonly Participant[]>;
  /** How many people work for it, whatever their standing. One round trip. */
  countWorkers(code: string): Promise<number>;
  /**
   * Those of these people who work for `from` work for `into` from now on: since when, whether it is vouched for, and the moves
   * that they made themselves stay as they are. Idempotent. One round trip.
   */
  moveWorkers(ids: readonly string[], from: string, into: string): Promise<void>;
  /** Gives the person this code, or keeps the one that they have. The state after it; null when there is no such participant. */
  giveMoveCode(id: string, code: string): Promise<Participant | null>;
  /** Does anybody have this code, who takes part in that programme? Null: in whatever. */
  hasMoveCode(code: string, programmeId: string | null): Promise<boolean>;
  /** Lets that holder of this code change once beyond the limit, and uses up the code. False if there is none. */
  allowMove(code: string, programmeId: string | null): Promise<boolean>;
  /** How many people of the programme changed where they say to work after that day (ISO date). One round trip. */
  countMoved(programmeId: string, after: string, among?: Among): Promise<number>;
  /**
   * Teams said blocked or uninstalled, of the address that they have. `since` is kept when already unreachable, the reason is
   * the newest. One round trip.
   */
  markUnreachable(lost: readonly Lost[], since: Date): Promise<void>;
  /**
   * A message arrived at this address: while it is the person's, they can be reached. The state after it; null when it is not
   * their address any more. One round trip.
   */
  noteReached(id: string, address: Address): Promise<Participant | null>;
  /** People of whom a message is to be tried all the same by now, at most `limit`. */
  pageToTryAgain(now: Date, limit: number): Promise<readonly Participant[]>;
  /** One was tried for what was due then. */
  noteTried(id: string, tryAgainAt: Date): Promise<void>;
  /**
   * Those who take part in the programme, do not pause everywhere on `today` and can be reached, in order of id, at most
   * `limit`, after `afterId`. Among them are those who pause in this programme alone (`isActiveIn`).
   */
  pageOfActive(
    programmeId: string,
    today: string,
    afterId: string | null,
    limit: number,
    among?: Among,
  ): Promise<readonly Participant[]>;
  /**
   * Those who take part in the programme on `today`, and whom Teams did not let reach: page by page as `pageOfActive`. Without those who
   * took the app out: adding it again is told.
   */
  pageOfUnreached(
    programmeId: string,
    today: string,
    afterId: string | null,
    limit: number,
    among?: Among,
  ): Promise<readonly Participant[]>;
  /** How many those are that can be reached. One round trip. */
  countActive(programmeId: string, today: string, among?: Among): Promise<number>;
  /**
   * People of these programmes who chose to be found and have one of these values in that field; without a field those who
   * joined last. At most `limit`, in no promised order otherwise.
   */
  findable(
    programmeIds: readonly string[],
    by: FindableBy | null,
    values: readonly string[],
    limit: number,
    among?: Among,
  ): Promise<readonly Participant[]>;
  /** Puts another person on this one's list of people to avoid. Idempotent. The newest 200 are kept. */
  addAvoided(id: string, otherId: string): Promise<void>;
  /** Takes a person off the lists of all others. */
  forgetAvoided(otherId: string): Promise<void>;
  /** Matching is paused for these people from that moment on; an earlier moment is kept. One round trip. */
  pauseTalks(ids: readonly string[], at: Date): Promise<void>;
  /** How many people of the programme there are in each municipality that has any. One round trip. */
  countByMunicipality(programmeId: string, among?: Among): Promise<ReadonlyMap<string, number>>;
  /** The tenant of the first person in order of id after all people of that tenant; null: there is nobody more. */
  tenantAfter(tenantId: string | null): Promise<string | null>;
  /** People of one tenant whatever their standing, in order of id, at most `limit`, after `afterId`. */
  pageOfTenant(tenantId: string, afterId: string | null, limit: number): Promise<readonly Participant[]>;
  /** Removes everything stored here about the person. Idempotent. */
  erase(id: string): Promise<void>;
  /** People who are gone like this, at most `limit`. At most two round trips. */
  pageOfGone(gone: Gone, limit: number): Promise<readonly Participant[]>;
  /** How many there are of those. */
  countGone(gone: Gone): Promise<number>;
  /**
   * Like `erase`, if the person is still gone in this way. Returns false and removes nothing if the person has come
   * back.
   */
  eraseGone(id: string, gone: Gone): Promise<boolean>;
}
