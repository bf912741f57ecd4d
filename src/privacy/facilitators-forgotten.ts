import { ERASED } from '../participants/participant.js';
import type { Programme } from '../programmes/programme.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';

/** Tries of the change when others change the programme at the same moment. */
const TRIES = 10;

/**
 * Takes a person out of every programme that names them: as a facilitator, or as the one who used up a code, which stays used up.
 * Idempotent. One round trip where they are in none.
 */
export async function forgetFacilitator(
  programmes: Pick<ProgrammeStore, 'all' | 'changeDetails'>,
  id: string,
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const naming = (await programmes.all()).filter((programme) => isNamed(programme, id));
    if (naming.length === 0) return;
    for (const { id: programmeId, revision, facilitators, invitations } of naming)
      await programmes.changeDetails(programmeId, revision, {
        facilitators: facilitators.filter((one) => one !== id),
        invitations: invitations.map((one) => (one.usedBy === id ? { ...one, usedBy: ERASED } : one)),
      });
  }
  throw new Error('a programme is changed by others again and again, so that a person is not taken out of it');
}

function isNamed({ facilitators, invitations }: Programme, id: string): boolean {
  return facilitators.includes(id) || invitations.some(({ usedBy }) => usedBy === id);
}
