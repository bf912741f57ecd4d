import type { Language } from '../../src/language.js';
import type { Button } from '../actions.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import template from './notice.json' with { type: 'json' };

export interface NoticeButton {
  readonly title: string;
  readonly button: Button;
}

/** A short message. Title and text are Markdown: text of persons inside them has to be escaped by the caller. */
export interface NoticeCard {
  readonly title?: string;
  readonly text: string;
  readonly buttons?: readonly NoticeButton[];
}

const fill = compileTemplate(template, 'notices');

/**
 * A short message with a title, a text and at most a few buttons. The text may hold Markdown: text of persons must
 * be escaped.
 */
export function renderNotice({ title = '', text, buttons = [] }: NoticeCard, language: Language): RenderedCard {
  const card = fill(language, {
    titled: title !== '',
    heading: title,
    text,
    rows: buttonRows(buttons.map(({ title, button }) => buttonData(title, button))),
  });
  return { card, summary: title === '' ? text : title, line: inOneLine(title, text) };
}

/** Without the marks of Markdown, which would show. */
function inOneLine(title: string, text: string): string {
  const lead = title === '' || /[.?!]$/.test(title) ? title : `${title}.`;
  const plain = `${lead} ${text}`.replaceAll('**', '').replace(/\\(?=[^\w\s])/g, '');
  return plain.replace(/\s+/g, ' ').trim();
}
