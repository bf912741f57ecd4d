import assert from 'node:assert/strict';
import { readEraseCall } from '../../src/tenants/erase-call.js';

describe('the call to erase a tenant', () => {
  it('only reports, unless erasing is asked for explicitly', () => {
    assert.deepEqual(readEraseCall(['ABC']), { tenantId: 'abc', isErasing: false });
    assert.deepEqual(readEraseCall(['abc', '--erase']), { tenantId: 'abc', isErasing: true });
    assert.deepEqual(readEraseCall(['--erase', 'abc']), { tenantId: 'abc', isErasing: true });
  });

  it('is not understood without one tenant, or with any other word', () => {
    for (const words of [[], [''], ['--erase'], ['a', 'b'], ['--dry-run'], ['a', '--eraze'], ['--eraze', 'a']]) {
      assert.equal(readEraseCall(words), null, words.join(' '));
    }
  });
});
