import assert from 'node:assert/strict';
import type { Match } from '../../../src/matching/match.js';
import { ERASED } from '../../../src/participants/participant.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { match } from './match-samples.js';

storeContract('the matches: keeping and finding', (at) => {
  it('keep a match as it was made, and leave one that is there alone', async () => {
    const made = match(0, ['T:1', 'T:2']);
    await at.stores.matches.addAll([made]);
    await at.stores.matches.addAll([{ ...made, met: true }]);
    assert.deepEqual(await at.stores.matches.get(made.id), made);
    assert.equal(await at.stores.matches.get('main-1:0-a:000009'), null);
  });

  it('find the newest match of each person among the matchings that count', async () => {
    await at.stores.matches.addAll([
      match(0, ['T:1', 'T:2']),
      match(0, ['T:2', 'T:3'], { matchingId: '1-b' }),
      match(0, ['T:1', 'T:3'], { matchingId: '0-dead' }),
      match(0, ['T:1', 'T:9'], { roundId: 'main-10' }),
    ]);
    const newest = await at.stores.matches.newestOf('main-1', ['0-a', '1-b'], ['T:1', 'T:2', 'T:3', 'T:4']);
    const found = ['T:1', 'T:2', 'T:3', 'T:4'].map((id) => newest.get(id)?.id);
    assert.deepEqual(found, ['main-1:0-a:000000', 'main-1:1-b:000000', 'main-1:1-b:000000', undefined]);
    assert.equal((await at.stores.matches.newestOf('main-1', [], ['T:1'])).size, 0);
  });

  it('go through one matching page by page, in order', async () => {
    const made = Array.from({ length: 25 }, (_, number) => match(number, [`T:${number}`, `U:${number}`]));
    await at.stores.matches.addAll([...made, match(0, ['T:0', 'U:1'], { matchingId: '0-ab' })]);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: readonly Match[] = await at.stores.matches.pageOfMatching('main-1', '0-a', after, 10);
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)?.id ?? null;
      if (page.length < 10) break;
    }
    assert.deepEqual(
      seen,
      made.map(({ id }) => id),
    );
  });

  it('remove what a matching left behind that does not count', async () => {
    await at.stores.matches.addAll([match(0, ['T:1', 'T:2']), match(0, ['T:1', 'T:3'], { matchingId: '0-dead' })]);
    await at.stores.matches.dropOtherMatchings('main-1', ['0-a']);
    assert.deepEqual(
      (await at.stores.matches.allOf('T:1')).map(({ matchingId }) => matchingId),
      ['0-a'],
    );
  });

  it('are read round by round for history', async () => {
    await at.stores.matches.addAll([
      match(0, ['T:1', 'T:2']),
      match(0, ['T:1', 'T:2'], { roundId: 'main-2' }),
      match(0, ['T:1', 'T:2'], { roundId: 'main-3' }),
    ]);
    const rounds: string[] = [];
    for await (const { roundId } of at.stores.matches.ofRounds(['main-1', 'main-3'])) rounds.push(roundId);
    assert.deepEqual(rounds.sort(), ['main-1', 'main-3']);
  });
});

