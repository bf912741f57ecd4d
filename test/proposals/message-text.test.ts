import assert from 'node:assert/strict';
import { textOfMessage } from '../../src/proposals/message-text.js';

describe('the text of a Teams message', () => {
  for (const [html, text] of [
    ['Gewone tekst', 'Gewone tekst'],
    ['<p>Eén</p><p>Twee</p>', 'Eén\nTwee'],
    ['<div>Eén<br>Twee<br/>Drie</div>', 'Eén\nTwee\nDrie'],
    ['<at id="0">Spagaat</at> kijk&nbsp;eens', 'Spagaat kijk eens'],
    ['Tom &amp; co &lt;b&gt; &quot;x&quot; &#39;y&#39; &#x41;', 'Tom & co <b> "x" \'y\' A'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<img src="x" onerror="alert(1)">Tekst<a href="https://example.nl">link</a>', 'Tekstlink'],
    ['3 < 5 en 7 > 2', '3 < 5 en 7 > 2'],
    ['&#0;&#xD800;&#99999999; &onbekend;', '&#99999999; &onbekend;'],
    ['', ''],
  ] as const) {
    it(`of ${JSON.stringify(html)} is ${JSON.stringify(text)}`, () => assert.equal(textOfMessage(html), text));
  }

  it('is found in a moment, whatever is repeated', () => {
    for (const piece of ['<', '<p', '&', '&#', '&#x', '<<>', '</p', 'a<b']) {
      const before = performance.now();
      textOfMessage(piece.repeat(100_000 / piece.length));
      assert.ok(performance.now() - before < 1_500, piece);
    }
  });
});
