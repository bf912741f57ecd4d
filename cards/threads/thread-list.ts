import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { partnerNames } from '../matching/talk-partners.js';
import { type NoticeButton, renderNotice } from '../notices/notice.js';
import { nameOnButton } from '../programmes/name-on-button.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import type { ThreadTop } from './thread.js';
import template from './thread-list.json' with { type: 'json' };

export interface ThreadListCard {
  /** `programme`: its name, for somebody who takes part in more than one. */
  readonly threads: readonly (ThreadTop & { readonly programme?: string | undefined })[];
  /** There are more, after this. */
  readonly after?: string;
  /** The rounds with an open thread now. */
  readonly open: readonly OpenRound[];
}

/** A round with an open thread; the name of its programme for somebody who takes part in more than one. */
export interface OpenRound {
  readonly roundId: string;
  readonly programme?: string | undefined;
}

/** Room for the name behind the words of the button (characters). */
const LONGEST_NAME = 20;

/** The buttons to the open threads of these rounds. */
export function openThreadButtons(open: readonly OpenRound[], language: Language): readonly NoticeButton[] {
  const text = textFor(language);
  return open.map(({ roundId, programme }) => ({
    title:
      programme === undefined
        ? text('threadList.round')
        : text('threadList.roundOf', { programme: nameOnButton(programme, LONGEST_NAME) }),
    button: execute('round.thread', { round: roundId }),
  }));
}

const fill = compileTemplate(template, 'threadList');

/** The open threads of the programmes of somebody who takes part in more than one, a button each. */
export function renderOpenThreads(open: readonly OpenRound[], language: Language): RenderedCard {
  const text = textFor(language);
  const buttons = openThreadButtons(open, language);
  return renderNotice({ title: text('threadList.rounds'), text: text('programmeChoice.text'), buttons }, language);
}

/** The threads of a person, the newest first, each with a button to open it. */
export function renderThreadList({ threads, after, open }: ThreadListCard, language: Language): RenderedCard {
  const text = textFor(language);
  const more = after === undefined ? [] : [buttonData(text('threadList.more'), execute('thread.list', { after }))];
  const [only, ...others] = open;
  const toOpen =
    only === undefined
      ? []
      : others.length > 0
        ? // Teams shows six buttons, and four are of the conversations.
          [buttonData(text('threadList.rounds'), execute('round.threads'))]
        : [buttonData(text('threadList.round'), execute('round.thread', { round: only.roundId }))];
  const card = fill(language, {
    threads: threads.map(({ threadId, title, partners, state, isActive, programme }) => ({
      programme: programme === undefined ? [] : [{ line: escapeMarkdown(programme) }],
      who: partners.length === 0 ? text('thread.erased') : partnerNames(partners, text),
      about: text('thread.about', { title: escapeMarkdown(title) }),
      state: text(state !== 'open' ? 'threadList.ended' : isActive ? 'threadList.active' : 'threadList.open'),
      rows: buttonRows([buttonData(text('threadList.show'), execute('thread.show', { thread: threadId }))]),
    })),
    rows: buttonRows([...more, ...toOpen]),
  });
  return { card, summary: text('threadList.summary') };
}
