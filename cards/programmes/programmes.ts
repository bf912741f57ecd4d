import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { renderNotice } from '../notices/notice.js';
import type { RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import { nameOnButton } from './name-on-button.js';

/** Teams shows six buttons on a card (Microsoft, card design). */
const MOST_BUTTONS = 6;

/** Room for the name behind "Doe mee:" (characters). */
const LONGEST_AFTER_JOIN = 20;

/** A programme on the list, in the language of the card. */
export interface ListedProgramme {
  readonly id: string;
  readonly name: string;
  /** A few sentences; empty when there are none. */
  readonly introduction: string;
}

/**
 * The programmes that somebody takes part in, and those that they could join. A button each, as far as Teams shows them; of the
 * others the names stand in the text.
 */
export function renderProgrammes(
  own: readonly ListedProgramme[],
  open: readonly ListedProgramme[],
  language: Language,
): RenderedCard {
  const say = textFor(language);
  const lineOf = ({ name, introduction }: ListedProgramme) =>
    introduction === ''
      ? `**${escapeMarkdown(name)}**`
      : `**${escapeMarkdown(name)}** – ${escapeMarkdown(introduction)}`;
  const part = (heading: string, some: readonly ListedProgramme[]) =>
    some.length === 0 ? [] : [heading, ...some.map(lineOf)];
  const lines = [...part(say('programmeList.own'), own), ...part(say('programmeList.open'), open)];
  const buttons = [
    ...own.map(({ id, name }) => ({ title: nameOnButton(name), button: execute('programme.show', { programme: id }) })),
    ...open.map(({ id, name }) => ({
      title: say('programmeList.join', { name: nameOnButton(name, LONGEST_AFTER_JOIN) }),
      button: execute('programme.join', { programme: id }),
    })),
  ].slice(0, MOST_BUTTONS);
  const text = lines.length === 0 ? say('programmeList.none') : lines.join('\n\n');
  return renderNotice({ title: say('programmeList.heading'), text, buttons }, language);
}
