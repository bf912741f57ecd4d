import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './shared-join.json' with { type: 'json' };

export interface SharedJoinCard {
  readonly roundId: string;
  /** Where Teams offers the app; null where it is not known. */
  readonly appUrl: string | null;
}

const fill = compileTemplate(template, 'sharedJoin');

/** The answer to somebody in a shared chat who takes no part yet: how to begin, in their own chat. Only they see it. */
export function renderSharedJoin({ roundId, appUrl }: SharedJoinCard, language: Language): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    links: appUrl === null ? [] : [{ title: text('sharedJoin.open'), url: appUrl }],
    again: buttonData(text('sharedJoin.again'), execute('shared.view', { round: roundId })),
  });
  return { card, summary: text('sharedJoin.summary') };
}
