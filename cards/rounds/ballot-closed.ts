import type { Language } from '../../src/language.js';
import { escapeMarkdown } from '../escape.js';
import { compileTemplate, type RenderedCard } from '../render.js';
import { formatMoment, textFor } from '../text.js';
import template from './ballot-closed.json' with { type: 'json' };

export interface BallotClosedCard {
  readonly title: string;
  readonly closedAt: Date;
  /** When the result is sent, where that is known and still to come. */
  readonly resultAt?: Date | null;
}

const fill = compileTemplate(template, 'ballotClosed');

/** The friendly answer to a vote that came after closing. */
export function renderBallotClosed({ title, closedAt, resultAt }: BallotClosedCard, language: Language): RenderedCard {
  const text = textFor(language);
  const result = resultAt
    ? text('ballotClosed.resultAt', { moment: formatMoment(resultAt, language) })
    : text('ballotClosed.resultSoon');
  const closed = text('ballotClosed.closed', {
    title: escapeMarkdown(title),
    moment: formatMoment(closedAt, language),
  });
  return { card: fill(language, { closed, result }), summary: text('ballotClosed.summary') };
}
