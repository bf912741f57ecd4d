import type { Dilemma } from '../dilemma.js';

/** A text of law on which a dilemma rests. */
export interface LawSource {
  readonly dilemma: string;
  readonly version: number;
  /** Official name of the act. */
  readonly law: string;
  readonly article: string;
  /** Date of the consolidated text that was read (ISO date). */
  readonly inForce: string;
  readonly url: string;
  /** Month in which the card was last held against that text (YYYY-MM). */
  readonly checked: string;
}

/** A law changes, and a card with it: after this many months somebody reads the text again. */
const CHECK_AFTER_MONTHS = 12;

/** The law on the knowledge cards, in the order of the dilemmas. */
export function lawSources(dilemmas: readonly Dilemma[]): readonly LawSource[] {
  return dilemmas.flatMap(({ id: dilemma, version, text }) => {
    const { kind, source } = text.nl.knowledge;
    if (kind === 'craft' || source === undefined) return [];
    const { name: law, article = '', inForce = '', url, checked = '' } = source;
    return [{ dilemma, version, law, article, inForce, url, checked }];
  });
}

/** Those that were checked longer than twelve months ago. @param today ISO date */
export function outdatedSources(sources: readonly LawSource[], today: string): readonly LawSource[] {
  return sources.filter(({ checked }) => monthsOf(today) - monthsOf(checked) > CHECK_AFTER_MONTHS);
}

/** Months since the year 0; of no month, none, so that what was never checked is the oldest. */
function monthsOf(isoDate: string): number {
  const [, year = '0', month = '0'] = /^(\d{4})-(\d{2})/.exec(isoDate) ?? [];
  return Number(year) * 12 + Number(month);
}
