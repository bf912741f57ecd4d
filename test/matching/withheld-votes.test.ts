import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isWithheld } from '../../src/matching/match-people.js';
import { matchPeople } from '../../src/matching/matching.js';
import type { BallotBox } from '../../src/rounds/vote.js';
import { crowd } from './crowds.js';
import { input } from './people.js';

const PEOPLE = 400;
const ROUNDS = 6;

/** The box of one of several rounds: only its key matters here. */
function boxOf(round: number): BallotBox {
  const key = createHash('sha256').update(`round ${round}`).digest();
  return {
    roundId: `main-${round}`,
    dilemmaId: 'fewer-visits-more-care',
    key,
    open: null,
    closesAt: new Date('2026-11-30T07:00:00Z'),
    minimumCount: 5,
    talksAt: null,
  };
}

/** The part of the pairs in which both chose differently, when the matching knows of some votes only. */
function partThatDiffers(mayKnow: (id: string, round: number) => boolean): number {
  let differing = 0;
  let pairs = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const people = crowd(PEOPLE, round).map((one, at) => ({ ...one, vote: at % 2 === 0 ? 'a' : 'b' }));
    const vote = new Map(people.map(({ id, vote: own }) => [id, own]));
    const known = people.map((one) => ({ ...one, vote: mayKnow(one.id, round) ? one.vote : null }));
    for (const { members } of matchPeople(input(known, { seed: round, round })).groups) {
      pairs += 1;
      if (new Set(members.map((id) => vote.get(id))).size > 1) differing += 1;
    }
  }
  return differing / pairs;
}

describe('the votes that a matching between two options knows', () => {
  it('are those of about two in three people, other ones in each round, the same when asked again', () => {
    const ids = crowd(3_000, 1).map(({ id }) => id);
    const withheld = (round: number) => ids.filter((id) => isWithheld(boxOf(round), id));
    const [first, second] = [withheld(1), withheld(2)];
    for (const part of [first, second]) assert.ok(part.length > 900 && part.length < 1_100, String(part.length));
    const both = first.filter((id) => second.includes(id)).length;
    assert.ok(both < 450, `${both} in both rounds`);
    assert.deepEqual(withheld(1), first);
  });

  it('leave it uncertain what a partner chose, and still bring most people somebody who chose differently', () => {
    assert.ok(partThatDiffers(() => true) > 0.95, 'with all votes a match would tell them');
    const part = partThatDiffers((id, round) => !isWithheld(boxOf(round), id));
    assert.ok(part > 0.55 && part < 0.8, `${part} of the pairs differ`);
  });
});
