import type { Fault } from '../../src/dilemmas/fault.js';
import type { Text, TextKey } from '../text.js';

/** Rules that a proposal can break, in the words for a facilitator; the rest are about laws and translations. */
const LINES: Readonly<Partial<Record<Fault['rule'], TextKey>>> = {
  'situation-length': 'proposalFault.situationLength',
  'question-start': 'proposalFault.questionStart',
  'question-how': 'proposalFault.questionStart',
  'question-comma': 'proposalFault.questionComma',
  'question-length': 'proposalFault.questionLength',
  'question-mark': 'proposalFault.questionMark',
  'question-leading': 'proposalFault.questionLeading',
  'option-count': 'proposalFault.optionCount',
  'label-length': 'proposalFault.labelLength',
  'explanation-missing': 'proposalFault.explanationMissing',
  'explanation-sentence': 'proposalFault.explanationSentence',
  'tension-line': 'proposalFault.tensionLine',
  'reflection-count': 'proposalFault.reflectionCount',
  'reflection-question': 'proposalFault.reflectionQuestion',
  'knowledge-length': 'proposalFault.knowledgeLength',
  'municipality-name': 'proposalFault.municipalityName',
  'personal-name': 'proposalFault.personal',
  'personal-data': 'proposalFault.personal',
  'possible-name': 'proposalFault.possibleName',
  'sentence-length': 'proposalFault.sentenceLength',
  'explanation-balance': 'proposalFault.explanationBalance',
};

/** Parts that are missing, by the beginning of where the fault is. */
const MISSING: readonly (readonly [where: RegExp, key: TextKey])[] = [
  [/^nl\.title$/, 'proposal.titleMissing'],
  [/^nl\.situation$/, 'proposal.situationMissing'],
  [/question$/, 'proposalFault.questionMissing'],
  [/explanation$/, 'proposalFault.explanationMissing'],
  [/tension$/, 'proposalFault.tensionMissing'],
  [/knowledge/, 'proposalFault.knowledgeMissing'],
  [/^challenges/, 'proposalFault.challengesMissing'],
];

/** The line a facilitator reads about a fault. */
export function faultLine({ rule, where }: Fault, text: Text): string {
  const missing = rule === 'shape' ? MISSING.find(([pattern]) => pattern.test(where))?.[1] : undefined;
  return text(missing ?? LINES[rule] ?? 'proposalFault.other');
}
