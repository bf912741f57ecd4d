import assert from 'node:assert/strict';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, NOW, post, thread, written } from './thread-samples.js';

storeContract('the threads: news', (at) => {
  const open = thread('r', [], { id: 'round:main-1', kind: 'round' });
  const write = (name: string, minute: number, newsAt: number) =>
    at.stores.threads.append(open.id, null, written('token', name, minute), after(minute), after(newsAt));

  it('come at the first moment that was asked for, once', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(open);
    await write('one', 1, 60);
    await write('two', 2, 90);
    assert.deepEqual((await threads.withWork(NOW, after(59), 10)).news, []);
    const [found] = (await threads.withWork(NOW, after(60), 10)).news;
    assert.deepEqual(found?.newsAt, after(60));
    assert.ok(found);
    await threads.noteTold(found, after(200));
    await threads.noteTold(found, after(200));
    assert.deepEqual((await threads.withWork(NOW, after(999), 10)).news, []);
    assert.equal((await threads.get(open.id))?.toldUpTo, 2);
  });

  it('are found together with what a stopped process left on its way', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(open);
    await write('one', 1, 60);
    const found = await threads.withWork(after(1), after(60), 10);
    assert.deepEqual([found.unfinished, found.news.map(({ id }) => id)], [[open.id], [open.id]]);
    const early = await threads.withWork(NOW, after(59), 10);
    assert.deepEqual(early, { unfinished: [], news: [] });
  });

  it('come again when something was written while people were told', async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(open);
    await write('one', 1, 60);
    const [found] = (await threads.withWork(NOW, after(60), 10)).news;
    assert.ok(found);
    await write('two', 61, 120);
    await threads.noteTold(found, after(120));
    const again = await threads.get(open.id);
    assert.deepEqual([again?.newsAt, again?.toldUpTo], [after(120), 1]);
  });
});

storeContract('the threads: what is reported', (at) => {
  const open = thread('r', [], { id: 'round:main-1', kind: 'round' });

  beforeEach(async () => {
    const { threads } = at.stores;
    await threads.openIfAbsent(open);
    for (const name of ['one', 'two']) {
      const appended = await threads.append(open.id, null, written('token', name), NOW);
      await threads.place(appended?.waiting ?? []);
    }
  });

  it('counts each person once, and waits until somebody decides', async () => {
    const { threads } = at.stores;
    await threads.report('post-two', 'x', after(1));
    await atOnce(4, () => threads.report('post-one', 'x', after(2)));
    await threads.report('post-one', 'y', after(3));
    assert.deepEqual(
      (await threads.reported(9, null)).map(({ id, reports }) => [id, reports]),
      [
        ['post-two', ['x']],
        ['post-one', ['x', 'y']],
      ],
    );
    const moderation = { state: 'hidden', grounds: 'Namen', at: after(4) } as const;
    assert.deepEqual((await threads.decide('post-one', moderation))?.moderation, moderation);
    assert.deepEqual(
      (await threads.reported(9, null)).map(({ id }) => id),
      ['post-two'],
    );
    await threads.report('post-one', 'z', after(5));
    assert.deepEqual((await threads.getPosts(['post-one']))[0]?.reports, ['x', 'y'], 'decided is decided');
    assert.equal(await threads.decide('post-none', moderation), null);
  });

  it('comes in parts, those that wait longest first, also when they came at one moment', async () => {
    const { threads } = at.stores;
    for (const name of ['a', 'b', 'c', 'd']) {
      const appended = await threads.append(open.id, null, written('token', name), NOW);
      await threads.place(appended?.waiting ?? []);
      await threads.report(`post-${name}`, 'x', after(name === 'd' ? 1 : 2));
    }
    const idsAfter = async (afterId?: string) => (await threads.reported(2, null, afterId)).map(({ id }) => id);
    assert.deepEqual(await idsAfter(), ['post-d', 'post-a']);
    assert.deepEqual(await idsAfter('post-a'), ['post-b', 'post-c']);
    assert.deepEqual(await idsAfter('post-c'), []);
    const idsIn = async (threadIds: readonly string[], afterId?: string) =>
      (await threads.reported(2, threadIds, afterId)).map(({ id }) => id);
    assert.deepEqual(await idsIn([open.id, 'another']), ['post-d', 'post-a']);
    assert.deepEqual(await idsIn([open.id], 'post-a'), ['post-b', 'post-c']);
    assert.deepEqual([await idsIn(['another']), await idsIn([])], [[], []]);
    await threads.decide('post-a', { state: 'shown', at: after(3) });
    for (const gone of ['post-a', 'post-none'])
      assert.deepEqual(await idsAfter(gone), ['post-d', 'post-b'], 'from the first on');
  });

  it('is decided once by all who read it the same', async () => {
    const { threads } = at.stores;
    await threads.report('post-one', 'x', after(1));
    const [asRead] = await threads.getPosts(['post-one']);
    const outcomes = await Promise.all(
      [4, 5, 6].map((minute) => threads.decide('post-one', { state: 'shown', at: after(minute) }, asRead)),
    );
    const [winner, ...others] = outcomes.flatMap((one) => one ?? []);
    assert.deepEqual(others, []);
    assert.deepEqual((await threads.getPosts(['post-one']))[0], winner);
    const hidden = { state: 'hidden', grounds: 'Namen', at: after(9) } as const;
    assert.equal(await threads.decide('post-one', hidden, asRead), null);
    assert.deepEqual((await threads.decide('post-one', hidden, winner))?.moderation, hidden);
    const shown = { state: 'shown', at: after(10) } as const;
    assert.deepEqual(
      (await threads.decide('post-one', shown))?.moderation,
      shown,
      'without a reading the last one stands',
    );
  });

  it('can be taken back for somebody who is erased', async () => {
    const { threads } = at.stores;
    await threads.report('post-one', 'x', after(1));
    await threads.report('post-one', 'y', after(1));
    await threads.removeReportsBy(['x']);
    await threads.removeReportsBy(['x']);
    assert.deepEqual((await threads.getPosts(['post-one']))[0]?.reports, ['y']);
  });

  it('is what anybody wrote, in any thread', async () => {
    const { threads } = at.stores;
    const pair = thread('a', ['T:1', 'T:2']);
    await threads.openIfAbsent(pair);
    const placed = await post(threads, pair, written('T:1', 'three'));
    await threads.report(placed.id, 'x', NOW);
    assert.deepEqual(
      (await threads.reported(1, null)).map(({ id }) => id),
      ['post-three'],
    );
  });
});

