import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type Text, textFor } from '../text.js';
import template from './opening.json' with { type: 'json' };
import {
  anyShown,
  countData,
  countLine,
  groupCounts,
  groupsData,
  optionHeading,
  partlyHidden,
  quotes,
  type ResultGroups,
  type ShownCount,
} from './result-parts.js';
import { type BallotWords, wordsData } from './result-words.js';

export interface OpeningOption extends ShownCount {
  readonly id: string;
  readonly label: string;
  /** True for the reader's own choice. */
  readonly own: boolean;
  /** The strongest reasons for this option, without sender. */
  readonly reasons: readonly string[];
}

export interface OpeningCard extends ResultGroups {
  readonly roundId: string;
  readonly title: string;
  readonly question: string;
  readonly options: readonly OpeningOption[];
  /** Shown in place of counts. */
  readonly words?: BallotWords;
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  /** The phase after the first vote: talks or, when too few people voted, none. */
  readonly next: { readonly kind: 'talk' | 'noTalk'; readonly revotingAt: Date };
}

const fill = compileTemplate(template, 'opening');

/** The result of the first vote: every bar also as text, the own choice in words, reasons without a name, and what comes next. */
export function renderOpening(opening: OpeningCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { options, next } = opening;
  const nothingShown = !anyShown(options);
  const card = fill(language, {
    heading: escapeMarkdown(opening.title),
    next: text(`opening.${next.kind}`, { moment: formatMoment(next.revotingAt, language) }),
    question: escapeMarkdown(opening.question),
    hasWords: nothingShown,
    words: wordsData([{ ballot: 'first', counts: options }], opening.words, options, text),
    options: options.map((option, index) => optionData(option, index, nothingShown, text)),
    someHidden: [options, ...groupCounts(opening)].some(partlyHidden),
    minimum: text('result.minimum', { minimum: opening.minimum }),
    groups: groupsData(opening, options, text),
    rows: buttonRows([buttonData(text('threadList.round'), execute('round.thread', { round: opening.roundId }))]),
  });
  return { card, summary: text('opening.summary', { title: plainLine(opening.title) }) };
}

function optionData(option: OpeningOption, index: number, nothingShown: boolean, text: Text): TemplateData {
  return {
    heading: optionHeading(option.label, index, text),
    own: option.own,
    ownLine: text('result.own'),
    hasCount: !nothingShown,
    ...countData(option, countLine(option, text)),
    reasons: quotes(option.reasons, text),
  };
}
