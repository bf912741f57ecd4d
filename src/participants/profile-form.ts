import { WrongField } from '../errors.js';
import type { Organisation } from '../organisations/organisation.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { languageSent } from '../understanding/language-words.js';
import { challengeSent, isChallengeId, MAXIMUM_CHALLENGES } from './challenges.js';
import type { Participant } from './participant.js';
import type { Move, ProfileChange } from './participant-store.js';
import { roleSent } from './roles.js';

/** A submitted profile form. Nothing in it is trusted. */
export interface ProfileForm {
  readonly municipality?: string | undefined;
  readonly municipalityName?: string | undefined;
  readonly role?: string | undefined;
  readonly challenges?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly wantsToTalk?: boolean | undefined;
  readonly seeksDifference?: boolean | undefined;
  readonly findable?: boolean | undefined;
  /** The code with which somebody came, who joins that programme by this form. */
  readonly invitation?: string | undefined;
}

/** Which organisation a form means. `vouched`: the tenant or the mail domain says so. */
export type ChosenMunicipality =
  | { readonly kind: 'exact'; readonly organisation: Organisation; readonly vouched: boolean }
  | { readonly kind: 'candidates'; readonly organisations: readonly Organisation[] }
  | { readonly kind: 'none' | 'untouched' };

/** The organisation that the tenant or the mail domain tells goes before a chosen one, a chosen one before a typed one. */
export function chosenMunicipality(
  form: ProfileForm,
  employer: Organisation | null,
  register: OrganisationRegister,
): ChosenMunicipality {
  if (employer !== null) return { kind: 'exact', organisation: employer, vouched: true };
  const chosen = register.current(form.municipality ?? '');
  if (chosen !== undefined) return { kind: 'exact', organisation: chosen, vouched: false };
  const typed = typedMunicipality(form);
  if (typed === '') return { kind: 'untouched' };
  const found = register.find(typed);
  return found.kind === 'exact' ? { ...found, vouched: false } : found;
}

/**
 * The change to store in where somebody works. `move`: by their own word, to another place than before; limited in
 * number.
 */
export type PlaceChange =
  | { readonly kind: 'plain'; readonly change: ProfileChange }
  | { readonly kind: 'move'; readonly move: Move };

/**
 * Where somebody works from now on. Choosing the same again changes nothing; that it is vouched for now does.
 */
export function placeOf(
  participant: Participant,
  { code }: Organisation,
  { vouched, now }: { readonly vouched: boolean; readonly now: Date },
): PlaceChange {
  const isSame = participant.municipality === code;
  // The state as read may be outdated, so unchanged fields are not written.
  if (isSame) return { kind: 'plain', change: vouched ? { municipality: code, vouched } : {} };
  const move = { municipality: code, vouched, placedAt: now };
  return vouched ? { kind: 'plain', change: move } : { kind: 'move', move };
}

/** A client without type-ahead puts what was typed where the code should be. */
export function typedMunicipality(form: ProfileForm): string {
  return (form.municipalityName ?? form.municipality ?? '').trim();
}

/** The choices of the form; what was left alone stays as it was. Refuses with `wrongField` what cannot be chosen. */
export function choicesIn(form: ProfileForm): ProfileChange {
  const challenges = form.challenges?.map((sent) => challengeSent(sent) ?? sent);
  const role = roleSent(form.role);
  const language = languageSent(form.language);
  if (role === undefined && form.role) throw new WrongField('role');
  if (language === undefined && form.language) throw new WrongField('language');
  if (challenges?.some((id) => !isChallengeId(id))) throw new WrongField('challenges');
  return {
    ...(challenges !== undefined && challenges.length <= MAXIMUM_CHALLENGES ? { challenges } : {}),
    ...(role === undefined ? {} : { role }),
    ...(language === undefined ? {} : { language }),
    ...(form.wantsToTalk === undefined ? {} : { wantsToTalk: form.wantsToTalk }),
    ...(form.seeksDifference === undefined ? {} : { seeksDifference: form.seeksDifference }),
    ...(form.findable === undefined ? {} : { findable: form.findable }),
  };
}
