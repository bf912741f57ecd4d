import assert from 'node:assert/strict';
import type { CastVote, Vote } from '../../../src/rounds/vote.js';
import { kept } from '../../support/storage.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

const NINE = new Date('2026-11-23T08:00:00.000Z');

function later(ms: number): Date {
  return new Date(NINE.getTime() + ms);
}

function vote(more: Partial<CastVote> = {}): CastVote {
  return {
    roundId: 'main-1',
    ballot: 'first',
    pseudonym: 'p1',
    municipality: 'GM0193',
    vouched: true,
    option: 'a',
    confidence: 3,
    reason: '',
    castAt: NINE,
    ...more,
  };
}

storeContract('the votes: casting', (at) => {
  async function stored(pseudonym = 'p1'): Promise<Vote | undefined> {
    return (await at.stores.votes.getMany('main-1', ['first'], [pseudonym])).get(pseudonym)?.first;
  }

  it('keeps a vote as it was cast', async () => {
    const cast = vote({ reason: 'Omdat *dat* zo is', confidence: 5 });
    assert.equal(await at.stores.votes.cast(cast), true);
    assert.deepEqual(await stored(), cast);
  });

  it('puts a later vote in the place of the earlier one', async () => {
    await at.stores.votes.cast(vote({ reason: 'eerst' }));
    assert.equal(await at.stores.votes.cast(vote({ option: 'b', castAt: later(1) })), true);
    assert.deepEqual(await stored(), vote({ option: 'b', castAt: later(1) }));
  });

  it('refuses an older click that comes late', async () => {
    await at.stores.votes.cast(vote({ option: 'b', castAt: later(1) }));
    assert.equal(await at.stores.votes.cast(vote({ option: 'a' })), false);
    assert.equal((await stored())?.option, 'b');
  });

  it('forgets when the votes of one ballot were cast, also of very many; a late click changes nothing then', async () => {
    const names = Array.from({ length: 2_001 }, (_, at) => `q${String(at).padStart(5, '0')}`);
    const [first, ...others] = names;
    const one = vote({ pseudonym: first ?? assert.fail() });
    await at.stores.votes.cast(one);
    const documents = at.storage.db.collection<{ _id: string }>('votes');
    const model = (await documents.findOne({ _id: `main-1:first:${first}` })) ?? assert.fail();
    await documents.insertMany(others.map((name) => ({ ...model, _id: `main-1:first:${name}` })));
    await at.stores.votes.cast(vote({ ballot: 'second' }));
    await at.stores.votes.cast(vote({ roundId: 'main-10' }));
    for (const _time of ['once', 'again']) await at.stores.votes.forgetTimes('main-1', 'first');
    const found = await at.stores.votes.getMany('main-1', ['first'], names);
    assert.equal(found.size, names.length);
    for (const counted of found.values()) assert.ok(counted.first !== undefined && !('castAt' in counted.first));
    const { castAt: _castAt, ...rest } = one;
    assert.deepEqual(await stored('q00000'), rest, 'everything else stays');
    assert.equal(await at.stores.votes.cast(vote({ pseudonym: 'q00000', option: 'b', castAt: later(1) })), false);
    assert.equal((await stored('q00000'))?.option, 'a');
    const again = await at.stores.votes.getMany('main-1', ['second'], ['p1']);
    assert.deepEqual(again.get('p1')?.second?.castAt, NINE);
    assert.deepEqual((await at.stores.votes.getMany('main-10', ['first'], ['p1'])).get('p1')?.first?.castAt, NINE);
  });

  it('counts the same click again as one vote', async () => {
    assert.equal(await at.stores.votes.cast(vote()), true);
    assert.equal(await at.stores.votes.cast(vote()), true);
    assert.deepEqual(await at.stores.votes.counts('main-1', 'first'), [
      { municipality: 'GM0193', vouched: true, option: 'a', count: 1 },
    ]);
  });

  it('keeps the last of forty clicks of one person that come in any order at once', async () => {
    const moments = Array.from({ length: 40 }, (_, n) => (n * 17) % 40);
    const kept = await Promise.all(
      moments.map((ms) => at.stores.votes.cast(vote({ option: `o${ms}`, castAt: later(ms) }))),
    );
    assert.equal(kept[moments.indexOf(39)], true, 'the last click is never refused');
    assert.equal((await stored())?.option, 'o39');
  });

  it('counts a thousand people who vote at once, each once', async () => {
    const answers = await atOnce(1_000, (n) =>
      at.stores.votes.cast(vote({ pseudonym: `p${n}`, option: n % 3 === 0 ? 'a' : 'b', municipality: `GM${n % 2}` })),
    );
    assert.equal(answers.every(Boolean), true);
    const counts = await at.stores.votes.counts('main-1', 'first');
    const found = counts.map(({ municipality, option, count }) => `${municipality} ${option} ${count}`).sort();
    assert.deepEqual(found, ['GM0 a 167', 'GM0 b 333', 'GM1 a 167', 'GM1 b 333']);
  });

  it('takes an option and a reason that look like operators as text', async () => {
    const odd = vote({ pseudonym: '$gt', option: '$where', municipality: '$$ROOT', reason: '{"$gt":""}' });
    assert.equal(await at.stores.votes.cast(odd), true);
    assert.deepEqual(await stored('$gt'), odd);
  });
});

