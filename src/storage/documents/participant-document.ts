import type { Language } from '../../language.js';
import type { Address } from '../../outbox/sender.js';
import type { ActiveThread, Membership, Participant, Standing } from '../../participants/participant.js';
import { toldName } from '../../participants/teams-member.js';
import { compact, type Stored } from './documents.js';

/** A participant as it is stored. */
export interface ParticipantDocument extends Stored {
  tenantId: string;
  objectId: string;
  name: string;
  locale: string;
  language?: Language;
  standing: Standing;
  /** These two are absent in documents of people who never took part in a programme. */
  memberOf?: string[];
  memberships?: Record<string, Membership>;
  municipality?: string;
  /** Absent in documents of before it was noted. */
  vouched?: boolean;
  /** Absent in documents of before it was noted. */
  placedAt?: Date;
  /** These three are absent in documents of before changes were counted. */
  movedOn?: string[];
  moveCode?: string;
  mayMove?: boolean;
  role?: string;
  challenges: string[];
  wantsToTalk: boolean;
  /** Absent in documents of before it could be chosen: nobody chose it then. */
  seeksDifference?: boolean;
  /** Absent in documents of before one could be found: nobody chose it then. */
  findable?: boolean;
  pausedUntil?: string;
  address?: Address;
  installedAt?: Date;
  reachable: boolean;
  unreachableSince?: Date;
  unreachableReason?: string;
  tryAgainAt?: Date;
  joinedAt?: Date;
  /** Absent in documents of before it was noted. */
  leftAt?: Date;
  /** Absent in documents of before there were talks. */
  avoid?: string[];
  talksPausedAt?: Date;
  talksResumedAt?: Date;
  /** The one round that could be skipped before there were several programmes. */
  skipsRound?: string;
  skipsRounds?: string[];
  userPrincipalName?: string;
  memberOn?: string;
  activeThread?: ActiveThread;
  roundNews?: boolean;
  seenOn: string;
  /** Ids of the last activities, the newest last. */
  recent?: string[];
}

/** The participant of a document. */
export function toParticipant({ _id, v: _v, recent: _recent, skipsRound, ...rest }: ParticipantDocument): Participant {
  const skipsRounds = skipsRound === undefined ? [] : [skipsRound];
  // Before blank names were refused, some were stored.
  return compact({
    id: _id,
    memberOf: [],
    memberships: {},
    avoid: [],
    skipsRounds,
    ...rest,
    name: toldName(rest.name) ?? '',
  });
}
