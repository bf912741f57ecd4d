import type { Language } from '../../src/language.js';
import type { ThreadState } from '../../src/threads/thread-view.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { questionLines } from '../matching/question-lines.js';
import { type NamedPartner, partnerNames } from '../matching/talk-partners.js';
import { nameOf, namesOf as namesOfPeople } from '../person-name.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard, type TemplateData } from '../render.js';
import { formatMoment, type Text, type TextKey, textFor } from '../text.js';
import { postLines } from './post-lines.js';
import template from './thread.json' with { type: 'json' };

export interface ThreadTop {
  readonly threadId: string;
  /** The match that it belongs to. */
  readonly matchId: string;
  /** Title of the dilemma. */
  readonly title: string;
  /** The others who are still there. */
  readonly partners: readonly NamedPartner[];
  readonly state: ThreadState;
  readonly endsAt: Date;
  /** Plain messages of the reader go to it. */
  readonly isActive: boolean;
}

export interface CardPost {
  readonly at: Date;
  /** Null: the reader's own. */
  readonly by: NamedPartner | null;
  /** Null: it was removed. */
  readonly text: string | null;
  readonly isEdited?: boolean;
}

export interface ThreadCard extends ThreadTop {
  readonly posts: readonly CardPost[];
  /** The questions of the dilemma, which are shown until somebody wrote. */
  readonly questions: readonly string[];
  /** Number before which there are older posts. */
  readonly olderThan?: number;
  /** These are not the newest. */
  readonly isOlder: boolean;
  /** The card answers the click by which something was sent. */
  readonly justSent: boolean;
  /** Tells the next message written on this card from any other. */
  readonly once: string;
}

/** A post that reaches somebody. */
export interface PostCard extends ThreadTop {
  readonly post: CardPost;
  readonly once: string;
}

const fill = compileTemplate(template, 'thread');

const ENDED: Readonly<Record<Exclude<ThreadState, 'open'>, TextKey>> = {
  mine: 'thread.endedMine',
  theirs: 'thread.endedTheirs',
  over: 'thread.endedOver',
};

/** A page of a thread, with a place to write as long as it is open. Says to whom what one types goes. */
export function renderThread(shown: ThreadCard, language: Language): RenderedCard {
  const text = textFor(language);
  // With nobody left to write to it is over, whatever its time.
  const isAlone = shown.partners.length === 0 && shown.state === 'open';
  const thread: ThreadCard = isAlone ? { ...shown, state: 'over' } : shown;
  const names = namesOf(thread, text);
  const isOpen = thread.state === 'open';
  const olderRows = [
    ...(thread.olderThan === undefined
      ? []
      : [
          buttonData(
            text('thread.older'),
            execute('thread.show', { thread: thread.threadId, before: `${thread.olderThan}` }),
          ),
        ]),
    ...(thread.isOlder ? [buttonData(text('thread.newest'), execute('thread.show', { thread: thread.threadId }))] : []),
  ];
  const card = fill(language, {
    heading: text('thread.heading', { names: plainNames(thread, text) }),
    about: text('thread.about', { title: escapeMarkdown(thread.title) }),
    good: thread.justSent ? [{ line: text('thread.sent', { names }) }] : [],
    notes: [
      { line: noteOf(thread, names, language) },
      ...(thread.posts.length === 0 ? [{ line: text('thread.empty') }, ...beginning(thread, text)] : []),
    ],
    olderRows: buttonRows(olderRows),
    posts: thread.posts.map((post) => postData(post, language)),
    ...answering(thread, isOpen, text('thread.write'), text('thread.send'), language),
    footnotes: isOpen ? [{ line: text('thread.whoReads') }, { line: text('thread.rules') }] : [],
  });
  return { card, summary: text('thread.summary') };
}

/** Something to begin with, while one can. */
function beginning({ state, questions }: ThreadCard, text: Text): readonly TemplateData[] {
  return state === 'open' ? [{ line: text('match.questions') }, ...questionLines(questions)] : [];
}

