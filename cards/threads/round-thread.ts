import type { Language } from '../../src/language.js';
import { type Button, execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type Text, type TextKey, textFor } from '../text.js';
import { postLines } from './post-lines.js';
import template from './thread.json' with { type: 'json' };

/** Why a post cannot be read now. */
export type CardVisibility =
  | { readonly kind: 'shown' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'hidden'; readonly grounds: string };

export interface RoundCardPost {
  readonly id: string;
  readonly at: Date;
  /** Name of a bird with the size of the municipality; empty when nobody is behind it any more. */
  readonly name: string;
  readonly isOwn: boolean;
  /** Null: it was removed, or nobody may read it now. */
  readonly text: string | null;
  readonly visibility: CardVisibility;
  readonly isReported: boolean;
}

export interface RoundThreadCard {
  readonly roundId: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly endsAt: Date;
  /** How the reader is called here; empty before they have written. */
  readonly ownName: string;
  readonly posts: readonly RoundCardPost[];
  readonly olderThan?: number;
  /** Number before which the posts of this page stand; absent when there are none. */
  readonly before?: number;
  readonly isOlder: boolean;
  readonly hearsNews: boolean;
  readonly justSent: boolean;
  /** The reader is a facilitator, who may judge posts. */
  readonly judges: boolean;
  readonly once: string;
}

const fill = compileTemplate(template, 'thread');

/**
 * The open thread of a round: everybody reads it, nobody sees a name, everybody can report. With the way to the tab behind
 * it it has at most the six buttons that Teams shows: which post to report is asked by `renderPostChoice`, and what is
 * about all of the thread stands with the newest posts only.
 */
export function renderRoundThread(thread: RoundThreadCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { roundId, isOpen, ownName, once, hearsNews } = thread;
  const moment = formatMoment(thread.endsAt, language);
  const older =
    thread.olderThan === undefined ? [] : [pageButton(text('thread.older'), roundId, `${thread.olderThan}`)];
  const newest = thread.isOlder ? [pageButton(text('thread.newest'), roundId)] : [];
  const news = hearsNews
    ? buttonOf(text('roundThread.newsOff'), execute('news.off'))
    : buttonOf(text('roundThread.newsOn'), execute('news.on'));
  const send = buttonData(text('roundThread.send'), execute('round.post', { round: roundId, once }));
  const page = pageOf(thread);
  const choices = [
    ...(thread.posts.some((post) => mayReport(post, thread))
      ? [buttonData(text('roundThread.reportAsk'), execute('posts.reportAsk', page))]
      : []),
    ...(thread.judges && thread.posts.some(mayJudge)
      ? [buttonData(text('moderation.judgeAsk'), execute('posts.judgeAsk', page))]
      : []),
  ];
  const self =
    ownName === '' ? text('roundThread.newcomer') : text('roundThread.self', { name: escapeMarkdown(ownName) });
  const card = fill(language, {
    heading: text('roundThread.heading'),
    about: text('thread.about', { title: escapeMarkdown(thread.title) }),
    good: thread.justSent ? [{ line: text('roundThread.sent', { name: escapeMarkdown(ownName) }) }] : [],
    notes: [
      { line: isOpen ? text('roundThread.open', { moment }) : text('roundThread.ended') },
      ...(isOpen ? [{ line: self }] : []),
      ...(thread.posts.length === 0 ? [{ line: text('thread.empty') }] : []),
    ],
    olderRows: buttonRows([...older, ...newest]),
    posts: thread.posts.map((post) => postData(post, language, [])),
    inputs: isOpen ? [{ label: text('thread.write'), hint: text('thread.hint') }] : [],
    rows: buttonRows([...(isOpen ? [send] : []), ...choices, ...(thread.isOlder ? [] : [news])]),
    footnotes: isOpen ? [{ line: text('roundThread.whoReads') }, { line: text('thread.rules') }] : [],
  });
  return { card, summary: text('roundThread.heading') };
}

