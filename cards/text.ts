import { createInstance } from 'i18next';
import { DateTime } from 'luxon';
import type { Language } from '../src/language.js';
import en from './text/en.json' with { type: 'json' };
import nl from './text/nl.json' with { type: 'json' };

/** The Dutch file is the measure: a key that it lacks does not compile, a key that English lacks neither. */
type Texts = typeof nl;
export type CardSection = keyof Texts;

type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${WithoutPlural<K>}` : KeysOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** A sentence by its place in the text files: `ballot.heading`. */
export type TextKey = KeysOf<Texts>;

/**
 * Looks a sentence up and fills its `{{names}}`; `count` chooses between singular and plural.
 * Values are put in as they are, so text of persons has to be escaped before, for the place where the sentence will stand.
 */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const FILES: Readonly<Record<Language, Texts>> = { nl, en };

/** The languages that there are texts in. */
export const CARD_LANGUAGES = Object.keys(FILES) as readonly Language[];

/** An instance per language: asking one instance for a language at each call (`getFixedT`) costs six times as much. */
function translator(language: Language): Text {
  const i18n = createInstance();
  i18n.init({
    initAsync: false,
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: FILES[language] } },
    interpolation: { escapeValue: false },
    nsSeparator: false,
  });
  // Text of persons may look like i18next's own `$t(key)`; `nest: false` says that it is never to be followed.
  const filled: Text = (key, values) => i18n.t(key, { ...values, nest: false });
  // A sentence without values is always the same, so each is looked up once.
  const fixed = new Map<TextKey, string>();
  return (key, values) => {
    if (values !== undefined) return filled(key, values);
    const known = fixed.get(key) ?? filled(key);
    fixed.set(key, known);
    return known;
  };
}

const TRANSLATORS: Readonly<Record<Language, Text>> = { nl: translator('nl'), en: translator('en') };

/** The sentences of one language. */
export function textFor(language: Language): Text {
  return TRANSLATORS[language];
}

/** All sentences of one language as written, for the templates. */
export function textsOf(language: Language): Texts {
  return FILES[language];
}

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl', en: 'en-GB' };

function inTheNetherlands(date: Date, language: Language): DateTime {
  return DateTime.fromJSDate(date, { zone: 'Europe/Amsterdam' }).setLocale(LOCALES[language]);
}

/** Day and time as people in the Netherlands say them: `woensdag 25 november 09:00`. */
export function formatMoment(date: Date, language: Language): string {
  return inTheNetherlands(date, language).toFormat('cccc d MMMM HH:mm');
}

/** A day far enough away to need its year: `dinsdag 12 januari 2027`. */
export function formatDay(date: Date, language: Language): string {
  return inTheNetherlands(date, language).toFormat('cccc d MMMM yyyy');
}
