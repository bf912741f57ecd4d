import type { Language } from '../../src/language.js';
import { escapeMarkdown, plainLine } from '../escape.js';
import { questionLines } from '../matching/question-lines.js';
import { compileTemplate, type RenderedCard } from '../render.js';
import { textFor } from '../text.js';
import template from './shared-match.json' with { type: 'json' };

/** A talk as it may stand in any chat: with whom it is, only the people in it know. */
export interface SharedMatchCard {
  readonly title: string;
  readonly question: string;
  /** The questions of the dilemma for the talk. */
  readonly questions: readonly string[];
  readonly met: boolean;
}

const fill = compileTemplate(template, 'sharedMatch');

/** The sheet of a talk to share: the dilemma and its questions. No names, no municipality, no vote. */
export function renderSharedMatch(
  { title, question, questions, met }: SharedMatchCard,
  language: Language,
): RenderedCard {
  const text = textFor(language);
  const card = fill(language, {
    lead: text(met ? 'sharedMatch.met' : 'sharedMatch.lead'),
    title: escapeMarkdown(title),
    question: escapeMarkdown(question),
    questions: questionLines(questions),
  });
  return { card, summary: text('sharedMatch.summary', { title: plainLine(title) }) };
}
