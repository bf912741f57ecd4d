import { escapeMarkdown } from '../escape.js';
import type { RenderedCard } from '../render.js';

/** The same card with a first line that says which programme it is of. For whoever takes part in more than one. */
export function withProgramme({ card, ...rest }: RenderedCard, name: string): RenderedCard {
  const body = Array.isArray(card.body) ? card.body : [];
  const line = { type: 'TextBlock', text: escapeMarkdown(name), size: 'Small', isSubtle: true, wrap: true };
  return { ...rest, card: { ...card, body: [line, ...body] } };
}
