import assert from 'node:assert/strict';
import { formFromMessage } from '../../src/proposals/message-form.js';
import { textOfHtml } from '../../src/proposals/message-text.js';
import { grownOutOfProportion } from '../support/growth.js';

const QUOTE =
  '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Jan Jansen</strong>' +
  '<span itemprop="time" itemid="1"></span><p itemprop="preview">Wie belt?</p></blockquote><p>Ik bel.</p>';

describe('the text of a Teams message in HTML', () => {
  for (const [html, text] of [
    ['Gewone tekst', 'Gewone tekst'],
    ['<p>Eén</p><p>Twee</p>', 'Eén\nTwee'],
    ['Eén<p>Twee</p>Drie', 'Eén\nTwee\nDrie'],
    ['<div>Eén<br>Twee<br/>Drie</div>', 'Eén\nTwee\nDrie'],
    ['<p>Een regel\nin de bron</p>', 'Een regel in de bron'],
    ['<at id="0">Spagaat</at> kijk&nbsp;eens', 'Spagaat kijk eens'],
    ['Tom &amp; co &lt;b&gt; &quot;x&quot; &#39;y&#39; &#x41;', 'Tom & co <b> "x" \'y\' A'],
    ['&euro; 5, caf&eacute;, zo&rsquo;n &hellip;', '€ 5, café, zo’n …'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['Jan &lt;jan@x.nl&gt; wil', 'Jan <jan@x.nl> wil'],
    ['Jan <jan@x.nl> wil', 'Jan <jan@x.nl> wil'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<img src="x" onerror="alert(1)">Tekst<a href="https://example.nl">link</a>', 'Tekstlink'],
    ['Goed <emoji id="smile" alt="🙂" title="Lach"></emoji>!', 'Goed 🙂!'],
    ['Goed <img alt="👩‍👩‍👧‍👦" itemtype="http://schema.skype.com/Emoji">', 'Goed 👩‍👩‍👧‍👦'],
    ['Zie<img alt="a>b &amp; c" src=\'x>y\'>hier', 'Zie a>b & c hier'],
    ['<a title=">" href="x">link</a>', 'link'],
    ['<style>p { color: red }</style>Tekst<script>if (a < b) x()</script>', 'Tekst'],
    ['a<!-- <b>niets</b> > -->b<!doctype html><?xml x?>', 'ab'],
    [QUOTE, 'Jan Jansen\nWie belt?\nIk bel.'],
    [
      '<table><tr><th>Naam</th><th>Rol</th></tr><tr><td>Jan</td><td><p>Jurist</p></td></tr></table>',
      'Naam | Rol\nJan\nJurist',
    ],
    ['<table><tr><td>a</td><td>b</td><td></td></tr></table>na', 'a | b\nna'],
    ['3 < 5 en 7 > 2', '3 < 5 en 7 > 2'],
    ['&#0;&#xD800;&#99999999; &onbekend;', '\ufffd\ufffd\ufffd &onbekend;'],
    ['<p>half <a href="', 'half'],
    ['', ''],
  ] as const) {
    it(`of ${JSON.stringify(html)} is ${JSON.stringify(text)}`, () => assert.equal(textOfHtml(html), text));
  }

  it('is found in a moment, whatever is repeated', () => {
    for (const piece of [
      '<',
      '<p',
      '&',
      '&#',
      '&#x',
      '<<>',
      '</p',
      'a<b',
      '<i>',
      '</b>',
      '<style>',
      '<img alt="',
      '<!--',
      '<td>',
    ])
      assert.equal(
        grownOutOfProportion(piece, (text) => textOfHtml(`${'<u>'.repeat(text.length / 5)}${text}`)),
        null,
      );
  });
});

describe('the form that a message fills', () => {
  const formOf = (content: string, isPlain: boolean, subject = '') => formFromMessage({ content, isPlain, subject });

  it('has a plain message as it is, and marks the mail address in it', () => {
    const content = 'Jan <jan@x.nl> wil dat a<b en b>c geldt &amp; meer\n\n  einde';
    const { values, origin, marked } = formOf(content, true, 'a<b &amp; c');
    assert.deepEqual([values.situation, values.title, origin], [content, 'a<b &amp; c', 'whole']);
    assert.ok(marked?.found.some(({ kind, words }) => kind === 'mail' && words === 'jan@x.nl'));
  });

  it('marks what is personal in a quote, a cell and an address between angles', () => {
    for (const html of [
      QUOTE,
      '<table><tr><td>Naam</td><td>Jan Jansen</td></tr></table>',
      'Jan Jansen &lt;jan@x.nl&gt;',
      'Mail Jan Jansen <jan@x.nl>',
    ])
      assert.ok(
        formOf(html, false).marked?.found.some(({ words }) => words === 'Jan Jansen'),
        html,
      );
    assert.ok(formOf('<p>Mail <jan@x.nl></p>', false).marked?.found.some(({ kind }) => kind === 'mail'));
  });

  it('says whether it has all of the message', () => {
    assert.equal(formOf('<p>a</p>', false).origin, 'whole');
    assert.equal(formOf(`<p>${'👩‍👩‍👧‍👦'.repeat(3_000)}</p>`, false).origin, 'whole');
    assert.equal(formOf(`<p>${'👩‍👩‍👧‍👦'.repeat(3_001)}</p>`, false).origin, 'beginning');
    assert.equal(formOf('<p><img src="x"></p>', false).origin, 'empty');
    assert.equal(formOf(' \n ', true).origin, 'empty');
  });
});
