import assert from 'node:assert/strict';
import type { MatchGroup, Matching, Wish } from '../../src/matching/pairing/matching-terms.js';
import { createRehearsal, type Rehearsal } from '../../src/matching/rehearsal.js';
import { createOrganisationRegister } from '../../src/organisations/organisation-register.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const ROUND = { id: 'main-1', programmeId: 'main', sequence: 1, minimumCount: 5 } as const;

/** `count` pairs, of which the first `dropped` had to drop this wish. */
function pairs(count: number, wish: Wish, dropped: number): readonly MatchGroup[] {
  return Array.from({ length: count }, (_, at) => ({
    members: [`a${at}`, `b${at}`],
    weight: 1,
    why: at < dropped ? [] : [wish],
    bent: at < dropped ? [wish] : [],
  }));
}

describe('the trial of a matching, in numbers', () => {
  let storage: FreshStorage;
  before(async () => {
    storage = await freshStorage();
  });
  after(() => storage.close());

  function rehearse(matching: Pick<Matching, 'groups' | 'left'>): Promise<Rehearsal> {
    return createRehearsal({
      ...storage.stores,
      municipalities: createOrganisationRegister([]),
      runMatching: async () => ({ ...matching, totalWeight: 0 }),
      clock: new TestClock('2026-11-24T12:00:00Z'),
    })(ROUND);
  }

  const wishOf = async (wish: Wish, count: number, dropped: number) =>
    (await rehearse({ groups: pairs(count, wish, dropped), left: [] })).wishes.find((one) => one.wish === wish);

  for (const wish of ['newPartner', 'sharedChallenge'] as const) {
    it(`tells no small number about people: ${wish}`, async () => {
      const hidden = { wish, holds: null, bent: null };
      assert.deepEqual(await wishOf(wish, 12, 0), { wish, holds: 12, bent: 0 });
      for (const dropped of [1, 4, 8, 11, 12]) assert.deepEqual(await wishOf(wish, 12, dropped), hidden, `${dropped}`);
      for (const dropped of [5, 7])
        assert.deepEqual(await wishOf(wish, 12, dropped), { wish, holds: 12 - dropped, bent: dropped });
    });
  }

  it('tells every number about places, which everybody knows', async () => {
    for (const wish of ['notNeighbours', 'comparableSize'] as const)
      assert.deepEqual(await wishOf(wish, 12, 1), { wish, holds: 11, bent: 1 });
  });

  it('counts pairs, trios and why people are left, and names nobody', async () => {
    const [pair] = pairs(1, 'newPartner', 0);
    assert.ok(pair);
    const found = await rehearse({
      groups: [pair, { ...pair, members: ['c', 'd', 'e'] }],
      left: [
        { id: 'f', why: 'tooManyOfOneMunicipality' },
        { id: 'g', why: 'oddOneOut' },
        { id: 'h', why: 'tooManyOfOneMunicipality' },
      ],
    });
    assert.deepEqual([found.pairs, found.trios], [1, 1]);
    assert.deepEqual(found.left, [
      { why: 'tooManyOfOneMunicipality', count: 2 },
      { why: 'oddOneOut', count: 1 },
    ]);
    assert.deepEqual(Object.keys(found).sort(), ['left', 'pairs', 'people', 'trios', 'wishes']);
  });
});
