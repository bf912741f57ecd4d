/**
 * Votes by option id; null is hidden. A row has no total: with one, a single hidden count in the row would be the
 * total minus the rest.
 */
export type Row = Readonly<Record<string, number | null>>;

/** Shown in place of counts. Each fits so many ways of voting that nobody's vote follows from it. */
export type RowWords =
  /** Too few voted to say anything. */
  | { readonly kind: 'few' }
  /** No option was chosen often enough to show how often. */
  | { readonly kind: 'divided' }
  /** More than half chose this one, and too few another one to show how many. */
  | { readonly kind: 'most'; readonly option: string }
  /** The same, for at least four in five. */
  | { readonly kind: 'nearlyAll'; readonly option: string };

/** One table of counts as everybody may see it. Either at least one count is shown and `words` is null, or none is. */
export interface PublishedRow {
  readonly counts: Row;
  readonly words: RowWords | null;
}

/**
 * Below this multiple of the minimum nothing is shown: half of the voters would have to be hidden behind the other
 * half.
 */
export const FEW = 2;
/** From this multiple of the minimum on, fewer than the minimum are at most one in five. */
const MANY = 4;

/** All of them together. */
export function sum(counts: readonly number[]): number {
  return counts.reduce((left, count) => left + count, 0);
}

/**
 * Do at least `minimum` of these voters differ from the largest group? Then also those who know the votes of some of them,
 * fewer than the minimum, cannot tell of anybody else: whoever it is, somebody who is unknown to them chose differently, and
 * the two could be exchanged.
 *
 * Source: l-diversity (Machanavajjhala e.a., *ACM TKDD* 1(1), 2007), against the attack by homogeneity on k-anonymity; with room
 * for colluding readers.
 */
export function isDiverse(counts: readonly number[], minimum: number): boolean {
  return sum(counts) - Math.max(0, ...counts) >= minimum;
}

/** Are these enough voters to say anything about them? */
export function areEnough(counts: readonly number[], minimum: number): boolean {
  return sum(counts) >= FEW * minimum;
}

/**
 * The row of these voters, for readers who may know who they are and how `minimum` − 1 of them voted.
 *
 * - Counts only where the voters are diverse: then at least the minimum chose something else than any option does. A count
 *   below the minimum is hidden, a zero as well; a reader who knows how many voted may work out the sum of the hidden ones,
 *   which tells of nobody.
 * - Otherwise fewer than the minimum chose differently, from nobody on. The words say just that.
 *
 * `counts` in the order of `options`.
 */
export function publishedRow(options: readonly string[], counts: readonly number[], minimum: number): PublishedRow {
  const shows = areEnough(counts, minimum) && isDiverse(counts, minimum);
  const shown = options.map((option, at) => {
    const count = counts[at] ?? 0;
    return [option, shows && count >= minimum ? count : null] as const;
  });
  const isShown = shown.some(([, count]) => count !== null);
  return { counts: Object.fromEntries(shown), words: isShown ? null : wordsOf(options, counts, minimum) };
}

function wordsOf(options: readonly string[], counts: readonly number[], minimum: number): RowWords {
  if (!areEnough(counts, minimum)) return { kind: 'few' };
  if (isDiverse(counts, minimum)) return { kind: 'divided' };
  const option = options[counts.indexOf(Math.max(...counts))] ?? '';
  return { kind: sum(counts) >= MANY * minimum ? 'nearlyAll' : 'most', option };
}

/** The options of a row that something is told about: those with a count, or the one that nearly all chose. */
export function toldOptions({ counts, words }: PublishedRow): readonly string[] {
  if (words?.kind === 'most' || words?.kind === 'nearlyAll') return [words.option];
  return Object.keys(counts).filter((option) => counts[option] !== null);
}

/** One option of a row as a screen shows it. */
export interface PresentedCount {
  readonly option: string;
  /** Null is hidden. */
  readonly count: number | null;
  /** Whole number 0-100, rounded; those of a row may add up to 99 or 101. Null unless the whole row is shown. */
  readonly percentage: number | null;
}

/** How often one option was chosen. */
export interface OptionCount {
  /** Null is hidden. */
  readonly count: number | null;
  /** Whole number 0-100; null is hidden. */
  readonly percent: number | null;
}

/** The count of one option in a presented row; hidden where the row does not have it. */
export function countOf(row: readonly PresentedCount[], id: string): OptionCount {
  const found = row.find(({ option }) => option === id);
  return { count: found?.count ?? null, percent: found?.percentage ?? null };
}

/** Percentages need the row's total, so one hidden count hides all of them: from a percentage it could be computed. */
export function presentRow(row: Row): readonly PresentedCount[] {
  const counts = Object.values(row);
  const total = counts.includes(null) ? null : counts.reduce<number>((left, count) => left + (count ?? 0), 0);
  return Object.entries(row).map(([option, count]) => ({
    option,
    count,
    percentage: total === null || total === 0 || count === null ? null : Math.round((100 * count) / total),
  }));
}
