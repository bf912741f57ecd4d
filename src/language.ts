/** The languages of the cards. Dutch is the first language of the product. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence in every language of the cards. */
export type Translated = Readonly<Record<Language, string>>;

/**
 * The language for a client's locale: `nl`, `nl-NL`, `nl_BE` give Dutch, everything else English.
 * An absent locale gives Dutch, the language of the people this is made for.
 */
export function languageOf(locale: string | undefined): Language {
  if (locale === undefined || locale === '') return 'nl';
  return /^nl\b|^nl[-_]/i.test(locale) ? 'nl' : 'en';
}

/** The language for somebody: what they chose, else that of where they are now, if that is known, else of their Teams. */
export function languageFor(
  { language, locale }: { readonly language?: Language; readonly locale?: string },
  here?: string,
): Language {
  return language ?? languageOf(here ?? locale);
}
