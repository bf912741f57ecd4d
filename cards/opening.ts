import type { Language } from '../src/language.js';
import { escapeMarkdown, plainLine } from './escape.js';
import template from './opening.json' with { type: 'json' };
import { letterOf } from './option-letters.js';
import { compileTemplate, type RenderedCard, type TemplateData } from './render.js';
import { formatDay, type Text, textFor } from './text.js';

export interface OpeningOption {
  readonly id: string;
  readonly label: string;
  /** Null when it may not be shown: below the minimum, or hidden to protect another that is. */
  readonly count: number | null;
  /** Whole percent of all votes; null when the share may not be shown. */
  readonly percent: number | null;
  /** True for the reader's own choice. */
  readonly own: boolean;
  /** The strongest reasons for this option, without sender. */
  readonly reasons: readonly string[];
}

/** Counts inside one group that the reader belongs to. */
export interface OpeningGroup {
  readonly name: string;
  readonly rows: readonly { readonly id: string; readonly label: string; readonly count: number | null }[];
}

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

export interface OpeningCard {
  readonly title: string;
  readonly question: string;
  readonly options: readonly OpeningOption[];
  /** Own municipality and municipalities of the same size; left out of the card when nothing in them may be shown. */
  readonly municipality?: OpeningGroup;
  readonly sizeClass?: OpeningGroup;
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  readonly knowledge: KnowledgeCard;
  readonly reflection: readonly string[];
  /** What pulls at both sides in this dilemma. */
  readonly tension: string;
}

const SQUARES = 10;

const fill = compileTemplate(template, 'opening');

/**
 * The result: every bar also as text, the own choice in words, reasons without a name. About a hidden count it never says
 * that it is small: a larger one may be hidden too, because a small one could be computed from it.
 */
export function renderOpening(opening: OpeningCard, language: Language): RenderedCard {
  const text = textFor(language);
  const shown = (rows: readonly { readonly count: number | null }[]) => rows.some(({ count }) => count !== null);
  const nothingShown = !shown(opening.options);
  const letters = new Map(opening.options.map(({ id }, index) => [id, letterOf(index)]));
  const groups = [
    group(opening.municipality, 'opening.municipality', letters, text),
    group(opening.sizeClass, 'opening.sizeClass', letters, text),
  ].flat();
  const all = [opening.options, opening.municipality?.rows ?? [], opening.sizeClass?.rows ?? []];
  const card = fill(language, {
    heading: escapeMarkdown(opening.title),
    question: escapeMarkdown(opening.question),
    nothingShown,
    options: opening.options.map((option, index) => optionData(option, index, nothingShown, text)),
    someHidden: all.some((rows) => shown(rows) && rows.some(({ count }) => count === null)),
    minimum: text('opening.minimum', { minimum: opening.minimum }),
    groups,
    knowledge: knowledgeData(opening.knowledge, text, language),
    tension: escapeMarkdown(opening.tension),
    reflection: opening.reflection.map((line) => ({ line: `• ${escapeMarkdown(line)}` })),
  });
  return { card, summary: text('opening.summary', { title: plainLine(opening.title) }) };
}

function optionData(option: OpeningOption, index: number, nothingShown: boolean, text: Text): TemplateData {
  const { count, percent } = option;
  return {
    heading: text('opening.letter', { letter: letterOf(index), label: escapeMarkdown(option.label) }),
    own: option.own,
    ownLine: text('opening.own'),
    hasCount: !nothingShown,
    count: countLine(count, percent, text),
    hasBar: count !== null && percent !== null,
    bar: bar(percent ?? 0),
    reasons: option.reasons.map((reason) => ({ quote: text('opening.quote', { reason: plainLine(reason) }) })),
  };
}

function countLine(count: number | null, percent: number | null, text: Text): string {
  if (count === null) return text('opening.hidden');
  const votes = text('opening.count', { count });
  return percent === null ? votes : text('opening.share', { votes, percent });
}

/**
 * Ten squares, filled to the nearest tenth, never empty for a share above nothing. Made of text, because coloured columns
 * get the host's padding and pictures inside a card do not show in every Teams; filled and empty differ by shape too.
 */
function bar(percent: number): string {
  const filled = percent > 0 ? Math.min(SQUARES, Math.max(1, Math.round((percent * SQUARES) / 100))) : 0;
  return '■'.repeat(filled) + '□'.repeat(SQUARES - filled);
}

function group(
  data: OpeningGroup | undefined,
  key: 'opening.municipality' | 'opening.sizeClass',
  letters: ReadonlyMap<string, string>,
  text: Text,
): readonly TemplateData[] {
  if (data === undefined || data.rows.every(({ count }) => count === null)) return [];
  const rows = data.rows.map(({ id, label, count }) => ({
    row: text('opening.row', {
      letter: letters.get(id) ?? id,
      label: escapeMarkdown(label),
      count: countLine(count, null, text),
    }),
  }));
  return [{ heading: text(key, { name: escapeMarkdown(data.name) }), rows }];
}

function knowledgeData({ title, text: body, source }: KnowledgeCard, text: Text, language: Language): TemplateData {
  const line =
    source === undefined
      ? ''
      : text('opening.source', {
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
