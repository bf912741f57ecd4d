import type { TextKey } from '../shared/text.js';

/** One input of the form of a dilemma. */
export interface DilemmaField {
  readonly name: string;
  readonly label: TextKey;
  readonly number?: number;
  /** Lines; 1: a single line. */
  readonly rows: number;
}

const one = (name: string, label: TextKey, rows = 1): DilemmaField => ({ name, label, rows });

/** The inputs before the options, in the order of the card in the chat. */
export const FIRST_FIELDS: readonly DilemmaField[] = [
  one('title', 'proposal.title'),
  one('situation', 'proposalEdit.situation', 8),
  one('question', 'proposalEdit.question'),
];

/** Two inputs for each option. */
export const OPTION_FIELDS: readonly DilemmaField[] = [1, 2, 3, 4].flatMap((number) => [
  { ...one(`label${number}`, 'proposal.label'), number },
  { ...one(`explanation${number}`, 'proposalEdit.explanation', 2), number },
]);

export const TENSION_FIELD: DilemmaField = one('tension', 'proposalEdit.tension');

export const TALK_FIELDS: readonly DilemmaField[] = [1, 2, 3].map((number) => ({
  ...one(`reflection${number}`, 'proposalEdit.reflection'),
  number,
}));

export const KNOWLEDGE_FIELDS: readonly DilemmaField[] = [
  one('knowledgeTitle', 'proposalEdit.knowledgeTitle'),
  one('knowledgeText', 'proposalEdit.knowledgeText', 4),
];

/** Where a dilemma can happen, with the words of the card. */
export const SETTING_LABELS: Readonly<Record<string, TextKey>> = {
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
