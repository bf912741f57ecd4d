import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentencesOf, wordsOf } from '../../src/dilemmas/plain-text.js';

describe('counting plain text', () => {
  it('counts what holds a letter or digit as a word', () => {
    assert.equal(wordsOf(' Zo - zegt "zij" - zijn er 4. ').length, 6);
  });

  it('counts words that were joined by any blanks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé0-9]{1,8}$/)),
        fc.constantFrom(' ', '\n', '\t ', '  '),
        (words, blank) => {
          assert.deepEqual(wordsOf(words.join(blank)), words);
        },
      ),
    );
  });

  it('ends a sentence at a mark, with the quotation mark that follows it', () => {
    assert.deepEqual(sentencesOf('Zij vraagt: "Kan dit?" Jij zwijgt. Goed!'), [
      'Zij vraagt: "Kan dit?"',
      'Jij zwijgt.',
      'Goed!',
    ]);
  });

  it('finds no sentence in nothing', () => {
    assert.deepEqual(sentencesOf('  '), []);
  });
});
