import type { Caller } from '../http/tab-routes.js';
import { CHALLENGE_IDS, CHALLENGE_NAMES, MAXIMUM_CHALLENGES } from '../participants/challenges.js';
import { MOVES_A_YEAR } from '../participants/moving.js';
import { isPaused } from '../participants/participant.js';
import type { ProfileOutcome } from '../participants/profile-outcome.js';
import { ROLE_IDS, ROLE_NAMES } from '../participants/roles.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { Services } from '../services.js';
import { programmesWire } from './own-programmes.js';
import type { MeWire, ProfileAnswerWire } from './wire/wire.js';

/** Parts that the models of a person need. */
export interface MeParts
  extends Pick<Services, 'participants' | 'municipalities' | 'memberships' | 'directory' | 'terms' | 'clock'> {
  /**
   * Municipalities follow from mail domains here. A mail address is believed from Teams' own member data only, which the
   * tab does not have: the municipality is then chosen in the chat.
   */
  readonly usesMail: boolean;
}

/** The person's own profile with the lists to choose from. */
export async function meWire(caller: Caller, services: MeParts): Promise<MeWire> {
  const { participant, language, facilitates, owner, off } = caller;
  const { standing, name, role, challenges, wantsToTalk, pausedUntil } = participant;
  const { seeksDifference = false, findable = false } = participant;
  const employer = services.participants.employerOf(participant, undefined);
  const own = employer ?? services.municipalities.get(participant.municipality ?? '') ?? null;
  const today = amsterdamDate(services.clock.now());
  return {
    name,
    standing,
    language,
    facilitator: facilitates.length > 0,
    owner,
    off,
    today,
    keptMonths: services.terms.leftMonths,
    pausedUntil: isPaused(participant, today) ? (pausedUntil ?? null) : null,
    profile: {
      municipality: own === null ? null : { id: own.code, name: own.label },
      municipalityFixed: employer !== null || services.usesMail,
      role: role ?? null,
      challenges,
      wantsToTalk,
      seeksDifference,
      findable,
    },
    roles: ROLE_IDS.map((id) => ({ id, name: ROLE_NAMES[id][language] })),
    challenges: CHALLENGE_IDS.map((id) => ({ id, name: CHALLENGE_NAMES[id][language] })),
    maximumChallenges: MAXIMUM_CHALLENGES,
    ...(await programmesWire(caller, today, services)),
  };
}

/** The outcome of the profile form, for the page. */
export async function profileAnswer(
  outcome: ProfileOutcome,
  caller: Caller,
  services: MeParts,
): Promise<ProfileAnswerWire> {
  const { participant } = outcome;
  const me = await meWire({ ...caller, participant, language: participant.language ?? caller.language }, services);
  switch (outcome.kind) {
    case 'saved':
      return { kind: 'saved', firstTime: outcome.firstTime, me };
    case 'problem':
      return { kind: 'problem', problem: outcome.problem, me };
    case 'moveLimit':
      return { kind: 'moveLimit', times: MOVES_A_YEAR, ...outcome.limit, me };
    case 'chooseMunicipality':
      return {
        kind: 'chooseMunicipality',
        candidates: outcome.candidates.map(({ code, label, province }) => ({
          id: code,
          name: label,
          province: province ?? null,
        })),
        me,
      };
  }
}
