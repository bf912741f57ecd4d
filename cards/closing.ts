import type { Language } from '../src/language.js';
import template from './closing.json' with { type: 'json' };
import { agreementData, type ClosingAgreement } from './closing-agreement.js';
import { type ClosingShift, changesData } from './closing-change.js';
import { escapeMarkdown, plainLine } from './escape.js';
import { type KnowledgeCard, knowledgeData } from './knowledge.js';
import { compileTemplate, type RenderedCard, type TemplateData } from './render.js';
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
import { type Text, textFor } from './text.js';

export interface ClosingOption {
  readonly id: string;
  readonly label: string;
  readonly first: ShownCount;
  /** Absent in a round without a second vote. */
  readonly second?: ShownCount;
  /** What the reader chose; both false when nobody knows any more. */
  readonly ownFirst: boolean;
  readonly ownSecond: boolean;
  /** The strongest reasons of the first vote, without sender. */
  readonly reasons: readonly string[];
}

export interface ClosingCard extends ResultGroups {
  readonly title: string;
  readonly question: string;
  readonly options: readonly ClosingOption[];
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  /** What changed between the votes; absent in a round without a second vote. */
  readonly shift?: ClosingShift;
  /** Lines that people wrote at the second vote, without sender. The card shows three. */
  readonly movedLines: readonly string[];
  readonly knowledge: KnowledgeCard;
  readonly reflection: readonly string[];
  /** What pulls at both sides in this dilemma. */
  readonly tension: string;
  readonly agreement: ClosingAgreement;
}

/** With two votes people have read the reasons halfway through the week; one for each option keeps the card small. */
const REASONS_AFTER_TWO_VOTES = 1;
const MOST_LINES = 3;

const fill = compileTemplate(template, 'closing');

/**
 * The end of a round: both votes as bars and in words, what changed, what to know, and the question what the reader agrees.
 * In a round without a second vote it is the result of the one vote.
 */
export function renderClosing(closing: ClosingCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { options, shift } = closing;
  const votes = [options.map(({ first }) => first), options.flatMap(({ second }) => second ?? [])];
  const votedTwice = options.some(({ second }) => second !== undefined);
  const nothingShown = !votes.some(anyShown);
  const movedLines = closing.movedLines.slice(0, MOST_LINES);
  const card = fill(language, {
    kicker: text(votedTwice ? 'closing.kickerBoth' : 'closing.kicker'),
    heading: escapeMarkdown(closing.title),
    invite: text(nothingShown ? 'closing.inviteHidden' : votedTwice ? 'closing.invite' : 'closing.inviteOnce'),
    question: escapeMarkdown(closing.question),
    nothingShown,
    nothing: text('result.nothing'),
    options: options.map((option, index) => optionData(option, { index, nothingShown, text })),
    someHidden: [...votes, ...groupCounts(closing)].some(partlyHidden),
    minimum: text('result.minimum', { minimum: closing.minimum }),
    changes: shift === undefined ? [] : changesData(shift, options, text),
    written: movedLines.length === 0 ? [] : [{ quotes: quotes(movedLines, text) }],
    groups: groupsData(closing, options, text),
    knowledge: knowledgeData(closing.knowledge, language),
    tension: escapeMarkdown(closing.tension),
    reflection: closing.reflection.map((line) => ({ line: `• ${escapeMarkdown(line)}` })),
    agreement: agreementData(closing.agreement, language),
  });
  return { card, summary: text('closing.summary', { title: plainLine(closing.title) }) };
}

interface Place {
  readonly index: number;
  readonly nothingShown: boolean;
  readonly text: Text;
}

function optionData(option: ClosingOption, { index, nothingShown, text }: Place): TemplateData {
  const { second, reasons } = option;
  return {
    heading: optionHeading(option.label, index, text),
    own: ownLine(option, text).map((line) => ({ line })),
    counts: nothingShown ? [] : countsData(option, text),
    reasons: quotes(second === undefined ? reasons : reasons.slice(0, REASONS_AFTER_TWO_VOTES), text),
  };
}

function countsData({ first, second }: ClosingOption, text: Text): readonly TemplateData[] {
  if (second === undefined) return [countData(first, countLine(first, text))];
  return [
    countData(first, text('closing.first', { count: countLine(first, text) })),
    countData(second, text('closing.second', { count: countLine(second, text) })),
  ];
}

function ownLine({ second, ownFirst, ownSecond }: ClosingOption, text: Text): readonly string[] {
  if (!ownFirst && !ownSecond) return [];
  if (second === undefined) return [text('result.own')];
  if (ownFirst && ownSecond) return [text('closing.ownBoth')];
  return [text(ownFirst ? 'closing.ownFirst' : 'closing.ownSecond')];
}
