import type { Language } from '../../src/language.js';
import { escapeMarkdown } from '../escape.js';
import type { TemplateData } from '../render.js';
import { formatDay, textFor } from '../text.js';

/** A law article with the date since which it holds, or craft: with the page it comes from, or without a source. */
export interface KnowledgeCard {
  readonly title: string;
  readonly text: string;
  /** Where the rule ends. */
  readonly condition?: string | undefined;
  readonly source?:
    | {
        readonly name: string;
        readonly article?: string | undefined;
        /** ISO date. */
        readonly inForce?: string | undefined;
        readonly url: string;
      }
    | undefined;
}

/** The knowledge of a dilemma for a template. A source is linked only over https. */
export function knowledgeData(knowledge: KnowledgeCard, language: Language): TemplateData {
  const { title, text: body, condition, source } = knowledge;
  return {
    title: escapeMarkdown(title),
    text: escapeMarkdown(condition === undefined ? body : `${body} ${condition}`),
    sourced: source !== undefined,
    source: source === undefined ? '' : sourceLine(source, language),
    linked: source?.url.startsWith('https://') ?? false,
    url: source?.url ?? '',
  };
}

function sourceLine({ name, article, inForce }: NonNullable<KnowledgeCard['source']>, language: Language): string {
  const text = textFor(language);
  if (article === undefined || inForce === undefined) {
    return text('result.sourceOfCraft', { name: escapeMarkdown(name) });
  }
  const day = formatDay(new Date(`${inForce}T12:00:00Z`), language);
  return text('result.source', { name: escapeMarkdown(name), article: escapeMarkdown(article), day });
}
