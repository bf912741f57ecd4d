import { escapeMarkdown } from '../escape.js';
import type { TemplateData } from '../render.js';

/** The questions of a dilemma for a talk, each on a line of its own. */
export function questionLines(questions: readonly string[]): readonly TemplateData[] {
  return questions.map((question) => ({ line: `• ${escapeMarkdown(question)}` }));
}
