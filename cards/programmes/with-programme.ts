import { escapeMarkdown } from '../escape.js';
import type { RenderedCard } from '../render.js';

/** The same card with a first line that says which programme it is of. For whoever takes part in more than one. */
export function withProgramme<Made extends Pick<RenderedCard, 'card'>>(made: Made, name: string): Made {
  const body = Array.isArray(made.card.body) ? made.card.body : [];
  const line = { type: 'TextBlock', text: escapeMarkdown(name), size: 'Small', isSubtle: true, wrap: true };
  return { ...made, card: { ...made.card, body: [line, ...body] } };
}
