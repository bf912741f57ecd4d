import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, buttonRows, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './erase-confirm.json' with { type: 'json' };

export interface EraseConfirmCard {
  /** True when the person has a vote in a round that is not sealed; it goes too. */
  readonly inOpenRound: boolean;
}

const fill = compileTemplate(template, 'eraseConfirm');

/** Asks once, and says what goes and what stays. */
export function renderEraseConfirm({ inOpenRound }: EraseConfirmCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    inOpenRound,
    rows: buttonRows([
      buttonData(text('eraseConfirm.confirm'), execute('erase.confirm')),
      buttonData(text('common.cancel'), execute('help.show')),
    ]),
  });
  return { card, summary: text('eraseConfirm.summary') };
}
