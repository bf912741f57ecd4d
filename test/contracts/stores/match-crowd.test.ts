import assert from 'node:assert/strict';
import type { Match } from '../../../src/matching/match.js';
import { alongside } from '../../support/storage.js';
import { atOnce, type StoresUnderTest, storeContract } from '../../support/store-contract.js';
import { match } from './match-samples.js';

/** Commands from the stores to the database while `run` works with them, in order. */
async function asked(at: StoresUnderTest, run: (at: StoresUnderTest['stores']) => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const watched = await alongside(at.storage, { started: ({ commandName }) => seen.push(commandName) });
  seen.length = 0;
  await run(watched.stores);
  const during = [...seen];
  await watched.close();
  return during;
}

function pairs(count: number, more: Partial<Match> = {}): readonly Match[] {
  return Array.from({ length: count }, (_, number) => match(number, [`T:${number}`, `U:${number}`], more));
}

async function addInThousands(at: StoresUnderTest, made: readonly Match[]): Promise<void> {
  for (let from = 0; from < made.length; from += 1_000) await at.stores.matches.addAll(made.slice(from, from + 1_000));
}

storeContract('the matches: many at a time', (at) => {
  // MongoDB takes 100,000 writes in one command since 3.6, the test server a thousand, of which the driver uses one less.
  it('are stored many hundreds in one round trip, and what three processes add at once is there once', async () => {
    const made = pairs(999);
    assert.deepEqual(await asked(at, ({ matches }) => matches.addAll(made)), ['update']);
    await atOnce(3, () => at.stores.matches.addAll(made));
    assert.deepEqual(await at.stores.matches.counts('main-1'), { groups: 999, met: 0 });
    await at.stores.matches.addAll([]);
  });

  it('are gone through page by page, 2,500 of them, each once and in order', async () => {
    const made = pairs(2_500);
    await addInThousands(at, made);
    await at.stores.matches.addAll(pairs(3, { matchingId: '0-dead' }));
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null; ; ) {
      const page: readonly Match[] = await at.stores.matches.pageOfMatching('main-1', '0-a', after, 1_000);
      seen.push(...page.map(({ id }) => id));
      sizes.push(page.length);
      after = page.at(-1)?.id ?? null;
      if (page.length < 1_000) break;
    }
    assert.deepEqual(sizes, [1_000, 1_000, 500]);
    assert.deepEqual(
      seen,
      made.map(({ id }) => id),
    );
  });

  it('of a thousand people are found at once, the newest of each that counts', async () => {
    const again = (number: number) => number % 10 === 0;
    const first = pairs(500);
    const later = first.filter((_, number) => again(number)).map((one) => moved(one, '1-b'));
    const dead = first.map((one) => moved(one, '2-dead'));
    await addInThousands(at, [...first, ...later, ...dead]);
    const ids = first.flatMap(({ members }) => members.map(({ id }) => id));
    const found = new Map<string, string>();
    const commands = await asked(at, async ({ matches }) => {
      const newest = await matches.newestOf('main-1', ['0-a', '1-b'], ids);
      for (const [id, { matchingId }] of newest) found.set(id, matchingId);
    });
    const expected = ids.map((id) => [id, again(Number(id.slice(2))) ? '1-b' : '0-a']);
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
    assert.deepEqual([commands[0], commands.filter((name) => name === 'find').length], ['find', 1]);
  });

  it('of a matching that does not count are never seen, whoever asks, and can be removed', async () => {
    const { matches } = at.stores;
    const counting = pairs(20);
    const dead = counting.map((one) => moved(one, '1-dead'));
    await matches.addAll([...dead, ...counting, ...pairs(2, { roundId: 'main-10', matchingId: '1-dead' })]);
    const ids = counting.flatMap(({ members }) => members.map(({ id }) => id));
    const attemptsSeen = async () =>
      new Set([...(await matches.newestOf('main-1', ['0-a'], ids)).values()].map(({ matchingId }) => matchingId));
    assert.deepEqual(await attemptsSeen(), new Set(['0-a']));
    assert.equal((await matches.newestOf('main-1', ['9-z'], ids)).size, 0);
    await matches.dropOtherMatchings('main-1', ['0-a']);
    assert.deepEqual(await matches.pageOfMatching('main-1', '1-dead', null, 100), []);
    assert.equal((await matches.pageOfMatching('main-1', '0-a', null, 100)).length, 20);
    assert.equal((await matches.pageOfMatching('main-10', '1-dead', null, 100)).length, 2);
    await matches.dropOtherMatchings('main-1', []);
    assert.deepEqual(await matches.counts('main-1'), { groups: 0, met: 0 });
  });
});

storeContract('the matches: answers at the same moment', (at) => {
  const pair = match(0, ['T:1', 'T:2']);

  it('of twenty people in ten groups are all kept', async () => {
    await at.stores.matches.addAll(pairs(10));
    await atOnce(20, async (number) => {
      const [group, name] = [Math.floor(number / 2), number % 2 === 0 ? 'T' : 'U'];
      const after = await at.stores.matches.answer(match(group, []).id, `${name}:${group}`, 'met');
      assert.equal(after?.met, true);
    });
    assert.deepEqual(await at.stores.matches.counts('main-1'), { groups: 10, met: 10 });
    const kept = await at.stores.matches.pageOfMatching('main-1', '0-a', null, 100);
    assert.ok(kept.every(({ members }) => members.every(({ answer }) => answer === 'met')));
  });

  it('that contradict each other: one of them stands, and the other one is refused', async () => {
    for (let number = 0; number < 20; number += 1) {
      const made = match(number, ['T:1', 'T:2']);
      await at.stores.matches.addAll([made]);
      const [met, skipped] = await Promise.all([
        at.stores.matches.answer(made.id, 'T:1', 'met'),
        at.stores.matches.answer(made.id, 'T:2', 'skipped'),
      ]);
      assert.equal((met === null) !== (skipped === null), true, 'exactly one is taken');
      const after = await at.stores.matches.get(made.id);
      assert.deepEqual(after, met ?? skipped);
      assert.deepEqual([after?.met, after?.state], met === null ? [false, 'broken'] : [true, 'talking']);
    }
  });

  it('that are the same, from one person twenty times, are one answer and are never refused', async () => {
    const alone = match(1, ['T:3']);
    await at.stores.matches.addAll([pair, alone]);
    const broken = await atOnce(20, () => at.stores.matches.answer(pair.id, 'T:1', 'skipped'));
    const ended = await atOnce(20, () => at.stores.matches.answer(alone.id, 'T:3', 'skipped'));
    assert.deepEqual(new Set(broken.map((one) => one?.state)), new Set(['broken']));
    assert.deepEqual(new Set(ended.map((one) => one?.state)), new Set(['over']));
    assert.deepEqual((await at.stores.matches.get(pair.id))?.members[1]?.answer, null);
  });

  it('and an erasure: the person is gone, whichever came first', async () => {
    for (let number = 0; number < 20; number += 1) {
      const made = match(number, ['T:1', `U:${number}`]);
      await at.stores.matches.addAll([made]);
      await Promise.all([at.stores.matches.answer(made.id, 'T:1', 'met'), at.stores.matches.erase('T:1')]);
      const after = await at.stores.matches.get(made.id);
      assert.equal(after?.members.length, 2);
      assert.deepEqual(await at.stores.matches.allOf('T:1'), []);
    }
  });
});

/** The same people in another matching. */
function moved({ members, id }: Match, matchingId: string): Match {
  return match(
    Number(id.slice(-6)),
    members.map((one) => one.id),
    { matchingId },
  );
}
