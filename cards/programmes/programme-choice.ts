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

/** Programmes with a button. */
const MOST = 5;

/** Of which programme does the person want to see this? One button for each of the first five: Teams shows six, and one may lead to the tab. */
export function renderProgrammeChoice(
  programmes: readonly ProgrammeToChoose[],
  verb: 'dilemma.show' | 'match.show' | 'round.show' | 'plan.show',
  language: Language,
): RenderedCard {
  const say = textFor(language);
  const buttons = programmes.slice(0, MOST).map(({ id, name }) => ({
    title: nameOnButton(name),
    button: execute(verb, { programme: id }),
  }));
  return renderNotice({ title: say('programmeChoice.heading'), text: say('programmeChoice.text'), buttons }, language);
}
