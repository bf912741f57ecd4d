/**
 * Text as people count it. One character is a grapheme (Unicode annex 29): a family, a flag or a letter with its accents is
 * one, whatever it is made of. Everything that counts, cuts or breaks text of persons does it here, in the program and in
 * the page of the tab alike.
 */

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Letters and punctuation of Western Europe, each a character by itself unless something else follows the last of them. */
const EACH_BY_ITSELF = /[\n\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+/y;
/** Up to some that are all so simple, with one of those: it tells whether the one before it ends. */
const OTHERS = /^[\s\S](?:(?![\n\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]{6})[\s\S])*[\s\S]?/;

/**
 * Code units given to the segmenter at a time: its work for one character grows with the length of the whole text (Node
 * 20: three minutes for 260,000 letters).
 */
const WINDOW = 64;

const HIGH_HALF = /[\ud800-\udbff]/;

/**
 * A letter can bear any number of accents and still is one character. So a text has at most this many code points for each
 * character that it may have, all together. The longest emoji that keyboards offer, two people kissing, has ten.
 */
const CODE_POINTS_EACH = 12;

/** No text that fits has more UTF-16 code units: what a field that counts those must leave room for. */
export function roomFor(most: number): number {
  return most * CODE_POINTS_EACH * 2;
}

/** The characters of a text in order; together they are the text. The time is linear in the text. */
export function* charactersOf(text: string): Generator<string, void> {
  for (let at = 0; at < text.length; ) {
    const simple = simpleUntil(text, at);
    for (; at < simple; at += 1) yield text.charAt(at);
    for (const character of charactersAt(text, at)) {
      yield character;
      at += character.length;
    }
  }
}

/** Where the characters end that need no segmenter; that what follows may belong to the last of them is reckoned with. */
function simpleUntil(text: string, at: number): number {
  EACH_BY_ITSELF.lastIndex = at;
  const end = EACH_BY_ITSELF.test(text) ? EACH_BY_ITSELF.lastIndex : at;
  return end === text.length || end === at ? end : end - 1;
}

/** Some whole characters that begin here; none at the end of the text. */
function charactersAt(text: string, at: number): readonly string[] {
  for (let size = WINDOW; at < text.length; size *= 4) {
    // Half of a code point would be taken for a character by itself.
    const end = at + size + (HIGH_HALF.test(text.charAt(at + size - 1)) ? 1 : 0);
    const window = text.slice(at, end);
    const part = size === WINDOW ? (OTHERS.exec(window)?.[0] ?? window) : window;
    const found = Array.from(segmenter.segment(part), ({ segment }) => segment);
    if (at + part.length >= text.length) return found;
    // The last one may go on behind the window.
    if (found.length > 1) return found.slice(0, -1);
  }
  return [];
}

/** Is every code unit of the text a character, so that there is nothing to look out for? */
export function isSimple(text: string): boolean {
  return simpleUntil(text, 0) === text.length;
}

/** How many characters a text has. */
export function charactersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const simple = simpleUntil(text, at);
    const others = charactersAt(text, simple);
    count += simple - at + others.length;
    at = simple + others.reduce((length, { length: units }) => length + units, 0);
  }
  return count;
}

/** True if a text has at most this many characters, and no more code points than that allows. */
export function fits(text: string, most: number): boolean {
  if (text.length <= most) return true;
  return text.length <= roomFor(most) && charactersLeft(text, most) >= 0;
}

/** How many characters can still be added to a text that may have `most`; negative if it is too long. */
export function charactersLeft(text: string, most: number): number {
  return Math.min(most - charactersIn(text), most * CODE_POINTS_EACH - codePointsIn(text));
}

function codePointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The longest beginning of a text that fits, in whole characters. Only a character that does not fit by itself is cut, to
 * the letter and the first of its accents.
 */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let characters = 0;
  let codePoints = 0;
  for (const character of charactersOf(text)) {
    characters += 1;
    codePoints += codePointsIn(character);
    if (characters > most || codePoints > most * CODE_POINTS_EACH) break;
    end += character.length;
  }
  return end > 0 ? text.slice(0, end) : firstCodePoints(text, most * CODE_POINTS_EACH);
}

/** The text, or its beginning with an ellipsis when it has more than `most` characters. */
export function shortened(text: string, most: number): string {
  return fits(text, most) ? text : `${beginning(text, most).trimEnd()}…`;
}

/** The longest beginning of a text that takes at most this many bytes as UTF-8; whole characters, as long as one fits. */
export function beginningInBytes(text: string, bytes: number): string {
  let end = 0;
  let taken = 0;
  for (const character of charactersOf(text)) {
    taken += bytesIn(character);
    if (taken > bytes) break;
    end += character.length;
  }
  return end > 0 ? text.slice(0, end) : firstCodePoints(text, Math.floor(bytes / 4));
}

/** The text with a sign for "not known" in the place of every half of a code point: no file and no database keeps those. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function firstCodePoints(text: string, most: number): string {
  return [...text.slice(0, 2 * most)].slice(0, most).join('');
}

/** How many bytes a text takes as UTF-8. */
export function bytesIn(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
