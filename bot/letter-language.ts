import { type Language, languageOf } from '../src/language.js';
import type { Participant } from '../src/participants/participant.js';

/** The language in which somebody is written to: the one that they chose, or that of their Teams. */
export function languageFor({ language, locale }: Pick<Participant, 'language' | 'locale'>): Language {
  return language ?? languageOf(locale);
}
