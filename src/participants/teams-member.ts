import { type Participant, takesPart } from './participant.js';

/** A member of a conversation as told by Teams, whose missing fields are absent. */
export interface TeamsMember {
  readonly name?: string;
  readonly mail?: string;
  readonly userPrincipalName?: string;
}

/** The account name of a guest is made by the tenant that they visit, and known nowhere else. */
const GUEST = /#ext#/i;

/**
 * With what a link into Teams (a chat, a meeting) finds this person: the account name, of a guest the mail address; null: no
 * link finds them.
 */
export function linkAccountOf({
  userPrincipalName,
  mail,
}: Pick<TeamsMember, 'userPrincipalName' | 'mail'>): string | null {
  const found = [userPrincipalName, mail].find((one) => one !== undefined && one.trim() !== '' && !GUEST.test(one));
  return found?.trim() ?? null;
}

/** The mail address as their own organisation has it; undefined: Teams does not tell. Older connectors give the account name only. */
export function mailOf({ userPrincipalName, mail }: TeamsMember): string | undefined {
  const isMail = mail !== undefined && mail.trim() !== '';
  return isMail ? mail : (linkAccountOf(userPrincipalName === undefined ? {} : { userPrincipalName }) ?? undefined);
}

/** Can a colleague meet this person? Only then is Teams asked who they are. */
export function isMet(participant: Participant): boolean {
  return takesPart(participant) && (participant.wantsToTalk || participant.findable === true);
}

/**
 * Is what Teams told of this person older than `today` (ISO date)? Account names change, all at once when municipalities
 * merge. Days and not moments: the moment of a question is that of a click, and could be laid beside a vote.
 */
export function isMemberDue(participant: Participant, today: string): boolean {
  return isMet(participant) && participant.memberOn !== today;
}

/** The name that Teams told; undefined for one in which there is nothing to read. */
export function toldName(name: string | undefined): string | undefined {
  const told = name?.trim() ?? '';
  return told.replace(/[\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/gu, '') === '' ? undefined : told;
}
