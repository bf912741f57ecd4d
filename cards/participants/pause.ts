import type { Language } from '../../src/language.js';
import { execute } from '../actions.js';
import { buttonData, compileTemplate, type RenderedCard } from '../render.js';
import { formatDay, type TextKey, textFor } from '../text.js';
import template from './pause.json' with { type: 'json' };

export type PauseProblem = 'unclear' | 'past' | 'tooLong';

export interface PauseCard {
  /** The day that the field shows at first: an ISO date (`2027-01-12`). */
  readonly suggested: string;
  /** The problem with the day that was asked for. */
  readonly problem?: PauseProblem;
  /** The day on which the person takes part again, when there is a pause already. */
  readonly until?: Date;
}

/** Messages about a missing day, or one on which a pause cannot end. */
export const PAUSE_PROBLEMS = {
  missing: 'pause.untilError',
  unclear: 'pause.problemUnclear',
  past: 'pause.problemPast',
  tooLong: 'pause.problemTooLong',
} as const satisfies Record<PauseProblem | 'missing', TextKey>;

const fill = compileTemplate(template, 'pause');

/** Asks until when, or tells until when and offers the way back. */
export function renderPause({ suggested, problem, until }: PauseCard, language: Language): RenderedCard {
  const text = textFor(language);
  const paused = until !== undefined;
  const way = paused
    ? buttonData(text('pause.resume'), execute('pause.resume'))
    : buttonData(text('common.cancel'), execute('help.show'));
  const card = fill(language, {
    hasProblem: problem !== undefined,
    problem: problem === undefined ? '' : text(PAUSE_PROBLEMS[problem]),
    paused,
    pausedUntil: paused ? text('pause.pausedUntil', { day: formatDay(until, language) }) : '',
    suggested,
    set: buttonData(text(paused ? 'pause.setAgain' : 'pause.set'), execute('pause.set')),
    others: [way],
  });
  return { card, summary: text('pause.summary') };
}
