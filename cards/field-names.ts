import type { Language } from '../src/language.js';
import type { ActionData, Verb } from './actions.js';
import { plainFields } from './fields.js';
import { type TextKey, textFor } from './text.js';

/** The label of an input: the sentence, and the number in it where there is one. */
type FieldName = TextKey | readonly [TextKey, number];
type FieldNames = { readonly [V in Verb]?: Readonly<Partial<Record<keyof ActionData<V>, FieldName>>> };

const VOTE = {
  option: 'ballot.option',
  confidence: 'ballot.confidence',
  reason: 'ballot.reason',
  movedBy: 'ballot.movedBy',
  seeksDifference: 'profile.difference',
} as const;
const AGREEMENT = {
  what: 'closing.what',
  agreedWith: 'closing.with',
  by: 'agreementForm.by',
  how: 'agreementForm.how',
} as const;
const PROPOSAL = {
  title: 'proposal.title',
  situation: 'proposal.situation',
  question: 'proposal.question',
  label1: ['proposal.label', 1],
  label2: ['proposal.label', 2],
  label3: ['proposal.label', 3],
} as const;

/** The inputs of the forms, by the verb that they are sent with. Any other field was put on the card by the program. */
const FIELD_NAMES: FieldNames = {
  'profile.save': {
    municipality: 'profile.municipality',
    municipalityName: 'profile.municipality',
    role: 'profile.role',
    challenges: 'profile.challenges',
    language: 'profile.language',
    wantsToTalk: 'profile.talk',
    seeksDifference: 'profile.difference',
    findable: 'profile.findable',
  },
  'vote.cast': VOTE,
  'shared.vote': VOTE,
  'thread.post': { text: 'thread.write' },
  'round.post': { text: 'thread.write' },
  'posts.hide': { text: 'moderation.grounds' },
  'agreement.draft': AGREEMENT,
  'agreement.propose': AGREEMENT,
  'agreement.amend': AGREEMENT,
  'agreement.answer': { line: 'agreement.line' },
  'proposal.send': { ...PROPOSAL, notPersonal: 'proposal.notPersonalLabel' },
  'proposal.save': {
    ...PROPOSAL,
    label4: ['proposal.label', 4],
    explanation1: ['proposalEdit.explanation', 1],
    explanation2: ['proposalEdit.explanation', 2],
    explanation3: ['proposalEdit.explanation', 3],
    explanation4: ['proposalEdit.explanation', 4],
    tension: 'proposalEdit.tension',
    reflection1: ['proposalEdit.reflection', 1],
    reflection2: ['proposalEdit.reflection', 2],
    reflection3: ['proposalEdit.reflection', 3],
    knowledgeTitle: 'proposalEdit.knowledgeTitle',
    knowledgeText: 'proposalEdit.knowledgeText',
    challenges: 'proposalEdit.challenges',
    setting: 'proposalEdit.setting',
  },
  'proposal.decline': { reason: 'proposalReview.reason' },
  'pause.set': { until: 'pause.until' },
  'channel.choose': { channel: 'channelList.which', programme: 'channelList.whichProgramme' },
  'channel.stop': { channel: 'channelList.which', programme: 'channelList.whichProgramme' },
};

/** Did the person fill in anything on the card, as far as this data tells? */
export function isFilledIn(verb: unknown, data: unknown): boolean {
  if (typeof verb !== 'string' || !Object.hasOwn(FIELD_NAMES, verb) || typeof data !== 'object' || data === null)
    return false;
  return Object.keys(plainFields(data)).some((field) => nameOf(verb as Verb, field) !== undefined);
}

/** One line that says at which input something stands that cannot be read; null: it is no input, but a part of the card. */
export function fieldFault(
  { verb, field, isTooLong = false }: { readonly verb: Verb; readonly field: string; readonly isTooLong?: boolean },
  language: Language,
): string | null {
  const name = nameOf(verb, field);
  if (name === undefined) return null;
  const say = textFor(language);
  const said = typeof name === 'string' ? say(name) : say(name[0], { number: name[1] });
  return say(isTooLong ? 'forms.tooLong' : 'forms.unreadable', { field: said });
}

function nameOf(verb: Verb, field: string): FieldName | undefined {
  const names: Readonly<Record<string, FieldName | undefined>> = FIELD_NAMES[verb] ?? {};
  return Object.hasOwn(names, field) ? names[field] : undefined;
}
