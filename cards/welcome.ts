import type { Language } from '../src/language.js';
import type { RetentionTerms } from '../src/privacy/retention/terms.js';
import { execute } from './actions.js';
import { escapeMarkdown } from './escape.js';
import { keptAtFirst } from './kept.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from './render.js';
import { textFor } from './text.js';
import template from './welcome.json' with { type: 'json' };

export interface WelcomeCard {
  /** Empty when Teams did not tell it. */
  readonly firstName: string;
  /** True in a channel or group chat, where others read along: no name and no buttons, but how to start a personal chat. */
  readonly shared?: boolean;
  readonly terms: RetentionTerms;
}

const fill = compileTemplate(template, 'welcome');

/** What Spagaat is, what it stores, who sees what and how to leave. Nobody takes part before the button is clicked. */
export function renderWelcome({ firstName, shared = false, terms }: WelcomeCard, language: Language): RenderedCard {
  const text = textFor(language);
  const name = escapeMarkdown(firstName);
  const buttons = [
    buttonData(text('common.join'), execute('profile.open')),
    buttonData(text('common.help'), execute('help.show')),
  ];
  const card = fill(language, {
    hello: shared || name === '' ? text('welcome.helloAll') : text('welcome.hello', { name }),
    kept: keptAtFirst(terms, language),
    invitation: shared ? text('welcome.sharedHow') : text('welcome.choice'),
    rows: shared ? [] : buttonRows(buttons),
  });
  return { card, summary: text('welcome.summary') };
}
