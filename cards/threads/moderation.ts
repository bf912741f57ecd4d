import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, textFor } from '../text.js';
import { postLines } from './post-lines.js';
import type { CardVisibility } from './round-thread.js';
import template from './thread.json' with { type: 'json' };

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

/** Reported posts that await a facilitator; nothing tells who wrote or reported them. */
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
