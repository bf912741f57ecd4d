import assert from 'node:assert/strict';
import { ERASED } from '../../../src/participants/participant.js';
import type { Post } from '../../../src/threads/thread.js';
import { createThreadRemoval } from '../../../src/threads/thread-removal.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, NOW, post, thread, written } from './thread-samples.js';

const numbersOf = (posts: readonly Post[]) => posts.map(({ number }) => number);

storeContract('the threads: writing', (at) => {
  const pair = thread('a', ['T:1', 'T:2']);

  it('keep a thread as it was opened, and leave one that is there alone', async () => {
    assert.deepEqual(await at.stores.threads.openIfAbsent(pair), pair);
    assert.deepEqual(await at.stores.threads.openIfAbsent({ ...pair, roundId: 'main-9' }), pair);
    assert.deepEqual(await at.stores.threads.get(pair.id), pair);
    assert.equal(await at.stores.threads.get('match:b'), null);
  });

  it('give a post its number in the write that takes it, and hold it until it is in its place', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    const first = await threads.append(pair.id, 'T:1', written('T:1', 'one'), after(1));
    assert.deepEqual(first?.waiting, [{ ...written('T:1', 'one'), threadId: pair.id, number: 1 }]);
    const second = await threads.append(pair.id, 'T:2', written('T:2', 'two', 1), after(2));
    assert.deepEqual(numbersOf(second?.waiting ?? []), [1, 2]);
    assert.deepEqual(await threads.waiting(pair.id), second);
    await threads.release([{ id: 'post-one', threadId: pair.id }]);
    assert.deepEqual(
      (await threads.waiting(pair.id))?.waiting.map(({ id, number }) => [id, number]),
      [['post-two', 2]],
    );
    assert.equal((await threads.get(pair.id))?.posts, 2);
  });

  it('take a post that waits once, whoever delivers it again', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    const appended = await atOnce(8, () => threads.append(pair.id, 'T:1', written('T:1', 'one'), NOW));
    assert.equal(appended.filter((one) => one !== null).length, 1);
    assert.equal((await threads.get(pair.id))?.posts, 1);
  });

  it('put a post in its place once and say which were new', async () => {
    const { threads } = at.stores;
    const placed = { ...written('T:1', 'one'), threadId: pair.id, number: 1 };
    assert.deepEqual(await threads.place([placed]), new Set([placed.id]));
    assert.deepEqual(await threads.place([{ ...placed, number: 7, text: 'anders' }]), new Set());
    assert.deepEqual(await threads.getPosts([placed.id]), [placed]);
    assert.deepEqual(await threads.place([]), new Set());
  });

  it('refuse a stranger, a thread that is not there and one that is closed', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await threads.openIfAbsent(thread('over', ['T:1', 'T:2'], { endsAt: NOW }));
    assert.equal(await threads.append(pair.id, 'T:3', written('T:3', 'x'), NOW), null);
    assert.equal(await threads.append('match:none', 'T:1', written('T:1', 'x'), NOW), null);
    assert.equal(await threads.append('match:over', 'T:1', written('T:1', 'x'), NOW), null);
    assert.notEqual(await threads.append(pair.id, null, written('token', 'x'), NOW), null);
  });

  it('close once, and take nothing from then on', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    const closed = await threads.close(pair.id, 1, after(1));
    assert.deepEqual(closed, { ...pair, endsAt: after(1), closedBy: 1 });
    assert.equal(await threads.close(pair.id, 0, after(2)), null);
    assert.equal(await threads.append(pair.id, 'T:1', written('T:1', 'late'), after(1)), null);
  });

  it('keep every one of forty posts that are written at once, each with a number of its own', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await atOnce(40, (n) => post(threads, pair, written(`T:${1 + (n % 2)}`, `n${n}`)));
    const page = await threads.pageOfPosts(pair.id, null, 100);
    assert.equal(page.length, 40);
    assert.equal(new Set(numbersOf(page)).size, 40);
    assert.deepEqual((await threads.waiting(pair.id))?.waiting, []);
  });
});