storeContract('the matches: answers', (at) => {
  const pair = match(0, ['T:1', 'T:2']);

  it('note that a group talked, whoever says it, and count it', async () => {
    await at.stores.matches.addAll([pair, match(1, ['T:3', 'T:4'])]);
    assert.deepEqual(await at.stores.matches.counts('main-1'), { groups: 2, met: 0 });
    const after = await at.stores.matches.answer(pair.id, 'T:2', 'met');
    assert.equal(after?.met, true);
    assert.deepEqual(
      after?.members.map(({ answer }) => answer),
      [null, 'met'],
    );
    assert.deepEqual(await at.stores.matches.counts('main-1'), { groups: 2, met: 1 });
  });

  it('break a group when one says no, the same again, and never one that talked', async () => {
    await at.stores.matches.addAll([pair]);
    assert.equal((await at.stores.matches.answer(pair.id, 'T:1', 'skipped'))?.state, 'broken');
    assert.equal((await at.stores.matches.answer(pair.id, 'T:1', 'skipped'))?.state, 'broken');
    assert.equal(await at.stores.matches.answer(pair.id, 'T:2', 'met'), null);
    const talked = match(1, ['T:3', 'T:4']);
    await at.stores.matches.addAll([talked]);
    await at.stores.matches.answer(talked.id, 'T:3', 'met');
    assert.equal(await at.stores.matches.answer(talked.id, 'T:4', 'skipped'), null);
    assert.equal((await at.stores.matches.get(talked.id))?.state, 'talking');
  });

  it('end the waiting of somebody who says no, and take no answer from a stranger or for what is over', async () => {
    const alone = match(2, ['T:5']);
    await at.stores.matches.addAll([alone, pair]);
    assert.equal((await at.stores.matches.answer(alone.id, 'T:5', 'skipped'))?.state, 'over');
    assert.equal(await at.stores.matches.answer(pair.id, 'T:5', 'met'), null);
    await at.stores.matches.markOver([pair.id]);
    assert.equal(await at.stores.matches.answer(pair.id, 'T:1', 'met'), null);
    assert.equal(await at.stores.matches.answer('main-1:0-a:777777', 'T:1', 'met'), null);
  });

  it('keep every answer when all of a trio answer at once', async () => {
    const trio = match(3, ['T:1', 'T:2', 'T:3']);
    await at.stores.matches.addAll([trio]);
    await atOnce(3, (number) => at.stores.matches.answer(trio.id, `T:${number + 1}`, 'skipped'));
    const after = await at.stores.matches.get(trio.id);
    assert.deepEqual(
      after?.members.map(({ answer }) => answer),
      ['skipped', 'skipped', 'skipped'],
    );
  });

  it('show who is loose: broken groups and people who wait', async () => {
    const alone = match(2, ['T:5']);
    await at.stores.matches.addAll([pair, match(1, ['T:3', 'T:4']), alone]);
    await at.stores.matches.answer(pair.id, 'T:1', 'skipped');
    const loose = (await at.stores.matches.loose('main-1')).map(({ id }) => id).sort();
    assert.deepEqual(loose, [pair.id, alone.id]);
    await at.stores.matches.markOver(loose);
    assert.deepEqual(await at.stores.matches.loose('main-1'), []);
  });

  it('forget somebody who is erased, and keep what the others said in its place', async () => {
    const { matches } = at.stores;
    const trio = match(1, ['T:3', 'T:1', 'T:4'], { roundId: 'main-3' });
    const alone = match(4, ['T:1'], { roundId: 'main-2' });
    const other = match(5, ['T:10', 'T:11']);
    await matches.addAll([pair, trio, alone, other]);
    await matches.answer(trio.id, 'T:4', 'met');
    await matches.answer(trio.id, 'T:1', 'met');
    await matches.erase('T:1');
    await matches.erase('T:1');
    assert.deepEqual(await matches.allOf('T:1'), []);
    assert.equal(await matches.get(alone.id), null);
    const membersOf = async (id: string) => (await matches.get(id))?.members;
    assert.deepEqual(await membersOf(pair.id), [
      { id: ERASED, answer: null },
      { id: 'T:2', answer: null },
    ]);
    assert.deepEqual(await membersOf(trio.id), [
      { id: 'T:3', answer: null },
      { id: ERASED, answer: 'met' },
      { id: 'T:4', answer: 'met' },
    ]);
    assert.deepEqual(await matches.get(other.id), other);
    assert.equal(await matches.answer(pair.id, 'T:1', 'met'), null, 'somebody who was erased says nothing any more');
    assert.equal((await matches.answer(pair.id, 'T:2', 'met'))?.met, true);
  });

  it('forget all of a group, also when they are erased at once', async () => {
    const trio = match(1, ['T:1', 'T:2', 'T:3']);
    await at.stores.matches.addAll([trio]);
    await atOnce(3, (number) => at.stores.matches.erase(`T:${number + 1}`));
    const after = await at.stores.matches.get(trio.id);
    assert.deepEqual(after, { ...trio, members: trio.members.map(({ answer }) => ({ id: ERASED, answer })) });
  });

  it('are all given to somebody, the oldest first', async () => {
    const earlier = new Date(pair.madeAt.getTime() - 7 * 24 * 3_600_000);
    const before = match(7, ['T:9', 'T:1'], { roundId: 'main-0', madeAt: earlier });
    await at.stores.matches.addAll([pair, before, match(8, ['T:10', 'T:2'])]);
    assert.deepEqual(await at.stores.matches.allOf('T:1'), [before, pair]);
  });

  it('of some rounds are counted and removed, up to the limit at a time, whatever their matching', async () => {
    const { matches } = at.stores;
    const later = match(0, ['T:1', 'T:2'], { roundId: 'main-10' });
    await matches.addAll([pair, match(2, ['T:5']), match(0, ['T:6', 'T:7'], { matchingId: '0-dead' }), later]);
    assert.equal(await matches.countOfRounds([]), 0);
    assert.equal(await matches.removeOfRounds([], 10), 0);
    assert.equal(await matches.countOfRounds(['main-1', 'main-0']), 3);
    assert.equal(await matches.removeOfRounds(['main-1', 'main-0'], 2), 2);
    assert.equal(await matches.removeOfRounds(['main-1', 'main-0'], 2), 1);
    assert.equal(await matches.removeOfRounds(['main-1', 'main-0'], 2), 0);
    assert.deepEqual(await matches.allOf('T:1'), [later]);
  });
});
