import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatDay, textFor } from '../text.js';
import template from './profile.json' with { type: 'json' };

/** How this person tells the municipality: known already, chosen from a type-ahead list (Teams), or typed (elsewhere). */
export type MunicipalityField =
  | { readonly kind: 'mapped'; readonly name: string }
  | { readonly kind: 'typeAhead'; readonly value?: { readonly code: string; readonly name: string } }
  | { readonly kind: 'text'; readonly value: string };

export const PROFILE_PROBLEMS = [
  'municipalityMissing',
  'municipalityUnknown',
  'tooManyChallenges',
  'roleMissing',
] as const;
export type ProfileProblem = (typeof PROFILE_PROBLEMS)[number];

/** Something to choose, with its name in the language of the card. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface ProfileCard {
  readonly municipality: MunicipalityField;
  readonly role?: string;
  /** Ids of the challenges chosen before. */
  readonly challenges: readonly string[];
  readonly roles: readonly Choice[];
  readonly challengeOptions: readonly Choice[];
  readonly language: Language;
  readonly wantsToTalk: boolean;
  /** The vote of this person may enter the matching, noised. */
  readonly seeksDifference: boolean;
  /** Colleagues may find this person. */
  readonly findable: boolean;
  /** The code of the invitation with which the person came, and the name of its programme. */
  readonly invitation?: { readonly code: string; readonly programme: string };
  /** The problem with the form; the card then holds the submitted values, to be corrected. */
  readonly problem?: ProfileProblem;
  /** The municipality stayed as it was: it was changed too often. */
  readonly limit?: MoveLimitShown;
}

/** `from`: the first day (ISO date) on which another municipality can be chosen; `code`: with which it can be earlier. */
export interface MoveLimitShown {
  readonly times: number;
  readonly from: string;
  readonly code: string;
}

const PROBLEM_TEXTS = {
  municipalityMissing: 'profile.problemMunicipalityMissing',
  municipalityUnknown: 'profile.problemMunicipalityUnknown',
  tooManyChallenges: 'profile.problemTooManyChallenges',
  roleMissing: 'profile.problemRoleMissing',
} as const satisfies Record<ProfileProblem, string>;

const fill = compileTemplate(template, 'profile');

/** The form with which a person joins or changes a profile. Nothing is stored before *Bewaar*. */
export function renderProfile(profile: ProfileCard, language: Language): RenderedCard {
  const text = textFor(language);
  const known = (name: string) => text('profile.municipalityKnown', { name });
  const card = fill(language, {
    invited: profile.invitation !== undefined,
    invitation: text('profile.invitedTo', { programme: escapeMarkdown(profile.invitation?.programme ?? '') }),
    hasProblem: profile.problem !== undefined || profile.limit !== undefined,
    problem: problemOf(profile, language),
    municipality: municipalityData(profile.municipality, known),
    role: profile.role ?? '',
    roles: choices(profile.roles),
    challenges: profile.challenges.join(','),
    challengeOptions: choices(profile.challengeOptions),
    language: profile.language,
    languages: { nl: text('language.nl'), en: text('language.en') },
    wantsToTalk: profile.wantsToTalk ? 'true' : 'false',
    seeksDifference: profile.seeksDifference ? 'true' : 'false',
    findable: profile.findable ? 'true' : 'false',
    save: buttonData(
      text('profile.save'),
      execute('profile.save', profile.invitation === undefined ? {} : { invitation: profile.invitation.code }),
    ),
    cancel: buttonData(text('common.cancel'), execute('help.show')),
  });
  return { card, summary: text('profile.summary') };
}

function problemOf({ problem, limit }: ProfileCard, language: Language): string {
  const text = textFor(language);
  if (limit !== undefined) {
    const day = formatDay(new Date(`${limit.from}T12:00:00Z`), language);
    return text('profile.moveLimit', { count: limit.times, day, code: limit.code });
  }
  return problem === undefined ? '' : text(PROBLEM_TEXTS[problem]);
}

function municipalityData(field: MunicipalityField, known: (name: string) => string): TemplateData {
  const chosen = field.kind === 'typeAhead' ? field.value : undefined;
  return {
    mapped: field.kind === 'mapped',
    typeAhead: field.kind === 'typeAhead',
    typed: field.kind === 'text',
    known: field.kind === 'mapped' ? known(escapeMarkdown(field.name)) : '',
    code: chosen?.code ?? '',
    chosen: chosen === undefined ? [] : [{ title: plainLine(chosen.name), value: chosen.code }],
    text: field.kind === 'text' ? field.value : '',
  };
}

function choices(options: readonly Choice[]): readonly TemplateData[] {
  return options.map(({ id, name }) => ({ title: plainLine(name), value: id }));
}
