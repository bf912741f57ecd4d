import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutMention } from '../../src/understanding/mention.js';

const BOT = '28:app';
const bot = { type: 'mention', mentioned: { id: BOT, name: 'Spagaat' }, text: '<at>Spagaat</at>' };
const anna = { type: 'mention', mentioned: { id: '29:anna', name: 'Anna' }, text: '<at>Anna</at>' };

describe('the mention of the bot in a message', () => {
  it('is taken out wherever it stands', () => {
    assert.equal(withoutMention('<at>Spagaat</at> doe mee', [bot], BOT), 'doe mee');
    assert.equal(withoutMention('doe mee <at>Spagaat</at>\n', [bot], BOT), 'doe mee');
    assert.equal(withoutMention('doe <at>Spagaat</at> mee', [bot], BOT), 'doe mee');
    assert.equal(withoutMention('<at>Spagaat</at>&nbsp;hulp', [bot], BOT), 'hulp');
  });

  it('is found under the bare app id too', () => {
    assert.equal(withoutMention('<at>Spagaat</at> hulp', [bot], 'app'), 'hulp');
  });

  it('leaves the mention of somebody else where it is', () => {
    assert.equal(withoutMention('<at>Anna</at> hulp', [anna], BOT), '<at>Anna</at> hulp');
    assert.equal(withoutMention('<at>Spagaat</at> vraag <at>Anna</at>', [bot, anna], BOT), 'vraag <at>Anna</at>');
  });

  it('leaves a person who has the same name as the bot', () => {
    const namesake = { ...anna, text: bot.text };
    assert.equal(
      withoutMention('<at>Spagaat</at> en <at>Spagaat</at> hulp', [namesake, bot], BOT),
      '<at>Spagaat</at> en hulp',
    );
  });

  it('is a leading <at> when the activity has no mention entities', () => {
    assert.equal(withoutMention(' <at>Spagaat</at> ronde', undefined, BOT), 'ronde');
    assert.equal(withoutMention('<at>Spagaat</at> ronde', [{ type: 'clientInfo' }], BOT), 'ronde');
    assert.equal(withoutMention('ronde <at>Spagaat</at>', [], BOT), 'ronde <at>Spagaat</at>');
    assert.equal(withoutMention('<at>open', [], BOT), '<at>open');
  });

  it('never throws, whatever the entities are', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (text, entities) => {
        assert.equal(typeof withoutMention(text, entities, BOT), 'string');
        assert.equal(typeof withoutMention(text, [entities, { type: 'mention', mentioned: entities }], BOT), 'string');
      }),
    );
  });
});
