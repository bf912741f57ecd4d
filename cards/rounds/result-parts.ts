import { escapeMarkdown, plainLine } from '../escape.js';
import type { TemplateData } from '../render.js';
import type { Text } from '../text.js';
import { letterOf } from './option-letters.js';

/** A count as it may be shown. */
export interface ShownCount {
  /** Null when it may not be shown: below the minimum, or hidden to protect another that is. */
  readonly count: number | null;
  /** Whole percent of all votes; null when the share may not be shown. */
  readonly percent: number | null;
}

/** Counts inside one group that the reader belongs to. */
export interface ResultGroup {
  readonly name: string;
  readonly rows: readonly { readonly id: string; readonly label: string; readonly count: number | null }[];
}

/** The groups of the reader; each is left out of the card when nothing in it may be shown. */
export interface ResultGroups {
  readonly municipality?: ResultGroup;
  /** Municipalities of the same size. */
  readonly sizeClass?: ResultGroup;
}

type GroupKey = 'result.municipality' | 'result.sizeClass';
type Counted = readonly { readonly count: number | null }[];

const SQUARES = 10;

/** Whether any of these counts may be shown. */
export function anyShown(counts: Counted): boolean {
  return counts.some(({ count }) => count !== null);
}

/** Whether some of these counts are shown and others are not, so that a reader asks why. */
export function partlyHidden(counts: Counted): boolean {
  return anyShown(counts) && counts.some(({ count }) => count === null);
}

/** An option with its letter, for a place with Markdown. */
export function optionHeading(label: string, index: number, text: Text): string {
  return text('result.letter', { letter: letterOf(index), label: escapeMarkdown(label) });
}

/**
 * A count in words, with its share where that may be shown.
 */
export function countLine({ count, percent }: ShownCount, text: Text): string {
  if (count === null) return text('result.hidden');
  const votes = text('result.count', { count });
  return percent === null ? votes : text('result.share', { votes, percent });
}

/** For a template: the count in words (`count`), and its bar (`bar`) when there is one to draw (`hasBar`). */
export function countData(shown: ShownCount, line: string): TemplateData {
  return { count: line, hasBar: shown.count !== null && shown.percent !== null, bar: bar(shown.percent ?? 0) };
}

/**
 * Ten squares, filled to the nearest tenth, never empty for a share above nothing. Made of text, because coloured columns
 * get the host's padding and pictures inside a card do not show in every Teams; filled and empty differ by shape too.
 */
function bar(percent: number): string {
  const filled = percent > 0 ? Math.min(SQUARES, Math.max(1, Math.round((percent * SQUARES) / 100))) : 0;
  return '■'.repeat(filled) + '□'.repeat(SQUARES - filled);
}

/** Lines that people wrote, in quotation marks and without sender, for a RichTextBlock. */
export function quotes(lines: readonly string[], text: Text): readonly TemplateData[] {
  return lines.map((reason) => ({ quote: text('result.quote', { reason: plainLine(reason) }) }));
}

/** For a template: a heading and a row per option for each group of the reader in which something may be shown. */
export function groupsData(
  { municipality, sizeClass }: ResultGroups,
  options: readonly { readonly id: string }[],
  text: Text,
  /** There are two votes on the card: these counts are of the first. */
  ofFirst: boolean = false,
): readonly TemplateData[] {
  const letters = new Map(options.map(({ id }, index) => [id, letterOf(index)]));
  const groupData = (group: ResultGroup | undefined, key: GroupKey) => {
    if (group === undefined || !anyShown(group.rows)) return [];
    const rows = group.rows.map(({ id, label, count }) => ({
      row: text('result.row', {
        letter: letters.get(id) ?? id,
        label: escapeMarkdown(label),
        count: countLine({ count, percent: null }, text),
      }),
    }));
    const heading = text(key, { name: escapeMarkdown(group.name) });
    return [{ heading: ofFirst ? text('closing.first', { count: heading }) : heading, rows }];
  };
  return [...groupData(municipality, 'result.municipality'), ...groupData(sizeClass, 'result.sizeClass')];
}

/** The counts of the reader's groups, for `partlyHidden`. */
export function groupCounts({ municipality, sizeClass }: ResultGroups): readonly Counted[] {
  return [municipality?.rows ?? [], sizeClass?.rows ?? []];
}
