import assert from 'node:assert/strict';
import type { Voice } from '../../../src/threads/voice.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const KEY = Buffer.alloc(32, 7);
const voice = (token: string, more: Partial<Voice> = {}): Voice => ({
  ...{ threadId: 'round:main-1', token, who: `sealed-${token}`, alias: { flock: 1, bird: 3, turn: 1, size: 'middle' } },
  ...more,
});

storeContract('the voices', (at) => {
  it('have one key for each thread, whoever asks first', async () => {
    const { voices } = at.stores;
    assert.equal(await voices.findKey('round:main-1'), null);
    const given = await atOnce(6, (n) => voices.keyOf('round:main-1', Buffer.alloc(32, n)));
    assert.equal(new Set(given.map((key) => key.toString('hex'))).size, 1);
    await voices.keyOf('round:main-2', KEY);
    assert.deepEqual(await voices.findKey('round:main-2'), KEY);
    assert.deepEqual(
      (await voices.allKeys()).map(({ threadId }) => threadId),
      ['round:main-1', 'round:main-2'],
    );
  });

  it('get a number that nobody else has', async () => {
    const { voices } = at.stores;
    await voices.keyOf('round:main-1', KEY);
    const numbers = await atOnce(40, () => voices.nextNumber('round:main-1'));
    assert.deepEqual(
      [...numbers].sort((a, b) => a - b),
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
    assert.deepEqual(await voices.findKey('round:main-1'), KEY);
  });

  it('are kept as they were first made, for one thread', async () => {
    const { voices } = at.stores;
    assert.deepEqual(await voices.addIfAbsent(voice('a')), voice('a'));
    assert.deepEqual(await voices.addIfAbsent(voice('a', { who: 'other' })), voice('a'));
    assert.deepEqual(await voices.get('round:main-1', 'a'), voice('a'));
    assert.equal(await voices.get('round:main-2', 'a'), null);
    assert.equal(await voices.get('round:main-1', 'b'), null);
  });

  it('are forgotten one by one, or with their thread and its key', async () => {
    const { voices } = at.stores;
    await voices.keyOf('round:main-1', KEY);
    for (const one of [voice('a'), voice('b'), voice('a', { threadId: 'round:main-10' })])
      await voices.addIfAbsent(one);
    await voices.remove([]);
    await voices.remove([voice('a')]);
    assert.equal(await voices.get('round:main-1', 'a'), null);
    await voices.destroyThreads(['round:main-1']);
    await voices.destroyThreads(['round:main-1']);
    assert.equal(await voices.findKey('round:main-1'), null);
    assert.equal(await voices.get('round:main-1', 'b'), null);
    assert.notEqual(await voices.get('round:main-10', 'a'), null, 'another round whose name begins the same');
  });
});
