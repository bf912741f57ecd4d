import type { Language } from '../../src/language.js';
import type { RetentionTerms } from '../../src/retention-terms.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { keptAtFirst } from '../privacy/retention-lines.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './welcome.json' with { type: 'json' };

export interface WelcomeCard {
  /** Empty when Teams did not tell it. */
  readonly firstName: string;
  /**
   * In a team or group chat others read along: nobody is addressed and there are no buttons, but how to start a personal chat
   * and what one can do there.
   */
  readonly shared?: 'team' | 'group';
  /**
   * Name of the person who added the app to a team or chat, which all its members can see. Empty if Teams did not tell
   * it.
   */
  readonly addedBy?: string;
  readonly terms: RetentionTerms;
}

const SHARING = { team: 'welcome.sharedTeam', group: 'welcome.sharedGroup' } as const;

const fill = compileTemplate(template, 'welcome');

/**
 * Explains what Spagaat is, what it stores, who sees what and how to leave. Nobody takes part before the button is
 * clicked.
 */
export function renderWelcome(
  { firstName, shared, addedBy = '', terms }: WelcomeCard,
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const name = escapeMarkdown(firstName);
  const buttons = [
    buttonData(text('common.join'), execute('profile.open')),
    buttonData(text('common.help'), execute('help.show')),
  ];
  const card = fill(language, {
    hello: shared !== undefined || name === '' ? text('welcome.helloAll') : text('welcome.hello', { name }),
    kept: keptAtFirst(terms, language),
    invitation: text(shared === undefined ? 'welcome.choice' : 'welcome.sharedHow'),
    sharing: shared === undefined ? [] : sharingLines(shared, addedBy, text),
    rows: shared === undefined ? buttonRows(buttons) : [],
  });
  return { card, summary: text('welcome.summary') };
}

function sharingLines(
  shared: 'team' | 'group',
  addedBy: string,
  text: ReturnType<typeof textFor>,
): readonly { readonly line: string }[] {
  const added = addedBy === '' ? [] : [text('welcome.addedBy', { name: escapeMarkdown(addedBy) })];
  return [...added, text(SHARING[shared])].map((line) => ({ line }));
}
