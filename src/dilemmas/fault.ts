/** Every rule for writing a dilemma, by the name under which a fault of it is reported. */
export const FAULT_RULES = [
  'shape',
  'learning-missing',
  'place-taken',
  'twin',
  'loyalty-options',
  'loyalty-poles',
  'goal',
  'own-place',
  'facilitator-note',
  'reading',
  'law-condition',
  'law-anchor',
  'law-checked',
  'language-balance',
  'duplicate-id',
  'unknown-challenge',
  'situation-length',
  'question-start',
  'question-how',
  'question-comma',
  'question-length',
  'question-mark',
  'question-leading',
  'option-count',
  'option-ids',
  'option-order',
  'label-missing',
  'label-length',
  'explanation-missing',
  'explanation-sentence',
  'explanation-balance',
  'tension-line',
  'reflection-count',
  'reflection-question',
  'knowledge-length',
  'knowledge-kind',
  'law-source',
  'law-article',
  'law-date',
  'law-url',
  'law-version',
  'what-if',
  'municipality-name',
  'personal-name',
  'personal-data',
  'possible-name',
  'sentence-length',
] as const;
export type FaultRule = (typeof FAULT_RULES)[number];

/** One broken rule. An `error` keeps a dilemma out of the library; a `warning` asks an editor to look again. */
export interface Fault {
  readonly rule: FaultRule;
  readonly severity: 'error' | 'warning';
  /** Path within the dilemma, such as `nl.options.b.label`; empty when it is about the whole. */
  readonly where: string;
  /** Description of the fault, for the editor. */
  readonly message: string;
}

/** A fault that keeps the dilemma out of the library. */
export function error(rule: FaultRule, where: string, message: string): Fault {
  return { rule, severity: 'error', where, message };
}

/** A fault that an author should look at; the dilemma may be used. */
export function warning(rule: FaultRule, where: string, message: string): Fault {
  return { rule, severity: 'warning', where, message };
}
