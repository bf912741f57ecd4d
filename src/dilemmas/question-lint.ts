import type { Language } from '../language.js';
import { error, type Fault } from './fault.js';
import { wordsOf } from './plain-text.js';

/** Longest question (words). Rule of Dialoog & Ethiek, the Dutch state's method for moral questions. */
export const MAXIMUM_QUESTION_WORDS = 15;

/** A moral question begins with can, will, must, dare or may, in any form of the verb. */
const STARTS: Readonly<Record<Language, RegExp>> = {
  nl: /^(?:kan|kun|kunt|kunnen|kon|konden|wil|wilt|willen|wilde|wilden|wou|moet|moeten|moest|moesten|durf|durft|durven|durfde|durfden|mag|mogen|mocht|mochten)\b/iu,
  en: /^(?:can|could|will|would|want|should|must|dare|may|might|do you (?:want|dare))\b/iu,
};

const HOW: Readonly<Record<Language, RegExp>> = { nl: /^hoe\b/iu, en: /^how\b/iu };

/** Words that give away which answer the writer hopes for. */
const LEADING: Readonly<Record<Language, RegExp>> = {
  nl: /\b(?:niet|geen|toch|natuurlijk|eigenlijk|gewoon|zomaar|uiteraard|immers|eindelijk)\b/iu,
  en: /\b(?:not|\w+n['’]t|surely|really|just|simply|obviously|of course|finally|after all)\b/iu,
};

/** The faults of one question: open, short, without a comma, and beginning with a verb that asks for a choice. */
export function lintQuestion(question: string, language: Language): readonly Fault[] {
  const where = `${language}.question`;
  const faults: Fault[] = [];
  if (HOW[language].test(question)) {
    faults.push(error('question-how', where, 'asks how; ask whether something may, can or must be done'));
  }
  if (!STARTS[language].test(question)) {
    faults.push(error('question-start', where, 'must begin with a form of can, will, must, dare or may'));
  }
  if (question.includes(',')) faults.push(error('question-comma', where, 'must have no comma'));
  if (!/[^?]\?$/.test(question)) faults.push(error('question-mark', where, 'must end with one question mark'));
  const leading = LEADING[language].exec(question);
  if (leading !== null) {
    faults.push(error('question-leading', where, `"${leading[0]}" gives the hoped-for answer away`));
  }
  const count = wordsOf(question).length;
  if (count > MAXIMUM_QUESTION_WORDS) {
    faults.push(error('question-length', where, `has ${count} words, at most ${MAXIMUM_QUESTION_WORDS}`));
  }
  return faults;
}
