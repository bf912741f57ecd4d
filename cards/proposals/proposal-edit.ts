import { roomFor } from '../../src/characters.js';
import type { Setting } from '../../src/dilemmas/dilemma.js';
import type { Language } from '../../src/language.js';
import type { Proposal } from '../../src/proposals/proposal.js';
import { execute } from '../actions.js';
import { plainLine } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, type TextKey, textFor } from '../text.js';
import template from './proposal-edit.json' with { type: 'json' };

export interface ProposalEditCard {
  readonly proposal: Proposal;
  /** Longest text of each input (characters). */
  readonly limits: Readonly<Record<string, number>>;
  readonly challengeOptions: readonly { readonly id: string; readonly name: string }[];
}

/** Where a dilemma plays, as its form prints it. */
export const SETTING_NAMES: Readonly<Record<Setting, TextKey>> = {
  network: 'proposalEdit.settingNetwork',
  jointArrangement: 'proposalEdit.settingJointArrangement',
  hostArrangement: 'proposalEdit.settingHostArrangement',
  subsidy: 'proposalEdit.settingSubsidy',
  residents: 'proposalEdit.settingResidents',
  privateParty: 'proposalEdit.settingPrivateParty',
  otherGovernment: 'proposalEdit.settingOtherGovernment',
  covenant: 'proposalEdit.settingCovenant',
  commissioning: 'proposalEdit.settingCommissioning',
  ownOrganisation: 'proposalEdit.settingOwnOrganisation',
};

const fill = compileTemplate(template, 'proposalEdit');

/** Everything that a dilemma consists of, to be completed by a facilitator. */
export function renderProposalEdit(edit: ProposalEditCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { proposal, limits, challengeOptions } = edit;
  const ids = { proposal: proposal.id, revision: String(proposal.revision) };
  const card = fill(language, {
    fields: fieldsOf(proposal, text).map((field) => ({ ...field, limit: roomFor(limits[field.id] ?? 0) })),
    challenges: proposal.text.challenges.join(','),
    challengeOptions: challengeOptions.map(({ id, name }) => ({ title: plainLine(name), value: id })),
    setting: proposal.text.setting,
    settingOptions: Object.entries(SETTING_NAMES).map(([value, key]) => ({ title: text(key), value })),
    save: buttonData(text('proposalEdit.save'), execute('proposal.save', ids)),
    cancel: buttonData(text('common.cancel'), execute('proposal.show', { proposal: proposal.id })),
  });
  return { card, summary: text('proposalEdit.summary') };
}

type Field = TemplateData & { readonly id: string };

function fieldsOf({ text: said }: Proposal, text: Text): readonly Field[] {
  const one = (id: string, label: string, value: string, multiline = false): Field => ({ id, label, value, multiline });
  return [
    one('title', text('proposal.title'), said.title),
    one('situation', text('proposalEdit.situation'), said.situation, true),
    one('question', text('proposalEdit.question'), said.question),
    ...said.options.flatMap(({ label, explanation }, at) => [
      one(`label${at + 1}`, text('proposal.label', { number: at + 1 }), label),
      one(`explanation${at + 1}`, text('proposalEdit.explanation', { number: at + 1 }), explanation, true),
    ]),
    one('tension', text('proposalEdit.tension'), said.tension),
    ...said.reflection.map((question, at) =>
      one(`reflection${at + 1}`, text('proposalEdit.reflection', { number: at + 1 }), question),
    ),
    one('knowledgeTitle', text('proposalEdit.knowledgeTitle'), said.knowledgeTitle),
    one('knowledgeText', text('proposalEdit.knowledgeText'), said.knowledgeText, true),
  ];
}
