import type { Language } from '../src/language.js';
import type { RenderedCard } from './render.js';
import { textFor } from './text.js';

/** The same card with a last button, that opens the tab at `url`. */
export function withTabLink({ card, ...rest }: RenderedCard, url: string, language: Language): RenderedCard {
  const body = Array.isArray(card.body) ? card.body : [];
  const open = { type: 'Action.OpenUrl', title: textFor(language)('tabLink.open'), url };
  return { ...rest, card: { ...card, body: [...body, { type: 'ActionSet', spacing: 'Small', actions: [open] }] } };
}
