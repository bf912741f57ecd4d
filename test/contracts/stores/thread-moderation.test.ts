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
      (await threads.reported(9)).map(({ id, reports }) => [id, reports]),
      [
        ['post-two', ['x']],
        ['post-one', ['x', 'y']],
      ],
    );
    const moderation = { state: 'hidden', grounds: 'Namen', at: after(4) } as const;
    assert.deepEqual((await threads.decide('post-one', moderation))?.moderation, moderation);
    assert.deepEqual(
      (await threads.reported(9)).map(({ id }) => id),
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
    const idsAfter = async (afterId?: string) => (await threads.reported(2, afterId)).map(({ id }) => id);
    assert.deepEqual(await idsAfter(), ['post-d', 'post-a']);
    assert.deepEqual(await idsAfter('post-a'), ['post-b', 'post-c']);
    assert.deepEqual(await idsAfter('post-c'), []);
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
      (await threads.reported(1)).map(({ id }) => id),
      ['post-three'],
    );
  });
});
