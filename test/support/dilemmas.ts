import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Language } from '../../src/language.js';

/** Title of the dilemma of a week, counted from the first: the rounds of a programme go through the library in its order. */
export function titleOf(week: number, language: Language = 'nl'): string {
  const dilemma = builtinDilemmas[week - 1];
  if (dilemma === undefined) throw new Error(`The library has no dilemma ${week}`);
  return dilemma.text[language].title;
}
