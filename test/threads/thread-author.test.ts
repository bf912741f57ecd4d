import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seal, tokenOf, unseal } from '../../src/threads/thread-author.js';

const KEY = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);

describe('the author of posts in an open thread', () => {
  it('has a token that is the same for one person in one thread, and tells nothing without the key', () => {
    assert.equal(tokenOf(KEY, 'T:1'), tokenOf(KEY, 'T:1'));
    assert.notEqual(tokenOf(KEY, 'T:1'), tokenOf(KEY, 'T:2'));
    assert.notEqual(tokenOf(KEY, 'T:1'), tokenOf(OTHER, 'T:1'));
    assert.match(tokenOf(KEY, 'T:1'), /^[\w-]{43}$/);
  });

  it('is unsealed with its own key only, and never when somebody touched it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const sealed = seal(KEY, text);
        assert.equal(seal(KEY, text), sealed);
        assert.equal(unseal(KEY, sealed), text);
        assert.equal(unseal(OTHER, sealed), null);
        const bytes = Buffer.from(sealed, 'base64url');
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        assert.equal(unseal(KEY, bytes.toString('base64url')), null);
      }),
    );
    assert.equal(unseal(KEY, ''), null);
    assert.ok(!seal(KEY, 'T:1').includes('T:1'));
  });
});