storeContract('the threads: finding', (at) => {
  const pair = thread('a', ['T:1', 'T:2']);

  it('give the posts of a thread page by page, the newest first', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await threads.openIfAbsent(thread('b', ['T:1', 'T:2']));
    for (let n = 1; n <= 7; n += 1) await post(threads, pair, written('T:1', `n${n}`, n));
    await post(threads, thread('b', []), written('T:1', 'elsewhere', 9));
    assert.deepEqual(numbersOf(await threads.pageOfPosts(pair.id, null, 3)), [7, 6, 5]);
    assert.deepEqual(numbersOf(await threads.pageOfPosts(pair.id, 5, 3)), [4, 3, 2]);
    assert.deepEqual(numbersOf(await threads.pageOfPosts(pair.id, 2, 3)), [1]);
  });

  it('give the threads of a person, the one with the newest post first', async () => {
    const { threads } = at.stores;
    for (const name of ['a', 'b', 'c']) await threads.openIfAbsent(thread(name, ['T:1', 'T:2']));
    await threads.openIfAbsent(thread('d', ['T:2', 'T:3']));
    await post(threads, thread('a', []), written('T:2', 'x', 5));
    const page = await threads.pageOfMember('T:1', null, 2);
    assert.deepEqual(
      page.map(({ id }) => id),
      ['match:a', 'match:c'],
    );
    const rest = await threads.pageOfMember('T:1', page.at(-1)?.rank ?? '', 2);
    assert.deepEqual(
      rest.map(({ id }) => id),
      ['match:b'],
    );
    assert.deepEqual(
      (await threads.getMany(['match:d', 'match:none'])).map(({ id }) => id),
      ['match:d'],
    );
    assert.deepEqual(await threads.getMany([]), []);
  });

  it('find what a stopped process left on its way', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await threads.append(pair.id, 'T:1', written('T:1', 'one', 1), after(1));
    assert.deepEqual(await threads.unfinished(NOW, 10), []);
    assert.deepEqual(await threads.unfinished(after(1), 10), [pair.id]);
    await threads.release([{ id: 'post-one', threadId: pair.id }]);
    assert.deepEqual(await threads.unfinished(after(9), 10), []);
  });

  it('find the threads in which somebody can still write, and those that ended', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await threads.openIfAbsent(thread('over', ['T:1', 'T:2'], { endsAt: after(-5) }));
    assert.deepEqual(
      (await threads.openOf('T:1', NOW)).map(({ id }) => id),
      [pair.id],
    );
    assert.deepEqual(
      (await threads.endedBefore('match', NOW, 10)).map(({ id }) => id),
      ['match:over'],
    );
    assert.deepEqual(await threads.endedBefore('round', NOW, 10), []);
    assert.deepEqual([await threads.countEnded('match', NOW), await threads.countEnded('round', NOW)], [1, 0]);
  });
});

storeContract('the threads: forgetting', (at) => {
  const pair = thread('a', ['T:1', 'T:2']);

  it('take away what somebody wrote and keep the places', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await post(threads, pair, written('T:1', 'one'));
    await post(threads, pair, written('T:2', 'two', 1));
    assert.deepEqual(
      (await threads.postsBy(['T:1'])).map(({ text }) => text),
      ['Tekst one'],
    );
    await threads.removePostsBy(['T:1']);
    await threads.removePostsBy(['T:1']);
    await threads.eraseMember('T:1');
    await threads.eraseMember('T:1');
    assert.deepEqual(await threads.postsBy(['T:1']), []);
    assert.deepEqual(
      (await threads.pageOfPosts(pair.id, null, 9)).map(({ number, by, text }) => [number, by, text]),
      [
        [2, 'T:2', 'Tekst two'],
        [1, ERASED, null],
      ],
    );
    assert.deepEqual((await threads.get(pair.id))?.members, [{ id: ERASED }, { id: 'T:2' }]);
    assert.equal(await threads.append(pair.id, 'T:1', written('T:1', 'again'), NOW), null);
  });

  it('remove a thread with all that is in it, and nothing else', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(pair);
    await threads.openIfAbsent(thread('b', ['T:1', 'T:2']));
    await post(threads, pair, written('T:1', 'one'));
    await post(threads, thread('b', []), written('T:1', 'two'));
    await threads.destroy([pair.id]);
    await threads.destroy([pair.id]);
    assert.equal(await threads.get(pair.id), null);
    assert.deepEqual(
      (await threads.postsBy(['T:1'])).map(({ threadId }) => threadId),
      ['match:b'],
    );
  });

  it('remove threads whose time is over, of an open one also who was who', async () => {
    const { threads, authors } = at.stores;
    const removal = createThreadRemoval(threads, authors);
    const open = thread('r', [], { id: 'round:main-1', kind: 'round', endsAt: after(5) });
    await threads.openIfAbsent(open);
    await authors.keyOf(open.id, Buffer.alloc(32, 1));
    await threads.append(open.id, null, written('token', 'one'), NOW);
    assert.equal(await removal.deleteBatch('round', after(5)), 0);
    assert.equal(await removal.deleteBatch('round', after(6)), 1);
    assert.equal(await removal.deleteBatch('round', after(6)), 0);
    assert.equal(await threads.get(open.id), null);
    assert.equal(await authors.findKey(open.id), null);
  });
});
