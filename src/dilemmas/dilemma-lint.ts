import { charactersIn } from '../characters.js';
import { LANGUAGES, type Language } from '../language.js';
import type { Dilemma, DilemmaText } from './dilemma.js';
import { error, type Fault, warning } from './fault.js';
import { lintKnowledge } from './knowledge-lint.js';
import { lintNames } from './name-lint.js';
import { lintOptions } from './options-lint.js';
import { sentencesOf, wordsOf } from './plain-text.js';
import { lintQuestion } from './question-lint.js';

/** Longest situation (words): what one reads on a Monday morning before the first meeting. */
export const MAXIMUM_SITUATION_WORDS = 120;
/** Longest sentence in plain Dutch (words). No meter of language level is reliable, so a longer one is a warning only. */
export const MAXIMUM_SENTENCE_WORDS = 20;
const MAXIMUM_TENSION = 120;

/** Facts from elsewhere for the rules. Rules about names or ids apply only if those are given. */
export interface LintFacts {
  /** Ids of the challenges that exist. */
  readonly challengeIds?: readonly string[];
  /** Official names of the municipalities. */
  readonly municipalityNames?: readonly string[];
  /** Words that look personal and are known not to be. */
  readonly notPersonal?: readonly string[];
}

/** Every fault of a dilemma against the rules for authors, in the order of the text. Empty: it is fit to be used. */
export function lintDilemma(dilemma: Dilemma, facts: LintFacts = {}): readonly Fault[] {
  return [
    ...lintChallenges(dilemma, facts.challengeIds),
    ...LANGUAGES.flatMap((language) => lintText(dilemma.text[language], language, facts)),
    ...lintOptions(dilemma),
    ...lintKnowledge(dilemma),
    ...lintWhatIf(dilemma),
  ];
}

function lintChallenges(dilemma: Dilemma, known: readonly string[] | undefined): readonly Fault[] {
  if (known === undefined) return [];
  return dilemma.challenges
    .filter((id) => !known.includes(id))
    .map((id) => error('unknown-challenge', 'challenges', `${id} is no challenge`));
}

function lintText(text: DilemmaText, language: Language, facts: LintFacts): readonly Fault[] {
  const faults: Fault[] = [];
  const count = wordsOf(text.situation).length;
  if (count > MAXIMUM_SITUATION_WORDS) {
    faults.push(
      error('situation-length', `${language}.situation`, `has ${count} words, at most ${MAXIMUM_SITUATION_WORDS}`),
    );
  }
  faults.push(...lintQuestion(text.question, language));
  if (text.tension.includes('\n') || charactersIn(text.tension) > MAXIMUM_TENSION) {
    faults.push(
      error('tension-line', `${language}.tension`, `must be one line of at most ${MAXIMUM_TENSION} characters`),
    );
  }
  faults.push(...lintReflection(text.reflection, language));
  const caseParts = partsOfCase(text, language);
  faults.push(
    ...caseParts.flatMap(([where, part]) => lintNames(part, where, facts.municipalityNames ?? [], facts.notPersonal)),
  );
  const everything = [...caseParts, [`${language}.knowledge.text`, text.knowledge.text] as const];
  faults.push(...everything.flatMap(([where, part]) => lintSentences(part, where)));
  return faults;
}

function lintReflection(questions: readonly string[], language: Language): readonly Fault[] {
  const where = `${language}.reflection`;
  const faults = questions
    .filter((question) => !question.endsWith('?'))
    .map((question) => error('reflection-question', where, `"${question}" is no question`));
  if (questions.length < 3 || questions.length > 5) {
    faults.push(error('reflection-count', where, `has ${questions.length} questions, must be 3 to 5`));
  }
  return faults;
}

function lintSentences(text: string, where: string): readonly Fault[] {
  return sentencesOf(text)
    .map((sentence) => ({ sentence, count: wordsOf(sentence).length }))
    .filter(({ count }) => count > MAXIMUM_SENTENCE_WORDS)
    .map(({ sentence, count }) =>
      warning('sentence-length', where, `"${sentence}" has ${count} words, better at most ${MAXIMUM_SENTENCE_WORDS}`),
    );
}

function lintWhatIf(dilemma: Dilemma): readonly Fault[] {
  const missing = LANGUAGES.filter((language) => dilemma.text[language].whatIf === undefined);
  if (missing.length === LANGUAGES.length) return [];
  return missing.map((language) => error('what-if', `${language}.whatIf`, 'is missing here but given elsewhere'));
}

/** The parts in which no name belongs: all but the knowledge card, which may name a law. */
function partsOfCase(text: DilemmaText, language: Language): readonly (readonly [where: string, part: string])[] {
  const parts: [string, string][] = [
    ['title', text.title],
    ['situation', text.situation],
    ['question', text.question],
    ...text.options.flatMap((option): [string, string][] => [
      [`options.${option.id}.label`, option.label],
      [`options.${option.id}.explanation`, option.explanation],
    ]),
    ['tension', text.tension],
    ...text.reflection.map((question, index): [string, string] => [`reflection.${index + 1}`, question]),
    ['whatIf', text.whatIf ?? ''],
  ];
  return parts.map(([where, part]) => [`${language}.${where}`, part] as const);
}
