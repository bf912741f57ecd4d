import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../cards/escape.js';
import { cardHtml } from '../../src/tab/card-html.js';

/** Every tag that may come out: ours, and none with an attribute. */
const OURS = /<\/?(?:p|ul|li|strong|em)>/g;

/** The visible text of HTML that holds only our tags. */
const shown = (html: string): string =>
  html
    .replaceAll(OURS, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('the text of a card as HTML', () => {
  for (const [what, text, html] of [
    ['strong words', 'Tot **woensdag** en verder', '<p>Tot <strong>woensdag</strong> en verder</p>'],
    ['emphasis', '_stil_ en *zacht*', '<p><em>stil</em> en <em>zacht</em></p>'],
    ['paragraphs', 'een\n\ntwee', '<p>een</p><p>twee</p>'],
    ['a list', '- een', '<ul><li>een</li></ul>'],
    ['what was escaped', '\\*geen\\* \\<b\\>', '<p>*geen* &lt;b&gt;</p>'],
    ['a link, which stays text', '[hier](https://example.org)', '<p>[hier](https://example.org)</p>'],
    ['a script', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['a picture that is not there', '<img src=x onerror="x()">', '<p>&lt;img src=x onerror=&quot;x()&quot;&gt;</p>'],
  ] as const) {
    it(`draws ${what}`, () => assert.equal(cardHtml(text), html));
  }

  it('lets no tag and no attribute out but its own, whatever comes in', () => {
    const parts = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('<b onclick=x>', '</p>', '**', '_', '\\', '\ue0000\ue001', '&#60;', '<', '"', '\n\n', '- '),
      ),
    );
    fc.assert(
      fc.property(parts, (texts) => {
        assert.doesNotMatch(cardHtml(texts.join('')).replaceAll(OURS, ''), /[<>"]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows what a person typed as it was typed, once the cards have escaped it', () => {
    const typed = fc.stringMatching(/^[\p{L}0-9 *_<>"&\\[\]()`~#!.-]{1,60}$/u);
    fc.assert(
      fc.property(typed, (text) => {
        const plain = text.trim();
        fc.pre(plain !== '' && !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(plain));
        assert.equal(shown(cardHtml(escapeMarkdown(plain))), plain);
      }),
      { numRuns: 1_000 },
    );
  });
});
