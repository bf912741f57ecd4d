import type { Language } from '../../src/language.js';
import type { PresentStanding } from '../../src/participants/participant.js';
import type { RetentionTerms } from '../../src/retention-terms.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './my-data.json' with { type: 'json' };
import { keptFor } from './retention-lines.js';

export interface MyDataCard {
  /** Stored data, as name and value in the language of the card. */
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  /** Address of the download; works once. */
  readonly link: string;
  /** How long the link works. */
  readonly minutes: number;
  /** True when the person has a vote in a round that is not sealed. */
  readonly inOpenRound: boolean;
  readonly standing: PresentStanding;
  /** The tenant of the reader is switched off: nothing but their own data is there for them. */
  readonly off?: boolean;
  readonly terms: RetentionTerms;
}

const fill = compileTemplate(template, 'myData');

/** Shows what is stored about the reader, who can see it, and the way to get all of it or to have it erased. */
export function renderMyData(data: MyDataCard, language: Language): RenderedCard {
  const { rows, link, minutes, inOpenRound, standing, off = false, terms } = data;
  const text = textFor(language);
  const card = fill(language, {
    facts: rows.map(({ name, value }) => ({ name: escapeMarkdown(name), value: escapeMarkdown(value) })),
    vote: text(inOpenRound ? 'myData.vote' : 'myData.noVote'),
    kept: keptFor(standing, terms, language, off),
    link: text('myData.link', { count: minutes }),
    url: link,
    rows: buttonRows([
      ...(off ? [] : [buttonData(text('common.changeProfile'), execute('profile.open'))]),
      buttonData(text('myData.erase'), execute('erase.ask')),
    ]),
  });
  return { card, summary: text('myData.summary') };
}
