import assert from 'node:assert/strict';
import type { RoundResult } from '../../../src/rounds/result.js';
import { tally } from '../../../src/rounds/tally.js';
import { atOnce, storeContract } from '../../support/store-contract.js';

function result(more: Partial<RoundResult> = {}): RoundResult {
  const counted = tally({
    votes: [
      { municipality: 'GM0193', option: 'a', count: 12 },
      { municipality: 'GM0080', option: 'b', count: 9 },
    ],
    options: ['a', 'b'],
    minimum: 5,
    municipalities: ['GM0193', 'GM0080'],
    sizeClassOf: () => null,
  });
  return {
    roundId: 'main-1',
    dilemmaId: 'd',
    closedAt: new Date('2026-11-25T08:00:00.000Z'),
    ballots: { first: { tally: counted, reasons: { a: ['Omdat het zo is', '$set'], b: [] } } },
    ...more,
  };
}

storeContract('the results', (at) => {
  it('are kept as they were made', async () => {
    await at.stores.results.createIfAbsent(result());
    assert.deepEqual(await at.stores.results.get('main-1'), result());
    assert.equal(await at.stores.results.get('main-10'), null);
  });

  it('are never replaced by a second count', async () => {
    await at.stores.results.createIfAbsent(result());
    await at.stores.results.createIfAbsent(result({ dilemmaId: 'other', ballots: {} }));
    assert.deepEqual(await at.stores.results.get('main-1'), result());
  });

  it('of twenty counts at once keep one, whole', async () => {
    await atOnce(20, (n) => at.stores.results.createIfAbsent(result({ dilemmaId: `d${n}`, closedAt: new Date(n) })));
    const kept = await at.stores.results.get('main-1');
    assert.equal(kept?.dilemmaId, `d${kept?.closedAt.getTime()}`);
  });
});
