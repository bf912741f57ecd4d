import { fits } from '../characters.js';
import { wordsOf } from '../understanding/fold.js';
import type { Programme, ProgrammeState } from './programme.js';
import type { ProgrammeDetails } from './programme-store.js';

/** A programme's own description, and the way in. */
export type DescribedProgramme = Pick<
  ProgrammeDetails,
  'name' | 'introduction' | 'organiser' | 'joining' | 'organisationKinds'
>;

/** Longest texts (characters). */
export const LONGEST_NAME = 80;
export const LONGEST_INTRODUCTION = 600;
export const LONGEST_CONTACT = 200;

export const DETAIL_FAULTS = [
  'nameMissing',
  'nameTooLong',
  'introductionTooLong',
  'contactTooLong',
  'noOrganisations',
  'stateImpossible',
  'noDilemmas',
  'nameNotTyped',
] as const;
export type DetailFault = (typeof DETAIL_FAULTS)[number];

/** The first thing that is wrong with a description; null: nothing. */
export function detailFault({
  name,
  introduction,
  organiser,
  joining,
}: Partial<DescribedProgramme>): DetailFault | null {
  if (name !== undefined && name.trim() === '') return 'nameMissing';
  if (name !== undefined && !fits(name.trim(), LONGEST_NAME)) return 'nameTooLong';
  const texts = introduction === undefined || introduction === null ? [] : Object.values(introduction);
  if (texts.some((text) => !fits(text, LONGEST_INTRODUCTION))) return 'introductionTooLong';
  const contacts = organiser === undefined || organiser === null ? [] : Object.values(organiser);
  if (contacts.some((text) => text !== null && !fits(text, LONGEST_CONTACT))) return 'contactTooLong';
  return joining?.kind === 'organisations' && joining.codes.length === 0 ? 'noOrganisations' : null;
}

/** From each state to which others. An ended programme stays ended. */
const NEXT_STATES: Readonly<Record<ProgrammeState, readonly ProgrammeState[]>> = {
  draft: ['running', 'ended'],
  running: ['paused', 'ended'],
  paused: ['running', 'ended'],
  ended: [],
};

/** Why a programme cannot come into that state; null: it can. It does not begin without a dilemma. */
export function stateFault(programme: Programme, state: ProgrammeState, typedName?: string): DetailFault | null {
  if (programme.state === state) return null;
  if (!NEXT_STATES[programme.state].includes(state)) return 'stateImpossible';
  if (programme.state === 'draft' && state === 'running' && programme.queue.length === 0) return 'noDilemmas';
  return state === 'ended' && typedName?.trim() !== programme.name ? 'nameNotTyped' : null;
}

/** An id made of a name: small letters and digits with dashes, at most forty signs. Ids stand in those of rounds and in addresses. */
export function slugOf(name: string): string {
  const words = wordsOf(name.slice(0, LONGEST_NAME * 2)).map(({ text }) => text.replace(/[^a-z0-9]/g, ''));
  const plain = words
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 40)
    .replace(/-+$/, '');
  return /[a-z]/.test(plain) ? plain : 'programme';
}
