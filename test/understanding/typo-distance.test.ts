import assert from 'node:assert/strict';
import { isOneSwap, lookUpForgiving, typoDistance } from '../../src/understanding/typo-distance.js';

describe('typing slips', () => {
  it('a lost, added, wrong or swapped letter is one slip', () => {
    for (const slip of ['dilema', 'dilemmma', 'dilenma', 'dilmema'])
      assert.equal(typoDistance('dilemma', slip), 1, slip);
  });

  it('two wrong letters that are no swap are two slips', () => {
    assert.equal(typoDistance('match', 'mabbh'), 2);
    assert.equal(isOneSwap('match', 'mabbh'), false);
    assert.equal(isOneSwap('match', 'match'), false);
  });

  it('a long word is found with one slip, unless it could be two things', () => {
    const days = new Map([
      ['sunday', 7],
      ['monday', 1],
      ['mon', 1],
    ]);
    assert.equal(lookUpForgiving(days, 'mondya'), 1);
    assert.equal(lookUpForgiving(days, 'sonday'), undefined);
    assert.equal(lookUpForgiving(days, 'mom'), undefined);
  });
});
