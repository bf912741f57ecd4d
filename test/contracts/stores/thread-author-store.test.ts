import assert from 'node:assert/strict';
import type { ThreadAuthor } from '../../../src/threads/thread-author.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const KEY = Buffer.alloc(32, 7);
const author = (token: string, more: Partial<ThreadAuthor> = {}): ThreadAuthor => ({
  ...{ threadId: 'round:main-1', token, who: `sealed-${token}`, alias: { flock: 1, bird: 3, turn: 1, size: 'middle' } },
  ...more,
});

storeContract('the authors of open threads', (at) => {
  it('have one key for each thread, whoever asks first', async () => {
    const { authors } = at.stores;
    assert.equal(await authors.findKey('round:main-1'), null);
    const given = await atOnce(6, (n) => authors.keyOf('round:main-1', Buffer.alloc(32, n)));
    assert.equal(new Set(given.map((key) => key.toString('hex'))).size, 1);
    await authors.keyOf('round:main-2', KEY);
    assert.deepEqual(await authors.findKey('round:main-2'), KEY);
    assert.deepEqual(
      (await authors.allKeys()).map(({ threadId }) => threadId),
      ['round:main-1', 'round:main-2'],
    );
  });

  it('get a number that nobody else has', async () => {
    const { authors } = at.stores;
    await authors.keyOf('round:main-1', KEY);
    const numbers = await atOnce(40, () => authors.nextNumber('round:main-1'));
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    assert.deepEqual(await authors.findKey('round:main-1'), KEY);
  });

  it('are kept as they were first made, for one thread', async () => {
    const { authors } = at.stores;
    assert.deepEqual(await authors.addIfAbsent(author('a')), author('a'));
    assert.deepEqual(await authors.addIfAbsent(author('a', { who: 'other' })), author('a'));
    assert.deepEqual(await authors.get('round:main-1', 'a'), author('a'));
    assert.equal(await authors.get('round:main-2', 'a'), null);
    assert.equal(await authors.get('round:main-1', 'b'), null);
  });

  it('are forgotten one by one, or with their thread and its key', async () => {
    const { authors } = at.stores;
    await authors.keyOf('round:main-1', KEY);
    for (const one of [author('a'), author('b'), author('a', { threadId: 'round:main-10' })])
      await authors.addIfAbsent(one);
    await authors.remove([]);
    await authors.remove([author('a')]);
    assert.equal(await authors.get('round:main-1', 'a'), null);
    await authors.destroyThreads(['round:main-1']);
    await authors.destroyThreads(['round:main-1']);
    assert.equal(await authors.findKey('round:main-1'), null);
    assert.equal(await authors.get('round:main-1', 'b'), null);
    assert.notEqual(await authors.get('round:main-10', 'a'), null, 'another round whose name begins the same');
  });
});
