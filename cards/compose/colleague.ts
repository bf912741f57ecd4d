import type { Language } from '../../src/language.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './colleague.json' with { type: 'json' };

/** Somebody who chose to be found. */
export interface ColleagueCard {
  readonly name: string;
  readonly municipality: string;
  readonly role?: string;
  readonly challenges: readonly string[];
  /** Opens a chat; absent while the account name is not known. */
  readonly chatUrl?: string;
}

const fill = compileTemplate(template, 'colleague');

/** A colleague as found by another: what the person agreed that colleagues see, and nothing else. */
export function renderColleague(colleague: ColleagueCard, language: Language): RenderedCard {
  const text = textFor(language);
  const { municipality, role, challenges, chatUrl } = colleague;
  const names = challenges.map(escapeMarkdown).join(', ');
  const card = fill(language, {
    name: escapeMarkdown(colleague.name),
    municipality: text('colleague.municipality', { name: escapeMarkdown(municipality) }),
    lines: [
      ...(role === undefined ? [] : [{ line: escapeMarkdown(role) }]),
      ...(names === '' ? [] : [{ line: text('colleague.challenges', { names }) }]),
    ],
    links: chatUrl === undefined ? [] : [{ title: text('common.chat'), url: chatUrl }],
  });
  return { card, summary: text('colleague.summary', { name: plainLine(colleague.name) }) };
}
