import assert from 'node:assert/strict';
import type { BallotResult, RoundResult, RoundShift } from '../../../src/rounds/result.js';
import { tally } from '../../../src/rounds/tally.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

function result(more: Partial<RoundResult> = {}): RoundResult {
  const counted = tally({
    votes: [
      { municipality: 'GM0193', vouched: true, option: 'a', count: 12 },
      { municipality: 'GM0080', vouched: true, option: 'b', count: 9 },
    ],
    options: ['a', 'b'],
    minimum: 5,
    groups: null,
  });
  return {
    roundId: 'main-1',
    dilemmaId: 'd',
    closedAt: new Date('2026-11-25T08:00:00.000Z'),
    ballots: { first: { tally: counted, reasons: { a: ['Omdat het zo is', '$set'], b: [] } } },
    ...more,
  };
}

const SECOND: BallotResult = {
  tally: { minimum: 5, overall: { a: 11, b: 10 }, words: null, bySizeClass: {}, byMunicipality: {} },
  reasons: { a: [], b: ['Omdat mijn collega het zei'] },
};

function shift(groups: number): RoundShift {
  return {
    confidence: { first: 3.1, second: 3.4 },
    movedBy: { partner: 9, reason: null, fact: null, nothing: 6 },
    talks: { groups, met: 7 },
    transitions: { rows: { a: { a: 11, b: null }, b: { b: 9 } } },
  };
}

storeContract('the results', (at) => {
  it('are kept as they were made', async () => {
    await at.stores.results.createIfAbsent(result());
    assert.deepEqual(await at.stores.results.get('main-1'), result());
    assert.equal(await at.stores.results.get('main-10'), null);
  });

  it('are given for many rounds at once, where there is one', async () => {
    await at.stores.results.createIfAbsent(result());
    await at.stores.results.createIfAbsent(result({ roundId: 'main-2' }));
    const found = await at.stores.results.getMany(['main-1', 'main-2', 'main-3']);
    assert.deepEqual([...found.keys()].sort(), ['main-1', 'main-2']);
    assert.deepEqual(found.get('main-1'), result());
    assert.equal((await at.stores.results.getMany([])).size, 0);
  });

  it('are never replaced by a second count', async () => {
    await at.stores.results.createIfAbsent(result());
    await at.stores.results.createIfAbsent(result({ dilemmaId: 'other', ballots: {} }));
    assert.deepEqual(await at.stores.results.get('main-1'), result());
  });

  it('gain the second vote and what changed once, whole, and keep the first vote', async () => {
    const { results } = at.stores;
    const made = result({ talk: { kind: 'divided' } });
    await results.createIfAbsent(made);
    await atOnce(20, (n) => results.completeIfAbsent('main-1', { ...SECOND, reasons: { a: [`${n}`] } }, shift(n)));
    const whole = await results.get('main-1');
    const n = whole?.shift?.talks?.groups ?? -1;
    const second = { ...SECOND, reasons: { a: [`${n}`] } };
    assert.deepEqual(whole, { ...made, ballots: { ...made.ballots, second }, shift: shift(n) });
    await results.completeIfAbsent('main-1', SECOND, shift(99));
    assert.deepEqual(await results.get('main-1'), whole);
  });

  it('are not made by the second vote alone', async () => {
    await at.stores.results.completeIfAbsent('main-1', SECOND, shift(8));
    assert.equal(await at.stores.results.get('main-1'), null);
  });

  it('of twenty counts at once keep one, whole', async () => {
    await atOnce(20, (n) => at.stores.results.createIfAbsent(result({ dilemmaId: `d${n}`, closedAt: new Date(n) })));
    const kept = await at.stores.results.get('main-1');
    assert.equal(kept?.dilemmaId, `d${kept?.closedAt.getTime()}`);
  });
});