storeContract('the votes: reading', (at) => {
  beforeEach(async () => {
    const { votes } = at.stores;
    await votes.cast(vote({ pseudonym: 'p1', reason: 'een' }));
    await votes.cast(vote({ pseudonym: 'p2', option: 'b', municipality: 'GM0080' }));
    await votes.cast(vote({ pseudonym: 'p3', reason: 'drie', confidence: 5 }));
    await votes.cast(vote({ pseudonym: 'p1', ballot: 'second', option: 'c', reason: 'tweede stem' }));
    await votes.cast(vote({ pseudonym: 'p1', roundId: 'main-10', option: 'd', reason: 'andere ronde' }));
  });

  async function reasons(roundId: string, ballot: 'first' | 'second'): Promise<unknown[]> {
    const found: unknown[] = [];
    for await (const choice of at.stores.votes.reasons(roundId, ballot)) found.push(choice);
    return found;
  }

  it('finds the votes of the people who are asked for, in that ballot of that round only', async () => {
    const found = await at.stores.votes.getMany('main-1', ['first'], ['p1', 'p2', 'nobody']);
    assert.deepEqual([...found.keys()].sort(), ['p1', 'p2']);
    assert.equal(found.get('p1')?.first?.option, 'a');
    assert.equal((await at.stores.votes.getMany('main-1', ['first'], [])).size, 0);
  });

  it('finds both votes of a person at once', async () => {
    const both = (await at.stores.votes.getMany('main-1', ['first', 'second'], ['p1'])).get('p1');
    assert.deepEqual([both?.first?.ballot, both?.second?.ballot], ['first', 'second']);
    assert.deepEqual([both?.first?.option, both?.second?.option], ['a', 'c']);
  });

  it('counts who went from what to what, those who voted once included', async () => {
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p2', option: 'a' }));
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p9', option: 'b' }));
    const counts = await at.stores.votes.transitions('main-1', 0);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    assert.equal(total, 4);
    assert.deepEqual(
      counts.find(({ from }) => from === null),
      { from: null, to: 'b', count: 1, aside: false },
    );
    assert.ok(counts.some(({ to, count }) => to === null && count === 1));
  });

  it('counts apart what moved people, of those who said so', async () => {
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p2', option: 'a', movedBy: 'partner' }));
    const counts = await at.stores.votes.transitions('main-1', 0);
    assert.deepEqual(
      counts.flatMap(({ movedBy, count }) => (movedBy === undefined ? [] : [[movedBy, count]])),
      [['partner', 1]],
    );
  });

  it('sums up voters and confidence', async () => {
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p2', confidence: 5, movedBy: 'partner' }));
    assert.deepEqual(await at.stores.votes.sums('main-1', 'second'), {
      voters: 2,
      sumOfConfidence: 8,
    });
    assert.deepEqual(await at.stores.votes.sums('main-7', 'first'), { voters: 0, sumOfConfidence: 0 });
  });

  it('forgets what moved somebody who changes the vote and no longer says so', async () => {
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p8', movedBy: 'fact' }));
    await at.stores.votes.cast(vote({ ballot: 'second', pseudonym: 'p8', castAt: later(1) }));
    const found = (await at.stores.votes.getMany('main-1', ['second'], ['p8'])).get('p8')?.second;
    assert.deepEqual(found, vote({ ballot: 'second', pseudonym: 'p8', castAt: later(1) }));
  });

  it('counts by municipality and option, in that ballot of that round only', async () => {
    const counts = [...(await at.stores.votes.counts('main-1', 'first'))];
    counts.sort((a, b) => a.option.localeCompare(b.option));
    assert.deepEqual(counts, [
      { municipality: 'GM0193', vouched: true, option: 'a', count: 2 },
      { municipality: 'GM0080', vouched: true, option: 'b', count: 1 },
    ]);
    assert.deepEqual(await at.stores.votes.counts('main-10', 'first'), [
      { municipality: 'GM0193', vouched: true, option: 'd', count: 1 },
    ]);
    assert.deepEqual(await at.stores.votes.counts('main', 'first'), []);
  });

  it('counts separately those vouched for, those not, and those who count overall only', async () => {
    const { votes } = at.stores;
    await votes.cast(vote({ pseudonym: 'q1', roundId: 'main-3' }));
    await votes.cast(vote({ pseudonym: 'q2', roundId: 'main-3', vouched: false }));
    await votes.cast(vote({ pseudonym: 'q3', roundId: 'main-3', municipality: null, vouched: false }));
    const counts = (await votes.counts('main-3', 'first')).map(
      ({ municipality, vouched }) => `${municipality} ${vouched}`,
    );
    assert.deepEqual([...counts].sort(), ['GM0193 false', 'GM0193 true', 'null false']);
    // A vote of before it was noted.
    await at.storage.db
      .collection<{ _id: string }>('votes')
      .updateMany({ _id: 'main-3:first:q1' }, { $unset: { vouched: '' } });
    assert.deepEqual(
      (await votes.counts('main-3', 'first')).filter(({ vouched }) => vouched),
      [],
    );
    assert.equal((await votes.getMany('main-3', ['first'], ['q1'])).get('q1')?.first?.vouched, false);
  });

  it('gives the reasons without pseudonym, place or moment', async () => {
    const found = await reasons('main-1', 'first');
    assert.equal(found.length, 2);
    assert.deepEqual(
      new Set(found),
      new Set([
        { option: 'a', confidence: 3, reason: 'een' },
        { option: 'a', confidence: 5, reason: 'drie' },
      ]),
    );
    assert.deepEqual(await reasons('main-1', 'second'), [{ option: 'c', confidence: 3, reason: 'tweede stem' }]);
  });

  it('lets the reader of the reasons stop early', async () => {
    for await (const { reason } of at.stores.votes.reasons('main-1', 'first')) {
      assert.notEqual(reason, '');
      break;
    }
  });

  it('removes both votes of one person in one round', async () => {
    await at.stores.votes.remove([{ roundId: 'main-1', pseudonym: 'p1' }]);
    await at.stores.votes.remove([{ roundId: 'main-1', pseudonym: 'p1' }]);
    assert.equal((await at.stores.votes.getMany('main-1', ['first'], ['p1'])).size, 0);
    assert.equal((await at.stores.votes.getMany('main-1', ['second'], ['p1'])).size, 0);
    assert.equal((await at.stores.votes.getMany('main-1', ['first'], ['p2', 'p3'])).size, 2);
    assert.equal((await at.stores.votes.getMany('main-10', ['first'], ['p1'])).size, 1);
  });

  it('destroys every vote of a round and none of another', async () => {
    await at.stores.votes.destroyRound('main-1');
    await at.stores.votes.destroyRound('main-1');
    const left = await kept(at.storage, 'votes');
    assert.deepEqual(
      left.map(({ _id }) => _id),
      ['main-10:first:p1'],
    );
  });
});

storeContract('the votes: a large round', (at) => {
  it('gives every reason once, however many there are', async () => {
    await atOnce(1_200, (n) => at.stores.votes.cast(vote({ pseudonym: `p${n}`, reason: `reden ${n}` })));
    const seen = new Set<string>();
    for await (const { reason } of at.stores.votes.reasons('main-1', 'first')) seen.add(reason);
    assert.equal(seen.size, 1_200);
  });
});
