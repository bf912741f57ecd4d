import assert from 'node:assert/strict';
import { agreement, following, told } from '../../support/agreement-samples.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const shared = (id = 'main-1:0-a:000000:0') => agreement(['T:2', 'U:3'], {}, id);

storeContract('the agreements', (at) => {
  it('are kept as they were made, text that looks like an operator included; what is there is left alone', async () => {
    const { agreements } = at.stores;
    const odd = agreement(['T:2'], { what: '$where {"$gt": ""}', how: '$set', by: null });
    assert.equal(await agreements.createIfAbsent(odd), true);
    assert.equal(await agreements.createIfAbsent(agreement([], { what: 'Iets anders' })), false);
    assert.deepEqual(await agreements.get(odd.id), odd);
    assert.equal(await agreements.get('main-1:0-a:000000:1'), null);
  });

  it('made twenty times at once are one, whole', async () => {
    const made = await atOnce(20, (n) => at.stores.agreements.createIfAbsent(agreement([], { what: `${n}` })));
    assert.equal(made.filter(Boolean).length, 1);
    const [one, ...others] = await at.stores.agreements.allOf('T:1');
    assert.deepEqual(others, []);
    assert.equal(one?.versions[0]?.what, `${made.indexOf(true)}`);
  });

  it('take one of many writes that follow the same one, and none for one that was removed', async () => {
    const { agreements } = at.stores;
    const first = shared();
    await agreements.createIfAbsent(first);
    const saved = await atOnce(10, (n) => agreements.save({ ...first, lookAt: new Date(n) }));
    assert.equal(saved.filter(Boolean).length, 1);
    const now = await agreements.get(first.id);
    assert.deepEqual(now, { ...first, lookAt: new Date(saved.indexOf(true)), revision: 1 });
    assert.ok(now);
    assert.equal(await agreements.save(told(now)), true);
    assert.equal((await agreements.get(first.id))?.revision, 2);
    await agreements.remove([first.id, 'unknown']);
    assert.equal(await agreements.save({ ...now, revision: 2 }), false);
    assert.deepEqual(await kept(at.storage, 'agreements'), []);
  });

  it('are written many at once, each only when it is as it was read', async () => {
    const { agreements } = at.stores;
    const made = ['a', 'b', 'c'].map(shared);
    for (const one of made) await agreements.createIfAbsent(one);
    await agreements.save(made[1] ?? assert.fail());
    const changed = made.map((one) => following(one, [1, { kind: 'accept', version: 1 }]));
    assert.equal(await agreements.saveAll(changed), 2);
    const found = await agreements.getMany(['a', 'b', 'c', 'd']);
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => found.get(id)?.parties[1]?.accepted),
      [1, null, 1],
    );
    assert.equal(found.size, 3);
    assert.equal((await agreements.getMany([])).size, 0);
    assert.equal(await agreements.saveAll([]), 0);
  });

  it('are listed for each of those who are part of them, the newest first, page by page', async () => {
    const { agreements } = at.stores;
    const made = Array.from({ length: 25 }, (_, n) => ({
      ...shared(`main-1:${n}`),
      order: `2026-11-30T10:00:${String(n).padStart(2, '0')}.000Z|main-1:${n}`,
    }));
    for (const one of made) await agreements.createIfAbsent(one);
    await agreements.createIfAbsent(agreement([], {}, 'main-1:T:1'));
    for (const person of ['T:2', 'U:3']) {
      const seen: string[] = [];
      for (let before: string | null = null; ; ) {
        const page = await agreements.pageOf(person, before, 10);
        seen.push(...page.map(({ id }) => id));
        before = page.at(-1)?.order ?? null;
        if (page.length < 10) break;
      }
      assert.deepEqual(seen, made.map(({ id }) => id).reverse());
    }
    assert.equal((await agreements.pageOf('T:1', null, 100)).length, 26);
    assert.deepEqual(await agreements.pageOf('T:20', null, 10), []);
  });

  it('are due once their moment has come, the longest waiting first; those that wait for nothing never are', async () => {
    const { agreements } = at.stores;
    const looks = { never: null, later: new Date(NOW.getTime() + 1), now: NOW, before: new Date(0) };
    for (const [id, lookAt] of Object.entries(looks)) await agreements.createIfAbsent({ ...shared(id), lookAt });
    const due = async (limit: number) => (await agreements.due(NOW, limit)).map(({ id }) => id);
    assert.deepEqual(await due(10), ['before', 'now']);
    assert.deepEqual(await due(1), ['before']);
  });

  it('are all found for one person, and removed by id', async () => {
    const { agreements } = at.stores;
    for (const one of [shared('a'), agreement([], {}, 'b'), agreement(['T:20'], {}, 'c')])
      await agreements.createIfAbsent(one);
    const ids = async (person: string) => (await agreements.allOf(person)).map(({ id }) => id).sort();
    assert.deepEqual([await ids('T:1'), await ids('T:2')], [['a', 'b', 'c'], ['a']]);
    await agreements.remove(['a', 'b']);
    await agreements.remove(['a', 'b']);
    await agreements.remove([]);
    assert.deepEqual(await ids('T:1'), ['c']);
  });
});