storeContract('the threads: what becomes of the messages that posts are copies of', (at) => {
  const open = thread('r', [], { id: 'round:main-1', kind: 'round' });
  const texts = async () => (await at.stores.threads.pageOfPosts(open.id, null, 10)).map(({ text }) => text);
  const rewrite = { text: 'Anders', changedAt: after(5), isEdited: true, isDeleted: false, isJudgedAnew: false };
  const gone = {
    id: 'post-late',
    threadId: open.id,
    by: 'token',
    source: 'channel',
    at: NOW,
    changedAt: after(5),
  } as const;

  async function placed(name: string) {
    const appended = await at.stores.threads.append(open.id, null, written('token', name), NOW);
    await at.stores.threads.place(appended?.waiting ?? []);
    await at.stores.threads.release([{ id: `post-${name}`, threadId: open.id }]);
    const [found] = await at.stores.threads.getPosts([`post-${name}`]);
    assert.ok(found);
    return found;
  }

  beforeEach(async () => {
    await at.stores.threads.openIfAbsent(open);
  });

  it('is written as long as the post stands as it was read', async () => {
    const { threads } = at.stores;
    const one = await placed('one');
    const after1 = await threads.rewrite(one, rewrite);
    assert.deepEqual([after1?.text, after1?.isEdited, after1?.changedAt], ['Anders', true, after(5)]);
    assert.equal(await threads.rewrite(one, { ...rewrite, text: 'Te laat' }), null);
    assert.ok(after1);
    await threads.decide(one.id, { state: 'hidden', grounds: 'x', at: after(6) });
    assert.equal(await threads.rewrite(after1, { ...rewrite, text: 'Te laat' }), null, 'somebody decided meanwhile');
    await threads.removePostsBy(['token']);
    const [erased] = await threads.getPosts([one.id]);
    assert.equal(await threads.rewrite({ ...one, ...after1 }, rewrite), null, 'nothing comes back after an erasure');
    assert.equal(erased?.text, null);
  });

  it('of twenty at once goes to one', async () => {
    const one = await placed('one');
    const written = await atOnce(20, (lot) => at.stores.threads.rewrite(one, { ...rewrite, text: `Tekst ${lot}` }));
    assert.equal(written.filter((post) => post !== null).length, 1);
  });

  it('takes a post that is gone out of the queue of facilitators, and back into it', async () => {
    const { threads } = at.stores;
    const one = await placed('one');
    await threads.report(one.id, 'r1', after(1));
    const [reported] = await threads.getPosts([one.id]);
    assert.ok(reported);
    const removed = await threads.rewrite(reported, { ...rewrite, text: null, isDeleted: true });
    assert.deepEqual(await threads.reported(10, null), []);
    assert.ok(removed);
    await threads.rewrite(removed, rewrite);
    assert.deepEqual(
      (await threads.reported(10, null)).map(({ id }) => id),
      [one.id],
    );
  });

  it('lets a text that is another be judged anew', async () => {
    const { threads } = at.stores;
    const one = await placed('one');
    await threads.report(one.id, 'r1', after(1));
    await threads.decide(one.id, { state: 'shown', at: after(2) });
    const [shown] = await threads.getPosts([one.id]);
    assert.ok(shown);
    const anew = await threads.rewrite(shown, { ...rewrite, isJudgedAnew: true });
    assert.deepEqual([anew?.moderation, anew?.reports], [undefined, undefined]);
    await threads.report(one.id, 'r1', after(7));
    assert.equal((await threads.reported(10, null)).length, 1);
  });

  it('is kept of a message that has not come: nothing is made of it then, and it is shown to nobody', async () => {
    const { threads } = at.stores;
    await threads.markGone(gone);
    await threads.markGone({ ...gone, changedAt: after(9) });
    await placed('late');
    await placed('other');
    assert.deepEqual(await texts(), ['Tekst other']);
    assert.deepEqual(
      (await threads.getPosts([gone.id])).map(({ text, changedAt }) => [text, changedAt]),
      [[null, after(5)]],
    );
    await threads.forgetGone('post-other');
    await threads.forgetGone(gone.id);
    await threads.forgetGone(gone.id);
    await placed('late');
    assert.deepEqual(await texts(), ['Tekst late', 'Tekst other']);
    await threads.markGone(gone);
    assert.deepEqual(await texts(), ['Tekst late', 'Tekst other'], 'what is there stays');
  });

  it('goes with the thread', async () => {
    const { threads } = at.stores;
    await threads.markGone(gone);
    await threads.destroy([open.id]);
    assert.deepEqual(await threads.getPosts([gone.id]), []);
  });
});
