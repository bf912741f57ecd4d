import { DomainError } from '../errors.js';
import type { Language } from '../language.js';
import type { Address } from '../outbox/sender.js';

/** `known`: met the bot, takes no part. `joined`: takes part. `left`: took part, said stop. */
export const STANDINGS = ['known', 'joined', 'left'] as const;
export type Standing = (typeof STANDINGS)[number];
/** `off`: the tenant is switched off, whatever the person said. Never stored: it follows from the settings (`tenants-on.ts`). */
export type PresentStanding = Standing | 'off';

/** The reason of whoever took the app out: Teams tells when it is added again, so nothing is tried before. */
export const UNINSTALLED = 'uninstalled';

/** Identifies the speaker, as the authenticated activity says. */
export interface PersonKey {
  /** Entra tenant of the person (not of the bot). */
  readonly tenantId: string;
  /** Entra object id of the person within that tenant. */
  readonly objectId: string;
}

/** The id of a participant in every store: tenant and object id, joined. Unique by construction. */
export function participantId(person: PersonKey): string {
  return `${person.tenantId}:${person.objectId}`;
}

/** The tenant of the participant with this id. */
export function tenantOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** The thread that somebody is talking in now. */
export interface ActiveThread {
  readonly id: string;
  readonly until: Date;
}

/** Somebody's part in one programme. */
export interface Membership {
  readonly joinedAt: Date;
  /** When they left it; absent while they take part. */
  readonly leftAt?: Date;
  /** First day (ISO date, Europe/Amsterdam) on which they take part in it again; the pause of the person goes further. */
  readonly pausedUntil?: string;
}

export interface Participant extends PersonKey {
  readonly id: string;
  /** Display name as Teams gives it; shown only to the person and, later, to a match. Empty: Teams never told one. */
  readonly name: string;
  /** The client's locale at the last visit, such as `nl-NL`. */
  readonly locale: string;
  /** The person's own choice; absent: follow the locale. */
  readonly language?: Language;
  readonly standing: PresentStanding;
  /** Ids of the programmes that the person takes part in now. */
  readonly memberOf: readonly string[];
  /** All programmes that the person ever took part in, by id. */
  readonly memberships: Readonly<Record<string, Membership>>;
  /** Municipality code such as GM0193. */
  readonly municipality?: string;
  /** The tenant or the mail domain says so too. Absent: the person says so. */
  readonly vouched?: boolean;
  /** Since when they are known to work there. Absent: since before it was noted. */
  readonly placedAt?: Date;
  /** Days (ISO date) on which the person said to work elsewhere than before, the newest last; at most two. Absent: none. */
  readonly movedOn?: readonly string[];
  /** With this code, which only the person gets to see, a facilitator allows one more change. */
  readonly moveCode?: string;
  /** A facilitator allowed one more change. */
  readonly mayMove?: boolean;
  readonly role?: string;
  readonly challenges: readonly string[];
  readonly wantsToTalk: boolean;
  /**
   * The person chose to be matched preferably with somebody who voted differently, and so that their vote enters the matching,
   * noised. Absent: no.
   */
  readonly seeksDifference?: boolean;
  /** The person chose that colleagues who take part can find them by challenge, role and municipality. Absent: no. */
  readonly findable?: boolean;
  /** First day (ISO date, Europe/Amsterdam) on which the person takes part again. */
  readonly pausedUntil?: string;
  /** The personal chat with the bot; absent until the app is installed in the person's own scope. */
  readonly address?: Address;
  /** When the app was last added there, by Teams' clock: what is older says nothing about that address. */
  readonly installedAt?: Date;
  /** False from the moment that Teams says blocked or uninstalled until the person is seen again. */
  readonly reachable: boolean;
  readonly unreachableSince?: Date;
  /** Code word for why: what Teams said, or `uninstalled` when it told that the app was taken out. */
  readonly unreachableReason?: string;
  /** When one message is tried all the same, to see whether it passes. */
  readonly tryAgainAt?: Date;
  readonly joinedAt?: Date;
  /** When the person said stop; absent while they take part. */
  readonly leftAt?: Date;
  /** Ids of those whom this person does not want to be matched with again. Private: never shown to anybody else. */
  readonly avoid: readonly string[];
  /** Since then nobody is matched with this person, who never answered. Absent: matching goes on. */
  readonly talksPausedAt?: Date;
  /** Silence before this moment does not count. */
  readonly talksResumedAt?: Date;
  /** Ids of rounds in which the person wants no talk, the newest last. */
  readonly skipsRounds: readonly string[];
  /** The thread that plain messages go to, until that moment. */
  readonly activeThread?: ActiveThread;
  /** False: wants no messages about what is new in the open thread of a round. Absent: gets them. */
  readonly roundNews?: boolean;
  /** Account name in Teams (UPN), of a guest the mail address: with it a colleague can open a chat (`linkAccountOf`). */
  readonly userPrincipalName?: string;
  /** Day on which Teams was last asked who this is (ISO date), for the same reason not a moment. */
  readonly memberOn?: string;
  /** Day of the last sign of life (ISO date): a day, not a moment, so that it cannot be laid beside the time of a vote. */
  readonly seenOn: string;
}

/** Said yes and did not stop, in a tenant that is on. Somebody who is not there takes no part. */
export function takesPart<P extends Pick<Participant, 'standing'>>(
  participant: P | null | undefined,
): participant is P & { readonly standing: 'joined' } {
  return participant?.standing === 'joined';
}

/** The same as a condition. @throws DomainError `notJoined` */
export function assertTakesPart(participant: Pick<Participant, 'standing'>): void {
  if (!takesPart(participant)) throw new DomainError('notJoined');
}

/** Takes part and is not pausing on that day (`today`: ISO date, Europe/Amsterdam). */
export function isActive(participant: Participant, today: string): boolean {
  return takesPart(participant) && !isPaused(participant, today);
}

/** Pausing on that day: the day of return itself is no pause. */
export function isPaused(participant: Pick<Participant, 'pausedUntil'>, today: string): boolean {
  return participant.pausedUntil !== undefined && participant.pausedUntil > today;
}

/** Somebody who is not stored, as a turn sees them: takes no part in anything. */
export function stranger(
  seen: PersonKey & { readonly seenOn: string; readonly name?: string; readonly locale?: string },
): Participant {
  const { tenantId, objectId, seenOn, name = '', locale = '' } = seen;
  const nothing = {
    standing: 'known',
    memberOf: [],
    memberships: {},
    challenges: [],
    wantsToTalk: false,
    reachable: false,
    avoid: [],
    skipsRounds: [],
  } as const;
  return { id: participantId(seen), tenantId, objectId, name, locale, seenOn, ...nothing };
}

/** Stands in the place of somebody who was erased. */
export const ERASED = 'erased';
