import type { Language } from '../src/language.js';
import { type Button, execute } from './actions.js';
import { escapeMarkdown } from './escape.js';
import { postLines } from './post-lines.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from './render.js';
import { formatMoment, type Text, type TextKey, textFor } from './text.js';
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
  readonly isOlder: boolean;
  readonly hearsNews: boolean;
  readonly justSent: boolean;
  /** The reader is a facilitator, who may judge posts. */
  readonly judges: boolean;
  readonly once: string;
}

export interface JudgedCardPost {
  /** When the writer last changed the text. */
  readonly changedAt?: Date;
  readonly id: string;
  readonly at: Date;
  readonly name: string;
  readonly text: string | null;
  readonly reports: number;
  readonly visibility: CardVisibility;
}

const fill = compileTemplate(template, 'thread');

/** The open thread of a round: everybody reads it, nobody sees a name, everybody can report. */
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
    posts: thread.posts.map((post) => postData(post, thread, language)),
    inputs: isOpen ? [{ label: text('thread.write'), hint: text('thread.hint') }] : [],
    rows: buttonRows([...(isOpen ? [send] : []), news]),
    footnotes: isOpen ? [{ line: text('roundThread.whoReads') }, { line: text('thread.rules') }] : [],
  });
  return { card, summary: text('roundThread.heading') };
}

/** What was reported and waits for a facilitator; nothing tells who wrote or reported it. */
export function renderReported(
  { posts, hasMore }: { readonly posts: readonly JudgedCardPost[]; readonly hasMore: boolean },
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    heading: text('moderation.heading'),
    about: text('moderation.about'),
    good: [],
    notes: posts.length === 0 ? [{ line: text('moderation.none') }] : [],
    olderRows: [],
    posts: posts.map((post) =>
      judgedData(post, language, [buttonData(text('moderation.judge'), execute('posts.judge', { post: post.id }))]),
    ),
    inputs: [],
    rows: [],
    footnotes: hasMore ? [{ line: text('moderation.more') }] : [],
  });
  return { card, summary: text('moderation.heading') };
}

/** One post before a facilitator, with the choice. `done`: it answers the click by which it was made. */
export function renderJudged(post: JudgedCardPost, done: boolean, language: Language): RenderedCard {
  const text = textFor(language);
  const ids = { post: post.id, read: `${post.changedAt?.getTime() ?? 0}` };
  const hide = buttonData(text('moderation.hide'), execute('posts.hide', ids));
  const show = buttonData(text('moderation.restore'), execute('posts.restore', ids));
  const isHidden = post.visibility.kind === 'hidden';
  const card = fill(language, {
    heading: text('moderation.one'),
    about: text('moderation.secret'),
    good: done ? [{ line: text(isHidden ? 'moderation.isHidden' : 'moderation.isShown') }] : [],
    notes: [],
    olderRows: [],
    posts: [judgedData(post, language, [])],
    inputs: [{ label: text('moderation.grounds'), hint: text('moderation.groundsHint') }],
    rows: buttonRows([hide, show, buttonData(text('moderation.list'), execute('posts.moderate'))]),
    footnotes: [],
  });
  return { card, summary: text('moderation.one') };
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

function postData(post: RoundCardPost, { judges, isOpen }: RoundThreadCard, language: Language): TemplateData {
  const text = textFor(language);
  const { name, isOwn, visibility, isReported } = post;
  const who = name === '' ? text('thread.erased') : escapeMarkdown(name);
  const mayReport = isOpen && !isOwn && !isReported && visibility.kind === 'shown' && post.text !== null;
  return {
    who: isOwn ? text('roundThread.you', { name: who }) : who,
    when: [formatMoment(post.at, language), ...(isReported ? [text('roundThread.reported')] : [])].join(' · '),
    lines: linesOf(post, text),
    style: isOwn ? 'emphasis' : 'default',
    rows: buttonRows([
      ...(mayReport ? [buttonData(text('roundThread.report'), execute('posts.report', { post: post.id }))] : []),
      ...(judges && post.text !== null
        ? [buttonData(text('moderation.judge'), execute('posts.judge', { post: post.id }))]
        : []),
    ]),
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

function judgedData(post: JudgedCardPost, language: Language, buttons: readonly TemplateData[]): TemplateData {
  const text = textFor(language);
  const lines = post.text === null ? [{ run: text('thread.removed'), quiet: true }] : postLines(post.text);
  return {
    who: post.name === '' ? text('thread.erased') : escapeMarkdown(post.name),
    when: `${formatMoment(post.at, language)} · ${text('moderation.reports', { count: post.reports })}`,
    lines,
    style: 'default',
    rows: buttonRows(buttons),
  };
}

function pageButton(title: string, roundId: string, before?: string): TemplateData {
  return buttonData(title, execute('round.thread', { round: roundId, ...(before === undefined ? {} : { before }) }));
}

function buttonOf(title: string, button: Button): TemplateData {
  return buttonData(title, button);
}
