import type { Language } from '../../src/language.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './dilemma-link.json' with { type: 'json' };

export interface DilemmaLinkCard {
  readonly title: string;
  readonly question: string;
  /** Where Teams offers the app; null where it is not known. */
  readonly appUrl: string | null;
}

const fill = compileTemplate(template, 'dilemmaLink');

/**
 * The preview of a link to a dilemma in a message. Version 1.3, the highest that Teams accepts here. Teams caches it
 * for half an hour, for unknown people too: so it holds nothing personal and nothing that changes.
 */
export function renderDilemmaLink({ title, question, appUrl }: DilemmaLinkCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    title: escapeMarkdown(title),
    question: escapeMarkdown(question),
    links: appUrl === null ? [] : [{ title: text('dilemmaLink.open'), url: appUrl }],
  });
  return { card, summary: text('dilemmaLink.summary', { title: plainLine(title) }) };
}
