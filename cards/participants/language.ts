import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { CARD_LANGUAGES, textFor } from '../text.js';
import template from './language.json' with { type: 'json' };

export interface LanguageCard {
  readonly current: Language;
}

const fill = compileTemplate(template, 'language');

/** The choice of language, with a heading in both, for whoever cannot read the present one. */
export function renderLanguage({ current }: LanguageCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    current: text(current === 'nl' ? 'language.currentNl' : 'language.currentEn'),
    rows: buttonRows(
      CARD_LANGUAGES.map((choice) =>
        buttonData(text(`language.${choice}`), execute('language.set', { language: choice })),
      ),
    ),
  });
  return { card, summary: text('language.summary') };
}
