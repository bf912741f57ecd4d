import { charactersIn } from '../characters.js';
import { LANGUAGES, type Language } from '../language.js';
import type { Dilemma, DilemmaOption } from './dilemma.js';
import { error, type Fault, warning } from './fault.js';
import { sentencesOf, wordsOf } from './plain-text.js';

/** Longest label (characters): it has to fit on a button of a card in a narrow window. */
export const MAXIMUM_LABEL = 60;
/** The longest explanation may have this many times the words of the shortest: more is a hint at the "right" answer. */
const MAXIMUM_IMBALANCE = 1.5;

/** The faults of the options in every language: two to four, the same letters in the same order, argued equally well. */
export function lintOptions(dilemma: Dilemma): readonly Fault[] {
  const order = idsOf(dilemma.text.nl.options);
  const faults = LANGUAGES.flatMap((language) => lintLanguage(dilemma.text[language].options, language));
  const other = LANGUAGES.filter((language) => idsOf(dilemma.text[language].options) !== order);
  return [
    ...faults,
    ...other.map((language) =>
      error('option-order', `${language}.options`, `must be ${order}, in that order, as in Dutch`),
    ),
  ];
}

function lintLanguage(options: readonly DilemmaOption[], language: Language): readonly Fault[] {
  const where = `${language}.options`;
  const faults: Fault[] = [];
  if (options.length < 2 || options.length > 4) {
    faults.push(error('option-count', where, `has ${options.length} options, must be 2 to 4`));
  }
  if (new Set(options.map((option) => option.id)).size < options.length) {
    faults.push(error('option-ids', where, 'has the same id twice'));
  }
  faults.push(...options.flatMap((option) => lintOption(option, `${where}.${option.id}`)));
  const lengths = options.map((option) => wordsOf(option.explanation).length).filter((count) => count > 0);
  if (Math.max(...lengths) > MAXIMUM_IMBALANCE * Math.min(...lengths)) {
    faults.push(
      warning('explanation-balance', where, `explanations have ${lengths.join(', ')} words; make them equal`),
    );
  }
  return faults;
}

function lintOption(option: DilemmaOption, where: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (option.label.trim() === '') faults.push(error('label-missing', where, 'has no label'));
  const length = charactersIn(option.label);
  if (length > MAXIMUM_LABEL) {
    faults.push(error('label-length', where, `label has ${length} characters, at most ${MAXIMUM_LABEL}`));
  }
  if (option.explanation.trim() === '') {
    faults.push(error('explanation-missing', where, 'has no explanation'));
  } else if (sentencesOf(option.explanation).length !== 1) {
    faults.push(error('explanation-sentence', where, 'explanation must be one sentence'));
  }
  return faults;
}

function idsOf(options: readonly DilemmaOption[]): string {
  return options.map((option) => option.id).join(', ');
}
