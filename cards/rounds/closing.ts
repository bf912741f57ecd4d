import type { Language } from '../../src/language.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { type Text, textFor } from '../text.js';
import template from './closing.json' with { type: 'json' };
import { agreementData, type ClosingAgreement } from './closing-agreement.js';
import { type ClosingShift, changesData } from './closing-change.js';
import { type KnowledgeCard, knowledgeData } from './knowledge.js';
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
import { type LoyaltyVotes, spagaatData } from './spagaat.js';

export interface ClosingOption {
  readonly id: string;
  readonly label: string;
  readonly first: ShownCount;
  /** Absent in a round without a second vote. */
  readonly second?: ShownCount;
  /** The reader's choice; both false if it is no longer known. */
  readonly ownFirst: boolean;
  readonly ownSecond: boolean;
  /** The strongest reasons of the first vote, without sender. */
  readonly reasons: readonly string[];
}

export interface ClosingCard extends ResultGroups {
  readonly title: string;
  readonly question: string;
  readonly options: readonly ClosingOption[];
  /** Shown in place of counts. */
  readonly words?: BallotWords;
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  /** How many chose for one's own organisation, for the partnership, for both. */
  readonly loyalties: LoyaltyVotes;
  /** The change between the votes; absent in a round without a second vote. */
  readonly shift?: ClosingShift;
  /** Lines that people wrote at the second vote, without sender. The card shows three. */
  readonly movedLines: readonly string[];
  readonly knowledge: KnowledgeCard;
  readonly reflection: readonly string[];
  /** The pull of both sides in this dilemma. */
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
  const votedTwice = options.some(({ second }) => second !== undefined);
  const counted = [
    { ballot: 'first' as const, counts: options.map(({ first }) => first) },
    ...(votedTwice ? [{ ballot: 'second' as const, counts: options.flatMap(({ second }) => second ?? []) }] : []),
  ];
  const votes = counted.map(({ counts }) => counts);
  const nothingShown = !votes.some(anyShown);
  const words = wordsData(counted, closing.words, options, text);
  const movedLines = closing.movedLines.slice(0, MOST_LINES);
  const card = fill(language, {
    kicker: text(votedTwice ? 'closing.kickerBoth' : 'closing.kicker'),
    heading: escapeMarkdown(closing.title),
    invite: text(nothingShown ? 'closing.inviteHidden' : votedTwice ? 'closing.invite' : 'closing.inviteOnce'),
    question: escapeMarkdown(closing.question),
    hasWords: words.length > 0,
    words,
    options: options.map((option, index) => optionData(option, { index, told: toldIn(votes), text })),
    someHidden: [...votes, ...groupCounts(closing)].some(partlyHidden),
    minimum: text('result.minimum', { minimum: closing.minimum }),
    spagaat: spagaatData(closing.loyalties, text),
    changes: shift === undefined ? [] : changesData(shift, options, text),
    written: movedLines.length === 0 ? [] : [{ quotes: quotes(movedLines, text) }],
    groups: groupsData(closing, options, text, votedTwice),
    knowledge: knowledgeData(closing.knowledge, language),
    tension: escapeMarkdown(closing.tension),
    reflection: closing.reflection.map((line) => ({ line: `• ${escapeMarkdown(line)}` })),
    agreement: agreementData(closing.agreement, language),
  });
  return { card, summary: text('closing.summary', { title: plainLine(closing.title) }) };
}

interface Place {
  readonly index: number;
  /** The votes whose counts are on the card. */
  readonly told: { readonly first: boolean; readonly second: boolean };
  readonly text: Text;
}

function optionData(option: ClosingOption, { index, told, text }: Place): TemplateData {
  const { second, reasons } = option;
  return {
    heading: optionHeading(option.label, index, text),
    own: ownLine(option, text).map((line) => ({ line })),
    counts: countsData(option, told, text),
    reasons: quotes(second === undefined ? reasons : reasons.slice(0, REASONS_AFTER_TWO_VOTES), text),
  };
}

function toldIn([first = [], second = []]: readonly (readonly ShownCount[])[]): Place['told'] {
  return { first: anyShown(first), second: anyShown(second) };
}

/** A vote that is told in words has no line of its own here. */
function countsData({ first, second }: ClosingOption, told: Place['told'], text: Text): readonly TemplateData[] {
  if (second === undefined) return told.first ? [countData(first, countLine(first, text))] : [];
  return [
    ...(told.first ? [countData(first, text('closing.first', { count: countLine(first, text) }))] : []),
    ...(told.second ? [countData(second, text('closing.second', { count: countLine(second, text) }))] : []),
  ];
}

function ownLine({ second, ownFirst, ownSecond }: ClosingOption, text: Text): readonly string[] {
  if (!ownFirst && !ownSecond) return [];
  if (second === undefined) return [text('result.own')];
  if (ownFirst && ownSecond) return [text('closing.ownBoth')];
  return [text(ownFirst ? 'closing.ownFirst' : 'closing.ownSecond')];
}
