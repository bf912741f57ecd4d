import { charactersOf, isSimple } from '../characters.js';

/** A text in which a letter and its accents are one sign where Unicode has such a sign, and the way back to where it stood. */
export interface ComposedText {
  readonly text: string;
  /** Where the characters lie in the original that a place in `text` (from, to behind) touches: whole ones. */
  wholeAt(start: number, end: number): { readonly start: number; readonly end: number };
}

/**
 * Prepares a text for a search: some keyboards and copied PDFs write é as e and an accent, which no list of words knows. The
 * time is linear in the text.
 */
export function composedText(original: string): ComposedText {
  if (isSimple(original)) return { text: original, wholeAt: (start, end) => ({ start, end }) };
  const parts: string[] = [];
  // For each code unit of the composed text: where its character begins and ends in the original.
  const begins: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of charactersOf(original)) {
    const part = character.normalize('NFC');
    parts.push(part);
    for (let unit = 0; unit < part.length; unit += 1) {
      begins.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return {
    text: parts.join(''),
    wholeAt: (start, end) => ({ start: begins[start] ?? at, end: ends[end - 1] ?? at }),
  };
}
