import type { Language } from '../../../language.js';
import en from '../text/en.json';
import nl from '../text/nl.json';

type Texts = typeof nl;
type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base | K : K;
type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${WithoutPlural<K>}` : KeysOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** A sentence by its place in the text files. */
export type TextKey = KeysOf<Texts>;
/** Looks a sentence up and fills its `{{names}}`; `count` chooses between singular and plural. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const FILES: Readonly<Record<Language, Texts>> = { nl, en };

function find(texts: object, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined),
      texts,
    );
  return typeof found === 'string' ? found : undefined;
}

/** The sentences of one language. A key made at run time that does not exist gives the key itself. */
export function textFor(language: Language): Text {
  return (key, values = {}) => {
    const plural =
      values.count === undefined ? undefined : find(FILES[language], `${key}_${values.count === 1 ? 'one' : 'other'}`);
    const text = plural ?? find(FILES[language], key) ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
const TIME_ZONE = 'Europe/Amsterdam';

/** Day and time as people in the Netherlands say them: `woensdag 25 november 09:00`. */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso);
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: TIME_ZONE,
  }).format(moment);
  return `${day.replace(',', '')} ${timeOf(moment)}`;
}

/** A moment with its year, for what is kept for long: `12 januari 2027 14:00`. */
export function formatDated(iso: string, language: Language): string {
  return `${formatDay(iso, language)} ${timeOf(new Date(iso))}`;
}

function timeOf(moment: Date): string {
  return new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(moment);
}

/** A day with its year: `12 januari 2027`. Takes a moment or a day. */
export function formatDay(iso: string, language: Language): string {
  const moment = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: TIME_ZONE }).format(moment);
}

/** A number with the decimal sign of the language. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);
}
