import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_BYTES, withinSize } from '../../cards/card-size.js';
import { renderPost } from '../../cards/threads/thread.js';
import { bytesIn, charactersOf } from '../../src/characters.js';
import { MAXIMUM_POST } from '../../src/threads/thread.js';
import { post } from '../support/card-sample-threads.js';
import { textsIn } from '../support/card-walk.js';
import { ONE_CHARACTER, textOfCharacters } from '../support/characters.js';

const sizeOf = (card: object) => bytesIn(JSON.stringify(card));

describe('the size of a card', () => {
  for (const character of ONE_CHARACTER) {
    it(`stays below what Teams takes with the longest post of ${JSON.stringify(character)}`, () => {
      const text = character.repeat(MAXIMUM_POST);
      const { card } = renderPost({ ...post, post: { ...post.post, text } }, 'nl');
      assert.ok(sizeOf(card) <= MOST_BYTES, `${sizeOf(card)} bytes`);
      const [shown = ''] = textsIn(card).filter((part) => part.includes(character.repeat(20)));
      const seen = [...charactersOf(shown.replace(/…$/, '').replaceAll(/[\u200b\u2066-\u2069]/g, ''))];
      assert.ok(seen.every((one) => one === character) && seen.length > 400, `${seen.length} characters`);
    });
  }

  it('is left alone when the card fits', () => {
    const { card } = renderPost(post, 'nl');
    assert.equal(withinSize(card), card);
  });

  it('is kept by cutting the longest texts between characters; inputs and short texts stay whole', () => {
    fc.assert(
      fc.property(fc.array(textOfCharacters(400), { maxLength: 12 }), fc.nat(11), (texts, at) => {
        const long = '👩‍👩‍👧‍👦'.repeat(900);
        const body = [...texts.slice(0, at), long, ...texts.slice(at)].map((text) => ({ type: 'TextBlock', text }));
        const card = {
          body: [...body, { type: 'TextBlock', text: 'kort' }],
          inputs: [{ type: 'Input.Text', value: long }],
        };
        const small = withinSize(card) as typeof card;
        assert.deepEqual(small.inputs, card.inputs);
        assert.equal(small.body.at(-1)?.text, 'kort');
        for (const [place, { text }] of small.body.entries()) {
          const before = card.body[place]?.text ?? '';
          const kept = [...charactersOf(text === before ? text : text.replace(/…$/, ''))];
          assert.deepEqual(kept, [...charactersOf(before)].slice(0, kept.length));
        }
      }),
      { numRuns: 30 },
    );
  });
});
