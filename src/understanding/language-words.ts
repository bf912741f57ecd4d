import { LANGUAGES, type Language } from '../language.js';
import { fold } from './fold.js';
import { isNegation, withoutSmallWords } from './small-words.js';
import { lookUpForgiving } from './typo-distance.js';

const NAMES: ReadonlyMap<string, Language> = new Map([
  ['engels', 'en'],
  ['english', 'en'],
  ['engelse', 'en'],
  ['nederlands', 'nl'],
  ['nederlandse', 'nl'],
  ['dutch', 'nl'],
  ['hollands', 'nl'],
]);
/** Only beside the word "language": alone they are other words. */
const CODES: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['eng', 'en'],
  ['nl', 'nl'],
]);
const LANGUAGE_WORDS: ReadonlySet<string> = new Set(['taal', 'language', 'lang', 'languages', 'talen']);
const AROUND: ReadonlySet<string> = new Set(
  (
    'verander veranderen wijzig wijzigen change set zet zetten op to into switch in speak spreek spreken praat praten ' +
    'talk andere other another different kies kiezen choose version versie'
  ).split(' '),
);

/** The language that was sent, by its code or as the cards print it (`Nederlands`); undefined: none that there is. */
export function languageSent(sent: string | undefined): Language | undefined {
  return LANGUAGES.find((known) => known === sent) ?? NAMES.get(fold(sent ?? ''));
}

/**
 * A wish about the language: with the language when the sentence names one, `{}` when it does not ("taal", "change
 * language"), undefined when it is about something else.
 */
export function languageWish(words: readonly string[]): { readonly language?: Language } | undefined {
  if (words.some(isNegation)) return undefined;
  const core = withoutSmallWords(words);
  if (core.length === 0 || core.length > 8) return undefined;
  const saysLanguage = core.some((word) => LANGUAGE_WORDS.has(word));
  const languages = new Set<Language>();
  const unknown: string[] = [];
  for (const word of core) {
    const language = lookUpForgiving(NAMES, word) ?? (saysLanguage ? CODES.get(word) : undefined);
    if (language !== undefined) languages.add(language);
    else if (!LANGUAGE_WORDS.has(word) && !AROUND.has(word)) unknown.push(word);
  }
  const [language] = languages;
  if (unknown.length === 0 && languages.size === 1 && language !== undefined) return { language };
  if (!saysLanguage || languages.size > 0) return undefined;
  return unknown.length === 0 || isOtherLanguage(core) ? {} : undefined;
}

/** "Taal Fries": a language that there is not, so the choice is shown. */
function isOtherLanguage(core: readonly string[]): boolean {
  return core.length === 2 && LANGUAGE_WORDS.has(core[0] ?? '');
}
