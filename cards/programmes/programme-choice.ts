import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { renderNotice } from '../notices/notice.js';
import type { RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import { nameOnButton } from './name-on-button.js';

/** A programme that can be chosen. */
export interface ProgrammeToChoose {
  readonly id: string;
  readonly name: string;
}

/** Of which programme does the person want to see this? One button for each; there are at most five. */
export function renderProgrammeChoice(
  programmes: readonly ProgrammeToChoose[],
  verb: 'dilemma.show' | 'match.show',
  language: Language,
): RenderedCard {
  const say = textFor(language);
  const buttons = programmes.map(({ id, name }) => ({
    title: nameOnButton(name),
    button: execute(verb, { programme: id }),
  }));
  return renderNotice({ title: say('programmeChoice.heading'), text: say('programmeChoice.text'), buttons }, language);
}
