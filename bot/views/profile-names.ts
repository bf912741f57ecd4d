import type { ProfileNames } from '../../cards/privacy/my-data-rows.js';
import type { Language } from '../../src/language.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import { CHALLENGE_NAMES, isChallengeId } from '../../src/participants/challenges.js';
import type { Participant } from '../../src/participants/participant.js';
import { isRoleId, ROLE_NAMES } from '../../src/participants/roles.js';

/** Names for the ids in a profile, in the given language. An id that no longer exists is left out. */
export function profileNames(
  { municipality, role = '', challenges }: Participant,
  municipalities: OrganisationRegister,
  language: Language,
): ProfileNames {
  return {
    municipality: municipalities.get(municipality ?? '')?.label,
    role: isRoleId(role) ? ROLE_NAMES[role][language] : undefined,
    challenges: challenges.filter(isChallengeId).map((id) => CHALLENGE_NAMES[id][language]),
  };
}
