import assert from 'node:assert/strict';
import { heaviestMatching } from '../../src/matching/pairing/blossom-matching.js';
import { matchPeople } from '../../src/matching/pairing/matching.js';
import type { MatchInput, Matching } from '../../src/matching/pairing/matching-terms.js';
import { createPairContext } from '../../src/matching/pairing/pair-context.js';
import { createRoster } from '../../src/matching/pairing/roster.js';
import { runs, spread } from '../support/thorough.js';
import { type CrowdShape, crowd } from './crowds.js';
import { mayTalk } from './exact-placement.js';
import { input } from './people.js';

/** The heaviest there is when everybody can have a partner; its proof is tested apart. */
function heaviest(whole: MatchInput): number {
  const roster = createRoster(whole.people, createPairContext(whole));
  const weightOf = (one: number, other: number) =>
    roster.allowed(one, other) ? roster.weight(one, other) : Number.NEGATIVE_INFINITY;
  const { mate } = heaviestMatching(roster.size, weightOf);
  return mate.reduce((sum, other, one) => (one < other ? sum + roster.weight(one, other) : sum), 0);
}

function placedIn({ groups }: Matching): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0);
}

/** A number of rounds, each matched, with everybody having talked. */
function afterRounds(people: MatchInput['people'], rounds: number): MatchInput {
  const history: MatchInput['history'][number][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { groups } = matchPeople(input(people, { round, seed: round, history }));
    for (const { members } of groups) history.push({ round, members, met: true });
  }
  return input(people, { round: rounds + 1, seed: 7, history });
}

const SHAPES: readonly (readonly [string, CrowdShape])[] = [
  ['of everywhere', {}],
  ['of three municipalities', { towns: 3 }],
  ['who nearly all agree', { agreed: 92 }],
  ['with whom many will not talk', { avoiding: 60 }],
];

/** More than are matched in one piece. */
const CROWD = runs(2_000, 1_400);

describe('the matching of a crowd', () => {
  for (const [name, shape] of spread(SHAPES, 2)) {
    it(`is the heaviest there is for some hundreds ${name}`, () => {
      const whole = afterRounds(crowd(300, 3, shape), 3);
      const found = matchPeople(whole);
      assert.equal(placedIn(found), 300);
      assert.equal(found.totalWeight, heaviest(whole));
    });

    it(`is within one percent of it for thousands ${name}`, () => {
      const whole = input(crowd(CROWD, 5, shape));
      const found = matchPeople(whole);
      assert.equal(placedIn(found), CROWD);
      const most = heaviest(whole);
      assert.ok(found.totalWeight >= 0.99 * most, `${found.totalWeight} of ${most}`);
    });
  }

  it('places everybody of an odd number, the last one in a trio', () => {
    for (const count of [1_201, 2_999]) {
      const found = matchPeople(input(crowd(count, count)));
      assert.equal(placedIn(found), count);
      assert.equal(found.groups.filter(({ members }) => members.length === 3).length, 1);
    }
  });

  it('leaves out only those of a municipality that has more people than all others together, and says so', () => {
    const people = crowd(2_001, 11, { inFirst: 60 });
    const first = people.filter(({ municipality }) => municipality === people[0]?.municipality).length;
    const largest = Math.max(first, people.length - first);
    const { left } = matchPeople(input(people));
    assert.equal(left.length, 2 * largest - people.length);
    assert.ok(left.every(({ why }) => why === 'tooManyOfOneMunicipality'));
  });

  it('leaves nobody out twice running while somebody else could be', () => {
    const people = crowd(2_000, 13, { inFirst: 60, leftOut: 20 });
    const byId = new Map(people.map((one) => [one.id, one]));
    const { left } = matchPeople(input(people));
    assert.ok(left.length > 300);
    assert.deepEqual(
      left.filter(({ id }) => byId.get(id)?.leftOutLastRound),
      [],
    );
  });

  it('pairs nobody with somebody forbidden, and is the same in whatever order people come', () => {
    const people = crowd(2_500, 17, { avoiding: 50 });
    const found = matchPeople(input(people));
    const byId = new Map(people.map((one) => [one.id, one]));
    for (const { members } of found.groups) {
      const [one, other] = members.map((id) => byId.get(id));
      assert.ok(one && other && mayTalk(one, other), String(members));
    }
    assert.deepEqual(matchPeople(input([...people].reverse())), found);
  });

  it('has somebody else in the trio each time', () => {
    const people = crowd(31, 19);
    const whole = afterRounds(people, 8);
    const trios = whole.history.filter(({ members }) => members.length === 3);
    assert.equal(trios.length, 8);
    for (const [at, { members }] of trios.entries()) {
      const before = trios[at - 1]?.members ?? [];
      assert.deepEqual(
        members.filter((id) => before.includes(id)),
        [],
      );
    }
  });
});
