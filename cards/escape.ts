import { charactersOf } from '../src/characters.js';

/**
 * Text of persons, made fit for a card so that it shows as typed.
 *
 * Teams shows a backslash on some phones (microsoft/AdaptiveCards issue 5590), so as few as possible are written, and
 * longer texts of persons stand in a RichTextBlock, which knows no Markdown at all (`plainText`).
 */

const WORD_JOINER = '\u2060';
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** Control characters except the line feed, and the invisible ones that turn the direction of the text around them. */
const UNWANTED = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** A RichTextBlock does not break words, so that a long address would stick out of the card. */
const LONG_WORD = /\S{31,}/g;
const LONGEST_PIECE = 30;
const BREAK_HERE = '\u200b';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * For places without Markdown: runs of a RichTextBlock, titles of buttons and choices, values of inputs, summaries.
 * Guarantees: nothing is taken for a mention (`<at>`) or for the client's date function, and text written from right to
 * left does not disturb its surroundings. Invisible characters apart, the text is what was typed.
 */
export function plainText(text: string): string {
  const clean = tidy(text)
    .replace(/<(?=\/?at\b)/gi, `<${WORD_JOINER}`)
    .replace(/\{(?=\{)/g, `{${WORD_JOINER}`)
    .replace(LONG_WORD, inPieces);
  return isolate(clean);
}

/** A word that may break after every thirty characters, and inside none of them. */
function inPieces(word: string): string {
  let pieces = '';
  let length = 0;
  for (const character of charactersOf(word)) {
    if (length === LONGEST_PIECE) {
      pieces += BREAK_HERE;
      length = 0;
    }
    pieces += character;
    length += 1;
  }
  return pieces;
}

/** The same on one line, for titles and summaries. */
export function plainLine(text: string): string {
  return plainText(text.replace(/\s+/g, ' ').trim());
}

/**
 * For places with Markdown: TextBlock and FactSet. Escapes everything that would act as Markdown, HTML, mention or date
 * function; a new line becomes a new paragraph, because Markdown would swallow it.
 */
export function escapeMarkdown(text: string): string {
  const lines = tidy(text)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return isolate(lines.map(escapeLine).join('\n\n'));
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\*_[\]`~<]|\{(?=\{)|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=[- ]*$)|\||=(?==*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNWANTED, '');
}

function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END_ISOLATE}` : text;
}
