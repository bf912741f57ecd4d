import { decodeHTMLStrict } from 'entities';
import { wellFormed } from '../characters.js';

/**
 * Decodes text from Teams into the typed one: each entity once (`&amp;lt;` is `&lt;`), and a hard space, which Teams
 * sets where a plain one was typed, is a space. Only what ends in a semicolon is an entity: "R&Dnota" is none.
 */
export function decoded(text: string): string {
  return wellFormed(decodeHTMLStrict(text)).replaceAll('\u00a0', ' ');
}
