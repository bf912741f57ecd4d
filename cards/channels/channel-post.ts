import type { TakenReplies } from '../../src/channels/channel-replies.js';
import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import {
  anyShown,
  countData,
  countLine,
  optionHeading,
  partlyHidden,
  type ShownCount,
} from '../rounds/result-parts.js';
import { type BallotWords, wordsData } from '../rounds/result-words.js';
import { formatMoment, type Text, type TextKey, textFor } from '../text.js';
import template from './channel-post.json' with { type: 'json' };

/** `first`, `second`: that ballot is open. `between`: the first is opened and the second is still to come. */
export type ChannelPostState = 'first' | 'between' | 'second' | 'closed';

export interface ChannelPostOption {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  /** Absent while there is nothing to show of that vote. */
  readonly first?: ShownCount;
  readonly second?: ShownCount;
  /** The choices of the one reader of a personal view. */
  readonly ownFirst: boolean;
  readonly ownSecond: boolean;
}

export interface ChannelPostCard {
  readonly roundId: string;
  readonly state: ChannelPostState;
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  readonly options: readonly ChannelPostOption[];
  /** When the open ballot closes, or when the second one opens. */
  readonly moment?: Date;
  /** Shown in place of counts. */
  readonly words?: BallotWords;
  /** From how many votes on a count is shown. */
  readonly minimum: number;
  /** Which answers under the post come in the open thread; null: nothing is said of answers. */
  readonly takenReplies: TakenReplies | null;
  /** True for the view of one person, that Teams shows to that person only. */
  readonly personal: boolean;
  /** Teams user ids (`29:…`), at most 60, of those for whom Teams asks for an own view when the card comes in view. */
  readonly viewers: readonly string[];
}

const KICKERS: Readonly<Record<ChannelPostState, TextKey>> = {
  first: 'channelPost.kickerFirst',
  between: 'channelPost.kickerBetween',
  second: 'channelPost.kickerSecond',
  closed: 'channelPost.kickerClosed',
};
const NEXT: Readonly<Partial<Record<ChannelPostState, TextKey>>> = {
  first: 'channelPost.untilFirst',
  between: 'channelPost.untilBetween',
  second: 'channelPost.untilSecond',
};
const BUTTONS: Readonly<Record<ChannelPostState, TextKey>> = {
  first: 'channelPost.vote',
  between: 'channelPost.own',
  second: 'channelPost.voteAgain',
  closed: 'channelPost.own',
};

const REPLIES: Readonly<Record<TakenReplies, TextKey>> = {
  mentioned: 'channelPost.repliesMentioned',
  all: 'channelPost.replies',
};

const fill = compileTemplate(template, 'channelPost');

/**
 * The dilemma in a channel, as everybody there sees it: no word on who voted or what, counts only once the vote was opened.
 * With `personal` the same with the reader's own choice.
 */
export function renderChannelPost(post: ChannelPostCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { state, options, moment, personal, takenReplies } = post;
  const counted = (['first', 'second'] as const)
    .map((ballot) => ({ ballot, counts: options.flatMap((option) => option[ballot] ?? []) }))
    .filter(({ counts }) => counts.length > 0);
  const votes = counted.map(({ counts }) => counts);
  const words = wordsData(counted, post.words, options, text);
  const told = counted.filter(({ counts }) => anyShown(counts)).map(({ ballot }) => ballot);
  const isOpen = state === 'first' || state === 'second';
  const next = NEXT[state];
  const button = buttonData(text(BUTTONS[state]), execute('shared.view', { round: post.roundId }));
  const isOwnKnown = options.some(({ ownFirst, ownSecond }) => ownFirst || ownSecond);
  const card = fill(language, {
    kicker: text(KICKERS[state]),
    heading: escapeMarkdown(post.title),
    until:
      next === undefined || moment === undefined
        ? []
        : [{ line: text(next, { moment: formatMoment(moment, language) }) }],
    situation: escapeMarkdown(post.situation),
    question: escapeMarkdown(post.question),
    hasWords: words.length > 0,
    words,
    options: options.map((option, index) => optionData(option, { index, told, isTwice: counted.length > 1, text })),
    someHidden: votes.some(partlyHidden),
    minimum: text('result.minimum', { minimum: post.minimum }),
    noOwn: personal && !isOwnKnown ? [{ line: text('channelPost.noOwn') }] : [],
    onlyYou: personal ? [{ line: text('channelPost.onlyYou') }] : [],
    rows: personal ? [] : buttonRows([button]),
    secret: [
      ...(personal || !isOpen ? [] : [{ line: text('channelPost.secret') }]),
      // From the opening on there is an open thread; before that an answer stays in the channel.
      ...(takenReplies === null || state === 'first' ? [] : [{ line: text(REPLIES[takenReplies]) }]),
    ],
  });
  return { card: refreshed(card, post), summary: text('channelPost.summary', { title: plainLine(post.title) }) };
}

interface Place {
  readonly index: number;
  /** The votes that have a count on the card. */
  readonly told: readonly ('first' | 'second')[];
  /** Both votes are opened. */
  readonly isTwice: boolean;
  readonly text: Text;
}

function optionData(option: ChannelPostOption, place: Place): TemplateData {
  const { index, text } = place;
  return {
    heading: optionHeading(option.label, index, text),
    explanations: [{ line: escapeMarkdown(option.explanation) }],
    own: ownLine(option, text).map((line) => ({ line })),
    counts: countsData(option, place),
  };
}

function countsData(option: ChannelPostOption, { told, isTwice, text }: Place): readonly TemplateData[] {
  return told.flatMap((ballot) => {
    const shown = option[ballot];
    if (shown === undefined) return [];
    const line = countLine(shown, text);
    return [countData(shown, isTwice ? text(`closing.${ballot}`, { count: line }) : line)];
  });
}

function ownLine({ second, ownFirst, ownSecond }: ChannelPostOption, text: Text): readonly string[] {
  if (!ownFirst && !ownSecond) return [];
  if (second === undefined) return [text('result.own')];
  if (ownFirst && ownSecond) return [text('closing.ownBoth')];
  return [text(ownFirst ? 'closing.ownFirst' : 'closing.ownSecond')];
}

/** Without anybody on the list there is no `refresh`: left open, Teams would ask for everybody in a small channel. */
function refreshed(card: RenderedCard['card'], { viewers, roundId }: ChannelPostCard): RenderedCard['card'] {
  if (viewers.length === 0) return card;
  const action = { type: 'Action.Execute', ...execute('shared.view', { round: roundId }) };
  return { ...card, refresh: { action, userIds: [...viewers] } };
}
