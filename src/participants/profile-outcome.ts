import type { Organisation } from '../organisations/organisation.js';
import type { Participant } from './participant.js';
import type { ProfileForm } from './profile-form.js';

export type ProfileProblem = 'municipalityMissing' | 'municipalityUnknown' | 'tooManyChallenges' | 'roleMissing';

/** Why somebody keeps the municipality that they have, and what they can do. */
export interface MoveLimit {
  /** First day (ISO date) on which another one can be chosen. */
  readonly from: string;
  /** With this code a facilitator allows it earlier. */
  readonly code: string;
}

/** The outcome of a profile form. Valid fields are kept in every case. */
export type ProfileOutcome =
  | { readonly kind: 'saved'; readonly participant: Participant; readonly firstTime: boolean }
  | {
      readonly kind: 'chooseMunicipality';
      readonly participant: Participant;
      readonly typed: string;
      readonly candidates: readonly Organisation[];
    }
  | {
      readonly kind: 'problem';
      readonly participant: Participant;
      readonly problem: ProfileProblem;
      readonly form: ProfileForm;
    }
  | {
      readonly kind: 'moveLimit';
      readonly participant: Participant;
      readonly limit: MoveLimit;
      readonly form: ProfileForm;
    };
