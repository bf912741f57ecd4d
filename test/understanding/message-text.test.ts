import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasWords, readMessage, withoutNames } from '../../src/understanding/message-text.js';
import { grownOutOfProportion } from '../support/growth.js';

const BOT = '28:app';
const mention = (id: string | undefined, name: string | undefined, text?: string) => ({
  type: 'mention',
  mentioned: { id, name },
  ...(text === undefined ? {} : { text }),
});
const bot = mention(BOT, 'Spagaat', '<at>Spagaat</at>');
const anna = mention('29:anna', 'Anna', '<at>Anna</at>');
const textOf = (raw: string, entities?: unknown, botId = BOT) => readMessage(raw, entities, botId).text;
const unnamed = (raw: string, entities?: unknown) => withoutNames(readMessage(raw, entities, BOT), 'iemand');

describe('the mention of the bot in a message', () => {
  for (const [raw, read] of [
    ['<at>Spagaat</at> doe mee', 'doe mee'],
    ['doe mee <at>Spagaat</at>\n', 'doe mee'],
    ['doe <at>Spagaat</at> mee', 'doe mee'],
    ['doe<at>Spagaat</at>mee', 'doe mee'],
    ['een\n<at>Spagaat</at> twee', 'een\ntwee'],
    ['<at>Spagaat</at>&nbsp;hulp', 'hulp'],
    ['&nbsp;<at>Spagaat</at>\u00a0 hulp&nbsp;', 'hulp'],
    ['<AT>Spagaat</AT> hulp', 'hulp'],
    ['<at id="0">Spagaat</at> hulp', 'hulp'],
  ] as const) {
    it(`is taken out of ${JSON.stringify(raw)}`, () => {
      assert.equal(textOf(raw, [bot]), read);
      assert.equal(textOf(raw, [bot], 'app'), read, 'under the bare app id too');
      assert.ok(readMessage(raw, [bot], BOT).mentionsBot);
    });
  }

  it('is found without the words in its entity, by the name or else by the order', () => {
    const { text: _, ...silent } = bot;
    assert.equal(textOf('<at>Anna</at> en <at>Spagaat</at> hulp', [silent]), 'Anna en hulp');
    assert.equal(textOf('<at>Sp</at> hulp', [mention(BOT, undefined)]), 'hulp');
    assert.equal(textOf('<at>Anna</at> <at>Sp</at> hulp', [anna, mention(BOT, undefined)]), 'Anna hulp');
  });

  it('is found when the name has signs that are written as entities', () => {
    const ours = mention(BOT, 'Spagaat & co', '<at>Spagaat & co</at>');
    assert.equal(textOf('<at>Spagaat &amp; co</at> hulp', [ours]), 'hulp');
  });

  it('is found where a client writes no tags', () => {
    assert.equal(textOf('@Spagaat hulp', [mention(BOT, 'Spagaat', '@Spagaat')]), 'hulp');
  });

  it('is what stands first when the activity tells of no mention at all', () => {
    for (const entities of [undefined, null, [], [{ type: 'clientInfo' }]]) {
      assert.equal(textOf(' <at>Spagaat</at> ronde', entities), 'ronde');
      assert.ok(readMessage('&nbsp;<at>Spagaat</at> ronde', entities, BOT).mentionsBot);
      assert.equal(
        textOf('ronde <at>Spagaat</at>', entities),
        'ronde <at>Spagaat</at>',
        'as somebody may have typed it',
      );
      assert.ok(!readMessage('ronde <at>Spagaat</at>', entities, BOT).mentionsBot);
    }
    assert.equal(textOf('<at>open', []), '<at>open');
  });
});

