import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  beginning,
  beginningInBytes,
  bytesIn,
  charactersIn,
  charactersLeft,
  charactersOf,
  fits,
  roomFor,
  shortened,
} from '../src/characters.js';
import { ONE_CHARACTER, textOfCharacters } from './support/characters.js';
import { grownOutOfProportion } from './support/growth.js';

const whole = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const segmented = (text: string) => Array.from(whole.segment(text), ({ segment }) => segment);

describe('characters as people count them', () => {
  for (const character of ONE_CHARACTER) {
    it(`${JSON.stringify(character)} is one`, () => {
      assert.equal(charactersIn(character), 1);
      assert.equal(charactersIn(`a${character.repeat(40)}b`), 42);
      assert.equal(beginning(`a${character.repeat(40)}`, 20), `a${character.repeat(19)}`);
      assert.ok(fits(character.repeat(280), 280));
      assert.ok(!fits(character.repeat(281), 280));
      assert.equal(charactersLeft(character.repeat(3), 280), 277);
      assert.ok(character.repeat(280).length <= roomFor(280));
    });
  }

  it('are those of the segmenter, wherever in a long text they stand', () => {
    fc.assert(
      fc.property(textOfCharacters(200), fc.string({ unit: 'binary' }), (text, more) => {
        const all = text + more;
        assert.deepEqual([...charactersOf(all)], segmented(all));
        assert.equal(charactersIn(all), segmented(all).length);
      }),
    );
  });

  it('are never torn by a cut, and what fits is not cut', () => {
    fc.assert(
      fc.property(
        textOfCharacters(60),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 50, max: 900 }),
        (text, most, bytes) => {
          const starts = (part: string) => segmented(text).slice(0, segmented(part).length).join('') === part;
          const cut = beginning(text, most);
          assert.ok(starts(cut) && fits(cut, most));
          assert.equal(cut === text, fits(text, most));
          assert.equal(shortened(text, most), cut === text ? text : `${cut.trimEnd()}…`);
          const small = beginningInBytes(text, bytes);
          assert.ok(starts(small) && bytesIn(small) <= bytes);
          assert.ok(
            small === text ||
              bytesIn(
                segmented(text)
                  .slice(0, segmented(small).length + 1)
                  .join(''),
              ) > bytes,
          );
        },
      ),
    );
  });

  it('of a letter with a thousand accents are more than one: a text has a size too', () => {
    const tower = `e${'\u0301'.repeat(5_000)}`;
    assert.equal(charactersIn(tower), 1);
    assert.ok(!fits(tower, 280));
    assert.ok(charactersLeft(tower, 280) < 0);
    assert.ok(fits(beginning(tower, 280), 280) && beginning(tower, 280).startsWith('é'.normalize('NFD')));
    assert.ok(bytesIn(beginningInBytes(tower, 100)) <= 100 && beginningInBytes(tower, 100) !== '');
  });

  it('are counted in proportion to the length of the text, whatever it is made of', () => {
    for (const piece of ['e\u0301', '👩‍👩‍👧‍👦', 'ж', '\r\n', '\u0301', '\u200d', '🇳🇱', 'een “zin” met €\n'])
      assert.equal(grownOutOfProportion(piece, charactersIn), null);
  });
});
