import type { Language } from '../../src/language.js';
import type { PublishedState } from '../../src/voting/published-round.js';
import { BALLOTS, execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import {
  anyShown,
  countData,
  countLine,
  optionHeading,
  partlyHidden,
  type ShownCount,
} from '../rounds/result-parts.js';
import { type BallotWords, wordsData } from '../rounds/result-words.js';
import { formatMoment, type Text, textFor } from '../text.js';
import template from './shared-dilemma.json' with { type: 'json' };

type BallotName = (typeof BALLOTS)[number];

export interface SharedOption {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  /** The counts that are open to everybody; absent before that. */
  readonly counts: Readonly<Partial<Record<BallotName, ShownCount>>>;
}

/** As it is published, or as somebody finds it who had the card before it was stopped. */
export type SharedState = PublishedState | { readonly kind: 'cancelled' | 'uncounted' };

export interface SharedDilemmaCard {
  readonly roundId: string;
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  readonly options: readonly SharedOption[];
  readonly state: SharedState;
  /** Shown in place of counts. */
  readonly words?: BallotWords;
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  /** The reader's own choices, as far as known; only on the answer to a click, which nobody else sees. */
  readonly own?: Readonly<Partial<Record<BallotName, string>>>;
}

const fill = compileTemplate(template, 'shared');

/**
 * A dilemma for a chat where anybody may read along. Without `own` it holds nothing of a person and no count that is
 * not open to all; a vote never changes it. The button answers with a card visible only to the person who clicked.
 */
export function renderSharedDilemma(dilemma: SharedDilemmaCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { options, state, own } = dilemma;
  const counted = BALLOTS.map((ballot) => ({
    ballot,
    counts: options.flatMap(({ counts }) => counts[ballot] ?? []),
  })).filter(({ counts }) => counts.length > 0);
  const told = counted.filter(({ counts }) => anyShown(counts)).map(({ ballot }) => ballot);
  const hasTwo = options.some(({ counts }) => counts.second !== undefined) || own?.second !== undefined;
  const card = fill(language, {
    heading: escapeMarkdown(dilemma.title),
    status: statusLine(state, text, language),
    situation: escapeMarkdown(dilemma.situation),
    question: escapeMarkdown(dilemma.question),
    options: options.map((option, index) => ({
      heading: optionHeading(option.label, index, text),
      explanation: escapeMarkdown(option.explanation),
      own: ownLines(option.id, own, hasTwo, text),
      counts: countLines(option, told, hasTwo, text),
    })),
    words: wordsData(counted, dilemma.words, options, text),
    hidden: counted.some(({ counts }) => partlyHidden(counts))
      ? [{ line: text('result.minimum', { minimum: dilemma.minimum }) }]
      : [],
    seen: text(own === undefined ? 'shared.seenByAll' : 'shared.seenByYou'),
    rows: isOver(state) ? [] : [{ buttons: [viewButton(dilemma, text)] }],
  });
  return { card, summary: text('shared.summary', { title: plainLine(dilemma.title) }) };
}

function statusLine(state: SharedState, text: Text, language: Language): string {
  switch (state.kind) {
    case 'open':
      return text(state.ballot === 'first' ? 'shared.openFirst' : 'shared.openSecond', {
        moment: formatMoment(state.until, language),
      });
    case 'between':
      return state.until === null
        ? text('shared.counting')
        : text('shared.between', { moment: formatMoment(state.until, language) });
    case 'closed':
      return text('shared.closed');
    case 'cancelled':
      return text('shared.cancelled');
    case 'uncounted':
      return text('shared.uncounted');
  }
}

function isOver({ kind }: SharedState): boolean {
  return kind === 'cancelled' || kind === 'uncounted';
}

function viewButton({ roundId, state }: SharedDilemmaCard, text: Text): TemplateData {
  const title = text(state.kind === 'open' ? 'shared.vote' : 'shared.refresh');
  return buttonData(title, execute('shared.view', { round: roundId }));
}

function ownLines(id: string, own: SharedDilemmaCard['own'], hasTwo: boolean, text: Text): readonly TemplateData[] {
  const first = own?.first === id ? [{ line: text(hasTwo ? 'shared.ownFirst' : 'result.own') }] : [];
  const second = own?.second === id ? [{ line: text('shared.ownSecond') }] : [];
  return [...first, ...second];
}

function countLines(
  { counts }: SharedOption,
  told: readonly BallotName[],
  hasTwo: boolean,
  text: Text,
): readonly TemplateData[] {
  return told.flatMap((ballot) => {
    const shown = counts[ballot];
    if (shown === undefined) return [];
    const line = countLine(shown, text);
    return [countData(shown, hasTwo ? text(`shared.${ballot}`, { count: line }) : line)];
  });
}