describe('the mention of somebody else', () => {
  it('is a name without tags, and no word to the bot', () => {
    assert.equal(textOf('<at>Anna</at> hulp', [anna]), 'Anna hulp');
    assert.equal(textOf('<at>Spagaat</at> vraag <at>Anna</at>', [bot, anna]), 'vraag Anna');
    assert.ok(!readMessage('<at>Anna</at> hulp', [anna], BOT).mentionsBot);
  });

  it('is one too when its entity lacks the text, the name or the id', () => {
    const raw = '<at>Kok &amp; Zonen</at> ga je mee?';
    for (const kok of [
      mention('29:kok', 'Kok & Zonen'),
      mention('29:kok', undefined),
      mention(undefined, 'Kok & Zonen'),
      { type: 'mention' },
      mention('29:kok', 'Kok & Zonen', '<at>Kok & Zonen</at>'),
    ]) {
      const read = readMessage(raw, [kok], BOT);
      assert.deepEqual([read.text, read.mentionsBot], ['Kok & Zonen ga je mee?', false], JSON.stringify(kok));
    }
  });

  it('is told from the bot when both have the same name', () => {
    const namesake = mention('29:anna', 'Spagaat', bot.text);
    assert.equal(textOf('<at>Spagaat</at> en <at>Spagaat</at> hulp', [namesake, bot]), 'Spagaat en hulp');
  });

  it('is a neutral word where nobody has a name, once for a name in pieces', () => {
    assert.equal(
      unnamed('<at>Spagaat</at> eens met <at>Jan Jansen</at>!', [bot, mention('29:j', 'Jan Jansen')]),
      'eens met iemand!',
    );
    const pieces = [mention('29:j', 'Jan', '<at>Jan</at>'), mention('29:j', 'Jansen', '<at>Jansen</at>')];
    assert.equal(unnamed('eens met <at>Jan</at>&nbsp;<at>Jansen</at>!', pieces), 'eens met iemand!');
    assert.equal(textOf('eens met <at>Jan</at>&nbsp;<at>Jansen</at>!', pieces), 'eens met Jan Jansen!');
    assert.equal(
      unnamed('<at>Spagaat</at> eens met <at>Jan</at>', undefined),
      'eens met iemand',
      'also when nothing tells whose it is',
    );
    assert.equal(unnamed('<at>Anna</at> en <at>Jan</at>', [anna]), 'iemand en iemand');
  });

  it('alone says nothing', () => {
    assert.ok(!hasWords(readMessage('<at>Spagaat</at> <at>Anna</at>', [bot, anna], BOT)));
    assert.ok(hasWords(readMessage('<at>Anna</at> ja', [anna], BOT)));
  });
});

describe('the markup of Teams in a message', () => {
  for (const [raw, read] of [
    ['stop&nbsp;hier', 'stop hier'],
    ['Tom &amp; co &lt;b&gt; &quot;x&quot; &#39;y&#39; &#x41;', 'Tom & co <b> "x" \'y\' A'],
    ['&euro; 5, caf&eacute;, zo&rsquo;n &hellip;', '€ 5, café, zo’n …'],
    ['&amp;lt;b&amp;gt; &amp;amp;', '&lt;b&gt; &amp;'],
    ['R&D en Jansen&notaris &onbekend;', 'R&D en Jansen&notaris &onbekend;'],
    ['&lt;at&gt;Spagaat&lt;/at&gt; hulp', '<at>Spagaat</at> hulp'],
    ['&#xD83D; \ud83d', '\ufffd \ufffd'],
    ['<quoted messageId="1772050244572"/> daar ben ik het mee eens', 'daar ben ik het mee eens'],
    ["<quoted messageId='1'></quoted>hulp", 'hulp'],
    ['<quoted messageId="1"/> <quoted messageId="2" /> ja', 'ja'],
    ['ja <Quoted messageId="1">', 'ja'],
    ['ja\n<quoted messageId="1"/>\nnee', 'ja\nnee'],
    ['<quotedtekst> <attentie>', '<quotedtekst> <attentie>'],
  ] as const) {
    it(`${JSON.stringify(raw)} is read as ${JSON.stringify(read)}`, () =>
      assert.equal(textOf(raw, [{ type: 'x' }]), read));
  }

  it('comes back to what was typed, whatever that is', () => {
    const typed = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\u00a0]/g, ' ').trim());
    const encoded = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const raw = `${encoded(before)} <at>Spagaat</at> ${encoded(after)}`;
        assert.equal(textOf(raw, [bot]), `${before} ${after}`.trim());
      }),
    );
  });

  const halves = ['<at>', '</at>', '<at id="0">', '<quoted>', '</quoted>', '&amp;'];
  const wholes = [
    '<at>Anna</at>',
    '<at id="1">Jan</at>',
    '<quoted messageId="1"/>',
    '<quoted messageId="1"></quoted>',
    ' ',
    'x',
  ];

  it('never makes it throw, whatever the text and the entities are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...halves, ...wholes)), fc.anything(), (parts, entities) => {
        for (const some of [entities, [entities], [bot, { type: 'mention', mentioned: entities }], [anna, anna, bot]])
          assert.equal(typeof textOf(parts.join(''), some), 'string');
      }),
    );
  });

  it('leaves no tag where the activity tells of a mention, and none in any case where nobody has a name', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wholes)), (parts) => {
        const raw = parts.join('');
        for (const read of [textOf(raw, [anna]), unnamed(raw, [anna]), unnamed(raw, [])])
          assert.doesNotMatch(read, /[<>]/);
        assert.doesNotMatch(unnamed(raw, [anna, anna]), /Anna|Jan/);
      }),
    );
  });

  it('takes no more than in proportion to its length, however much of it there is', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => mention(`29:${at % 7}`, 'Anna', '<at>Anna</at>'));
    for (const piece of ['<at>', '<at>Anna</at>', '<quoted>', '</at>', '<at ', '&', '<at>Anna</at> ', '&nbsp;'])
      assert.equal(
        grownOutOfProportion(piece, (text) => textOf(text, many)),
        null,
      );
  });
});
