import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { partnerNames } from '../matching/talk-partners.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import type { ThreadTop } from './thread.js';
import template from './thread-list.json' with { type: 'json' };

export interface ThreadListCard {
  readonly threads: readonly ThreadTop[];
  /** There are more, after this. */
  readonly after?: string;
  /** The round with an open thread now. */
  readonly roundId?: string;
}

const fill = compileTemplate(template, 'threadList');

/** The threads of a person, the newest first, each with a button to open it. */
export function renderThreadList({ threads, after, roundId }: ThreadListCard, language: Language): RenderedCard {
  const text = textFor(language);
  const more = after === undefined ? [] : [buttonData(text('threadList.more'), execute('thread.list', { after }))];
  const open =
    roundId === undefined ? [] : [buttonData(text('threadList.round'), execute('round.thread', { round: roundId }))];
  const card = fill(language, {
    threads: threads.map(({ threadId, title, partners, state, isActive }) => ({
      who: partners.length === 0 ? text('thread.erased') : partnerNames(partners, text),
      about: text('thread.about', { title: escapeMarkdown(title) }),
      state: text(state !== 'open' ? 'threadList.ended' : isActive ? 'threadList.active' : 'threadList.open'),
      rows: buttonRows([buttonData(text('threadList.show'), execute('thread.show', { thread: threadId }))]),
    })),
    rows: buttonRows([...more, ...open]),
  });
  return { card, summary: text('threadList.summary') };
}
