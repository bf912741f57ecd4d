import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { escapeMarkdown } from '../escape.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './round-cancel.json' with { type: 'json' };

export interface RoundCancelCard {
  readonly roundId: string;
  readonly programmeId?: string;
  readonly title: string;
}

const fill = compileTemplate(template, 'roundCancel');

/** Asks a facilitator once before a round with all its votes goes. */
export function renderRoundCancel({ roundId, programmeId, title }: RoundCancelCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    what: text('roundCancel.what', { title: escapeMarkdown(title) }),
    rows: buttonRows([
      buttonData(text('roundCancel.confirm'), execute('round.cancel', { round: roundId })),
      buttonData(
        text('roundCancel.keep'),
        execute('round.show', programmeId === undefined ? {} : { programme: programmeId }),
      ),
    ]),
  });
  return { card, summary: text('roundCancel.summary') };
}
