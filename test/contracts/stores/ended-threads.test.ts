import assert from 'node:assert/strict';
import { endedThreads } from '../../../src/retention/ended-threads.js';
import { storeContract } from '../../support/store-contract.js';
import { testConfig } from '../../support/test-app.js';
import { NOW, thread, written } from './thread-samples.js';

const MONTH_MS = 31 * 24 * 3_600_000;
const KEY = Buffer.alloc(32, 7);
const AUTHOR = { token: 't', alias: { flock: 0, bird: 1, turn: 1, size: 'small' }, who: 'x' } as const;

storeContract('the retention of threads', (at) => {
  it('removes what ended longer ago than its term, posts, key and authors included, and nothing else; once', async () => {
    const { threads, authors } = at.stores;
    const ended = new Date(NOW.getTime() - 13 * MONTH_MS);
    const [old, recent] = [thread('old', ['T:1', 'T:2'], { endsAt: ended }), thread('recent', ['T:1', 'T:2'])];
    const open = { ...old, id: 'round:main-1', kind: 'round', members: [] } as const;
    for (const one of [old, recent, open]) await threads.openIfAbsent(one);
    const beforeItEnded = new Date(ended.getTime() - 1);
    const appended = await threads.append(old.id, 'T:1', written('T:1', 'one'), beforeItEnded);
    await threads.place(appended?.waiting ?? []);
    await authors.keyOf(open.id, KEY);
    await authors.addIfAbsent({ threadId: open.id, ...AUTHOR });

    const terms = testConfig().retention;
    for (const [kind, gone] of [
      ['match', old.id],
      ['round', open.id],
    ] as const) {
      const rule = endedThreads(kind, { threads, authors, terms });
      const before = rule.before(NOW);
      assert.equal(await rule.count(before), 1);
      assert.equal(await rule.deleteBatch(before), 1);
      assert.equal(await threads.get(gone), null);
      assert.deepEqual([await rule.count(before), await rule.deleteBatch(before)], [0, 0]);
    }
    assert.deepEqual(await threads.pageOfPosts(old.id, null, 10), []);
    assert.deepEqual(await threads.postsBy(['T:1']), []);
    assert.deepEqual([await authors.findKey(open.id), await authors.get(open.id, AUTHOR.token)], [null, null]);
    assert.equal((await threads.get(recent.id))?.id, recent.id);
  });
});