/** The posts of a page of it that the reader can report, or judge, each with a button for that. */
export function renderPostChoice(thread: RoundThreadCard, wish: 'report' | 'judge', language: Language): RenderedCard {
  const text = textFor(language);
  const isReport = wish === 'report';
  const heading = text(isReport ? 'roundThread.whichReport' : 'moderation.which');
  const posts = thread.posts.filter((post) => (isReport ? mayReport(post, thread) : mayJudge(post)));
  const card = fill(language, {
    heading,
    about: text('thread.about', { title: escapeMarkdown(thread.title) }),
    good: [],
    notes: posts.length === 0 ? [{ line: text(isReport ? 'roundThread.noneToReport' : 'moderation.noneHere') }] : [],
    olderRows: [],
    posts: posts.map((post) =>
      postData(post, language, [
        isReport
          ? buttonData(text('roundThread.report'), execute('posts.report', { post: post.id }))
          : buttonData(text('moderation.judge'), execute('posts.judge', { post: post.id })),
      ]),
    ),
    inputs: [],
    rows: buttonRows([buttonData(text('roundThread.back'), execute('round.thread', pageOf(thread)))]),
    footnotes: [{ line: text(isReport ? 'roundThread.reportRule' : 'moderation.secret') }],
  });
  return { card, summary: heading };
}

/** Tells somebody that a post of theirs was hidden, and why. */
export function renderHiddenPost(
  hidden: { readonly roundId: string; readonly title: string; readonly text: string; readonly grounds: string },
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    heading: text('roundThread.yoursHidden'),
    about: text('thread.about', { title: escapeMarkdown(hidden.title) }),
    good: [],
    notes: [{ line: text('roundThread.grounds', { grounds: escapeMarkdown(hidden.grounds) }) }],
    olderRows: [],
    posts: [
      {
        who: text('thread.you'),
        when: text('roundThread.notShown'),
        lines: postLines(hidden.text),
        style: 'emphasis',
        rows: [],
      },
    ],
    inputs: [],
    rows: buttonRows([pageButton(text('roundThread.show'), hidden.roundId)]),
    footnotes: [{ line: text('roundThread.onlyYou') }],
  });
  return { card, summary: text('roundThread.yoursHidden') };
}

function mayReport(post: RoundCardPost, { isOpen }: RoundThreadCard): boolean {
  return isOpen && !post.isOwn && !post.isReported && post.visibility.kind === 'shown' && post.text !== null;
}

function mayJudge({ text }: RoundCardPost): boolean {
  return text !== null;
}

function postData(post: RoundCardPost, language: Language, buttons: readonly TemplateData[]): TemplateData {
  const text = textFor(language);
  const { name, isOwn, isReported } = post;
  const who = name === '' ? text('thread.erased') : escapeMarkdown(name);
  return {
    who: isOwn ? text('roundThread.you', { name: who }) : who,
    when: [formatMoment(post.at, language), ...(isReported ? [text('roundThread.reported')] : [])].join(' · '),
    lines: linesOf(post, text),
    style: isOwn ? 'emphasis' : 'default',
    rows: buttonRows(buttons),
  };
}

const UNREADABLE: Readonly<Record<Exclude<CardVisibility['kind'], 'shown'>, TextKey>> = {
  waiting: 'roundThread.waiting',
  hidden: 'roundThread.hidden',
};

function linesOf(
  { text: written, visibility }: Pick<RoundCardPost, 'text' | 'visibility'>,
  text: Text,
): readonly TemplateData[] {
  if (visibility.kind !== 'shown') return [{ run: text(UNREADABLE[visibility.kind]), quiet: true }];
  return written === null ? [{ run: text('thread.removed'), quiet: true }] : postLines(written);
}

/** The way back to the posts of this page. */
function pageOf({ roundId, before }: RoundThreadCard): { readonly round: string; readonly before?: string } {
  return { round: roundId, ...(before === undefined ? {} : { before: `${before}` }) };
}

function pageButton(title: string, roundId: string, before?: string): TemplateData {
  return buttonData(title, execute('round.thread', { round: roundId, ...(before === undefined ? {} : { before }) }));
}

function buttonOf(title: string, button: Button): TemplateData {
  return buttonData(title, button);
}
