import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, plainLine, plainText } from '../../cards/escape.js';
import { charactersOf } from '../../src/characters.js';
import { cardMarkdown } from '../support/card-markdown.js';
import { textOfCharacters } from '../support/characters.js';

/** Words and signs in which Markdown, HTML, mentions and date functions hide. */
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'woord',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '*',
    '**',
    '_',
    '__',
    '[',
    ']',
    '(',
    ')',
    '#',
    '## ',
    '> ',
    '- ',
  ),
  fc.constantFrom(
    '+ ',
    '~',
    '~~',
    '`',
    '```',
    '|',
    '\\',
    '\\*',
    '1. ',
    '2) ',
    '.',
    '!',
    '<',
    '<at>',
    '</at>',
    '<b>',
    '&',
    '&amp;',
  ),
  fc.constantFrom(
    '---',
    '===',
    '![x](y)',
    '[x](https://a.nl)',
    '{{DATE(2026-01-01T00:00:00Z)}}',
    '$t(common.help)',
    '😀',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const typed = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

const INVISIBLE = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u2060\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const paragraphs = (text: string) =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(INVISIBLE, '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('text of persons on a card', () => {
  it('shows as typed where Markdown is read: no markup, every sign there', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const html = cardMarkdown(escapeMarkdown(text));
        const shown = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inside]) => inside ?? '');
        assert.equal(html.replace(/<\/?p>/g, '').includes('<'), false, html);
        const seen = shown.map((inside) => decode(inside).replace(INVISIBLE, '').trim()).filter((line) => line !== '');
        assert.deepEqual(seen, paragraphs(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows as typed where no Markdown is read', () => {
    fc.assert(
      fc.property(typed, (text) => {
        assert.deepEqual(paragraphs(plainText(text)), paragraphs(text));
        assert.ok(!/<\/?at\b|\{\{/i.test(plainText(text)), 'no mention, no date function');
        assert.ok(!plainLine(text).includes('\n'));
      }),
    );
  });

  it('writes no backslash that is not needed, because some phones show it', () => {
    for (const text of ["'s-Hertogenbosch", 'Bergen (NH.)', 'A & B', '3.500 euro - of 10% meer!', 'Nuenen, Gerwen'])
      assert.equal(escapeMarkdown(text), text);
    assert.equal(escapeMarkdown('1. *één*'), '1\\. \\*één\\*');
  });

  it('keeps text from right to left apart from the text around it', () => {
    assert.equal(escapeMarkdown('שלום'), '\u2068שלום\u2069');
    assert.equal(plainText('a\u202eb'), 'ab');
  });

  it('lets a long address break', () => {
    const longest = Math.max(
      ...plainText('x'.repeat(280))
        .split('\u200b')
        .map((part) => part.length),
    );
    assert.equal(longest, 30);
  });

  it('breaks a long word between characters only, whatever they are made of', () => {
    fc.assert(
      fc.property(textOfCharacters(120), (text) => {
        const pieces = plainText(text)
          .replaceAll(/[\u2068\u2069]/g, '')
          .split('\u200b');
        assert.equal(pieces.join(''), text);
        assert.deepEqual(
          pieces.flatMap((piece) => [...charactersOf(piece)]),
          [...charactersOf(text)],
        );
        for (const word of pieces.flatMap((piece) => piece.split(/\s/)))
          assert.ok([...charactersOf(word)].length <= 30);
      }),
    );
  });
});

function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