/** A post by one of the others, with an input for the answer. The notification holds no name and no word of it. */
export function renderPost(shown: PostCard, language: Language): RenderedCard {
  const text = textFor(language);
  const isOpen = shown.state === 'open';
  const name = escapeMarkdown(nameOf(shown.post.by?.name ?? null, text));
  const card = fill(language, {
    heading: text('thread.from', { name }),
    about: text('thread.about', { title: escapeMarkdown(shown.title) }),
    good: [],
    notes: isOpen ? [] : [{ line: noteOf(shown, namesOf(shown, text), language) }],
    olderRows: [],
    posts: [postData(shown.post, language)],
    ...answering(shown, isOpen, text('thread.answer'), text('thread.sendAnswer'), language),
    footnotes: isOpen && shown.partners.length > 1 ? [{ line: text('thread.allRead') }] : [],
  });
  return { card, summary: text('thread.summaryPost') };
}

/**
 * The input with its buttons, in an open thread; else only the way to the thread. With the ways to other pages and to the
 * tab these are six: to close it one goes to the newest posts, and the match is a word and what the tab opens.
 */
function answering(
  { threadId, matchId, once, isActive, ...thread }: ThreadCard | PostCard,
  isOpen: boolean,
  label: string,
  send: string,
  language: Language,
): { readonly inputs: readonly TemplateData[]; readonly rows: readonly TemplateData[] } {
  const text = textFor(language);
  const isLetter = 'post' in thread;
  const isOlder = 'isOlder' in thread && thread.isOlder;
  const whole = buttonData(text('thread.whole'), execute('thread.show', { thread: threadId }));
  const agree = buttonData(text('agreement.open'), execute('agreement.open', { match: matchId }));
  if (!isOpen)
    return {
      inputs: [],
      rows: buttonRows(isLetter ? [whole] : [agree, buttonData(text('thread.others'), execute('thread.list'))]),
    };
  const more = isLetter
    ? [whole]
    : [
        isActive
          ? buttonData(text('thread.leave'), execute('thread.leave', { thread: threadId }))
          : buttonData(text('thread.enter'), execute('thread.enter', { thread: threadId })),
        agree,
        ...(isOlder ? [] : [buttonData(text('thread.close'), execute('thread.closeAsk', { thread: threadId }))]),
      ];
  return {
    inputs: [{ label, hint: text('thread.hint') }],
    rows: buttonRows([buttonData(send, execute('thread.post', { thread: threadId, once })), ...more]),
  };
}

function postData({ at, by, text: written, isEdited = false }: CardPost, language: Language): TemplateData {
  const text = textFor(language);
  const who = by === null ? text('thread.you') : named(by, text);
  const lines = written === null ? [{ run: text('thread.removed'), quiet: true }] : postLines(written);
  const when = [formatMoment(at, language), ...(isEdited && written !== null ? [text('thread.edited')] : [])].join(
    ', ',
  );
  return { who, when, lines, style: by === null ? 'emphasis' : 'default', rows: [] };
}

function named({ name, municipality }: NamedPartner, text: Text): string {
  return [nameOf(name, text), municipality]
    .filter((part) => part !== '')
    .map(escapeMarkdown)
    .join(' · ');
}

function noteOf({ state, isActive, endsAt }: ThreadTop, names: string, language: Language): string {
  const text = textFor(language);
  if (state !== 'open') return text(ENDED[state]);
  const moment = formatMoment(endsAt, language);
  return isActive ? text('thread.active', { names }) : text('thread.inactive', { names, moment });
}

/** With municipality, for a place with Markdown. */
function namesOf({ partners }: ThreadTop, text: Text): string {
  return partners.length === 0 ? text('thread.erased') : partnerNames(partners, text);
}

/** Without, for a heading. */
function plainNames({ partners }: ThreadTop, text: Text): string {
  return escapeMarkdown(
    namesOfPeople(
      partners.map(({ name }) => name),
      text,
    ),
  );
}
