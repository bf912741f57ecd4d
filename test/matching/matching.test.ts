import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchPeople } from '../../src/matching/pairing/matching.js';
import type { MatchInput, MatchPerson } from '../../src/matching/pairing/matching-terms.js';
import { createPairContext } from '../../src/matching/pairing/pair-context.js';
import { exactPlacement, mayTalk } from './exact-placement.js';
import { pairWeight } from './pair-weight.js';
import { input, person } from './people.js';

const somebody = fc.record({
  municipality: fc.constantFrom('A', 'A', 'B', 'C', 'D'),
  vote: fc.constantFrom('a', 'b', 'c', null),
  challenges: fc.subarray(['housing', 'safety', 'digital']),
  sizeClass: fc.option(fc.integer({ min: 1, max: 8 })),
  wantsToTalk: fc.constantFrom(true, true, true, false),
  leftOutLastRound: fc.boolean(),
  avoid: fc.array(
    fc.nat({ max: 8 }).map((at) => `p${at}`),
    { maxLength: 2 },
  ),
});

const people: fc.Arbitrary<readonly MatchPerson[]> = fc
  .array(somebody, { maxLength: 9 })
  .map((found) => found.map((more, at) => person(`p${at}`, more)));

const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('a matching', () => {
  it('puts everybody in one group or among those left, and nobody with somebody forbidden', () => {
    fc.assert(
      fc.property(people, seed, (some, drawn) => {
        const { groups, left } = matchPeople(input(some, { seed: drawn }));
        const placed = groups.flatMap(({ members }) => members);
        assert.deepEqual([...placed, ...left.map(({ id }) => id)].sort(), some.map(({ id }) => id).sort());
        const byId = new Map(some.map((one) => [one.id, one]));
        for (const { members } of groups) {
          assert.ok(members.length === 2 || members.length === 3);
          for (const [at, one] of members.entries()) {
            for (const other of members.slice(at + 1)) {
              const [first, second] = [byId.get(one), byId.get(other)];
              assert.ok(first && second && mayTalk(first, second), `${one} with ${other}`);
            }
          }
        }
      }),
    );
  });

  it('places as many as can be placed', () => {
    fc.assert(
      fc.property(people, seed, (some, drawn) => {
        const { groups } = matchPeople(input(some, { seed: drawn }));
        const placed = groups.reduce((sum, { members }) => sum + members.length, 0);
        assert.equal(placed, exactPlacement(some).placed);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out as few as can be of those who were left out last time, once as many as can be are placed', () => {
    fc.assert(
      fc.property(people, seed, (some, drawn) => {
        const { left } = matchPeople(input(some, { seed: drawn }));
        const again = left.filter(({ id }) => some.find((one) => one.id === id)?.leftOutLastRound);
        assert.equal(again.length, exactPlacement(some).leftAgain);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same groups for the same seed and input, in whatever order the people come', () => {
    fc.assert(
      fc.property(people, seed, (some, drawn) => {
        const once = matchPeople(input(some, { seed: drawn }));
        assert.deepEqual(matchPeople(input([...some].reverse(), { seed: drawn })), once);
      }),
    );
  });

  it('weighs a group by its pairs', () => {
    fc.assert(
      fc.property(people, seed, (some, drawn) => {
        const whole = input(some, { seed: drawn });
        const { groups, totalWeight } = matchPeople(whole);
        assert.equal(
          totalWeight,
          groups.reduce((sum, { members }) => sum + weightOf(whole, members), 0),
        );
      }),
    );
  });

  it('makes a trio of an odd person, and never twice running with the same one', () => {
    const three = ['p1', 'p2', 'p3'].map((id) => person(id));
    assert.deepEqual(matchPeople(input(three)).groups[0]?.members, ['p1', 'p2', 'p3']);
    const history = [{ round: 4, members: ['p1', 'p2', 'p3'], met: false }];
    const { groups, left } = matchPeople(input(three, { history }));
    assert.deepEqual([groups.length, left.length, left[0]?.why], [1, 1, 'oddOneOut']);
  });

  it('leaves out somebody else than last time where that is possible', () => {
    const some = ['p1', 'p2', 'p3'].map((id) => person(id, { leftOutLastRound: id === 'p2' }));
    const history = [{ round: 4, members: ['p1', 'p2', 'p3'], met: false }];
    for (let drawn = 0; drawn < 20; drawn += 1) {
      const { left } = matchPeople(input(some, { history, seed: drawn }));
      assert.notEqual(left[0]?.id, 'p2');
    }
  });

  it('says why somebody is left', () => {
    const alone = [person('p1', { municipality: 'A' }), person('p2', { municipality: 'A' })];
    const reasons = (some: readonly MatchPerson[]) =>
      Object.fromEntries(matchPeople(input(some)).left.map(({ id, why }) => [id, why]));
    assert.deepEqual(reasons(alone), { p1: 'noOtherMunicipality', p2: 'noOtherMunicipality' });
    assert.deepEqual(reasons([person('p1', { avoid: ['p2'] }), person('p2')]), {
      p1: 'nobodyAllowed',
      p2: 'nobodyAllowed',
    });
    assert.equal(
      Object.values(reasons([...alone, person('p3', { municipality: 'B' })]))[0],
      'tooManyOfOneMunicipality',
    );
    assert.deepEqual(reasons([person('p1', { wantsToTalk: false })]), { p1: 'doesNotWantToTalk' });
  });

  it('says the same to the people of a large municipality, on whose list they may be', () => {
    const many = ['p1', 'p2', 'p3'].map((id) => person(id, { municipality: 'A' }));
    const { left } = matchPeople(input([...many, person('p4', { municipality: 'B', avoid: ['p1'] })]));
    assert.equal(left.length, 2);
    for (const { why } of left) assert.equal(why, 'tooManyOfOneMunicipality');
  });

  it('meets twelve others in twelve rounds while there are others', () => {
    const some = Array.from({ length: 30 }, (_, at) => person(`p${at}`));
    const history: { round: number; members: readonly string[]; met: boolean }[] = [];
    for (let round = 1; round <= 12; round += 1) {
      const { groups } = matchPeople(input(some, { round, history, seed: round }));
      for (const { members, bent } of groups) {
        assert.ok(!bent.includes('newPartner'), `round ${round}: ${members}`);
        history.push({ round, members, met: true });
      }
    }
  });
});

function weightOf(whole: MatchInput, members: readonly string[]): number {
  const context = createPairContext(whole);
  const known = members.map((id) => whole.people.find((one) => one.id === id) ?? person(id));
  return known.reduce(
    (sum, one, at) => known.slice(at + 1).reduce((more, other) => more + (pairWeight(one, other, context) ?? 0), sum),
    0,
  );
}
