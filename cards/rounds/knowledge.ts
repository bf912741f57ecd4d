import type { Language } from '../../src/language.js';
import { escapeMarkdown } from '../escape.js';
import type { TemplateData } from '../render.js';
import { formatDay, textFor } from '../text.js';

/** A law article with the date since which it holds, or craft (no source). */
export interface KnowledgeCard {
  readonly title: string;
  readonly text: string;
  readonly source?: {
    readonly name: string;
    readonly article: string;
    /** ISO date. */
    readonly inForce: string;
    readonly url: string;
  };
}

/** The knowledge of a dilemma for a template. A source is linked only over https. */
export function knowledgeData({ title, text: body, source }: KnowledgeCard, language: Language): TemplateData {
  const line =
    source === undefined
      ? ''
      : textFor(language)('result.source', {
          name: escapeMarkdown(source.name),
          article: escapeMarkdown(source.article),
          day: formatDay(new Date(`${source.inForce}T12:00:00Z`), language),
        });
  return {
    title: escapeMarkdown(title),
    text: escapeMarkdown(body),
    sourced: source !== undefined,
    source: line,
    linked: source?.url.startsWith('https://') ?? false,
    url: source?.url ?? '',
  };
}
