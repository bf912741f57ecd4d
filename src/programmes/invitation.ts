import { codeSent } from '../participants/moving.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { Invitation, Programme } from './programme.js';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/**
 * A code that somebody can read out or type over, of eight signs that are not mixed up: a letter and a digit in turns, so that
 * it is no word. `bytes`: eight random ones; one in 1.3 thousand million codes.
 */
export function invitationCode(bytes: Uint8Array): string {
  return Array.from({ length: 8 }, (_, at) => {
    const signs = at % 2 === 0 ? LETTERS : DIGITS;
    return signs[(bytes[at] ?? 0) % signs.length] ?? '';
  }).join('');
}

/** The programme that a code belongs to, and whether it still lets anybody in. */
export type FoundInvitation =
  | { readonly kind: 'valid' | 'over'; readonly programme: Programme; readonly invitation: Invitation }
  | { readonly kind: 'unknown' };

/** Looks a code up in these programmes. */
export function findInvitation(all: readonly Programme[], typed: string, now: Date): FoundInvitation {
  const code = codeSent(typed);
  for (const programme of all) {
    const invitation = programme.invitations.find((one) => one.code === code);
    if (invitation !== undefined)
      return { kind: isValid(invitation, programme, now) ? 'valid' : 'over', programme, invitation };
  }
  return { kind: 'unknown' };
}

/** Does this invitation of the programme still let somebody in? */
export function isValid({ until, isEnded, usedBy }: Invitation, { state }: Programme, now: Date): boolean {
  if (isEnded || usedBy !== null || state === 'ended') return false;
  return until === null || amsterdamDate(now) <= until;
}
