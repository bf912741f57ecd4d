import assert from 'node:assert/strict';
import { pathTo } from '../../src/tab/path-to.js';
import { WHO_MAY_ASK, WHO_MAY_DOWNLOAD, WHO_MAY_WISH } from '../../src/tab/who-may.js';

describe('the addresses of the tab', () => {
  it('are filled in with what was typed, whatever that is', () => {
    assert.equal(pathTo('week'), 'week');
    assert.equal(pathTo('archive/:round', { round: 'main-1' }), 'archive/main-1');
    assert.equal(pathTo('archive/:round', { round: '../me?a=$&' }), 'archive/..%2Fme%3Fa%3D%24%26');
    assert.equal(pathTo('talks/:match', { match: 'm:1', before: 7 }), 'talks/m%3A1?before=7');
    assert.equal(pathTo('agreements/new', {}), 'agreements/new');
    assert.equal(pathTo('municipalities', { name: 'a&b=ç' }), 'municipalities?name=a%26b%3D%C3%A7');
  });

  it('give the desk to facilitators, and nothing else to them alone', () => {
    const all = Object.entries({ ...WHO_MAY_ASK, ...WHO_MAY_WISH, ...WHO_MAY_DOWNLOAD });
    assert.ok(all.length > 60);
    for (const [address, audience] of all) {
      assert.equal(audience === 'facilitator', address.startsWith('desk/'), address);
    }
  });
});
