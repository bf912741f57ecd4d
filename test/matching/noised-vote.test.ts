import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createDilemmaLibrary } from '../../src/dilemmas/dilemma-library.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { keptPart, noisedVote, ODDS_FACTOR } from '../../src/matching/noised-vote.js';
import { noisedVotesOf } from '../../src/matching/noised-votes.js';
import { type Participant, stranger } from '../../src/participants/participant.js';
import { type BallotBox, pseudonymOf, type Vote } from '../../src/rounds/vote.js';
import type { VoteStore } from '../../src/rounds/vote-store.js';

const OPTIONS = ['a', 'b', 'c', 'd'];
const PEOPLE = 6_000;

function boxOf(round: number): BallotBox {
  const key = createHash('sha256').update(`round ${round}`).digest();
  const dilemmaId = builtinDilemmas[0]?.id ?? '';
  return {
    ...{ roundId: `main-${round}`, dilemmaId, key, open: null, closesAt: new Date(0), minimumCount: 5 },
    talksAt: null,
  };
}

/** How often each option comes out for as many people who all cast this vote. */
function outcomes(vote: string | null, options: number, round = 1): number[] {
  const own = OPTIONS.slice(0, options);
  const counts = own.map(() => 0);
  for (let at = 0; at < PEOPLE; at += 1) {
    const found = own.indexOf(noisedVote(boxOf(round), `T:${at}`, vote, own));
    counts[found] = (counts[found] ?? 0) + 1;
  }
  return counts;
}

/** Six standard deviations of a count with this chance. */
function assertNear(count: number, chance: number, what: string): void {
  const spread = 6 * Math.sqrt(PEOPLE * chance * (1 - chance));
  assert.ok(Math.abs(count - PEOPLE * chance) < spread, `${what}: ${count} of ${PEOPLE} for ${chance}`);
}

describe('a noised vote', () => {
  for (const options of [2, 3, 4]) {
    it(`of ${options} options comes out as cast nine times as often as any other, and no option is left out`, () => {
      const kept = keptPart(options);
      assert.equal(Math.round((kept / ((1 - kept) / (options - 1))) * 1e9) / 1e9, ODDS_FACTOR);
      for (const [at, vote] of OPTIONS.slice(0, options).entries()) {
        for (const [other, count] of outcomes(vote, options).entries())
          assertNear(count, other === at ? kept : (1 - kept) / (options - 1), `${vote} as ${other}`);
      }
    });

    it(`of ${options} options is random for people who did not vote, so that having one does not reveal a vote`, () => {
      for (const count of outcomes(null, options)) assertNear(count, 1 / options, 'no vote');
    });
  }

  it('is the same when asked again in a round, and drawn anew in another', () => {
    const of = (round: number) =>
      Array.from({ length: 2_000 }, (_, at) => noisedVote(boxOf(round), `T:${at}`, 'a', OPTIONS));
    const [one, other] = [of(1), of(2)];
    assert.deepEqual(of(1), one);
    const bothOther = one.filter((vote, at) => vote !== 'a' && other[at] !== 'a').length;
    // A quarter of a quarter, not a quarter.
    assert.ok(bothOther > 80 && bothOther < 180, `${bothOther} twice another`);
  });

  it('is none for an option that does not exist: a mistake in the program', () => {
    assert.throws(() => noisedVote(boxOf(1), 'T:1', 'z', OPTIONS), RangeError);
  });
});

describe('the votes that a matching may know', () => {
  const person = (id: string, seeksDifference?: boolean): Participant => ({
    ...stranger({ tenantId: 'T', objectId: id, seenOn: '2026-11-23' }),
    ...(seeksDifference === undefined ? {} : { seeksDifference }),
  });
  const people = [person('1', true), person('2', false), person('3'), person('4', true)];

  it('are those of people who chose it; no other vote is even read', async () => {
    const box = boxOf(1);
    const asked: string[] = [];
    const getMany: VoteStore['getMany'] = async (_round, _ballots, pseudonyms) => {
      asked.push(...pseudonyms);
      const vote = { option: 'a' } as Vote;
      return new Map([[pseudonymOf(box.key, 'T:1'), { first: vote }]]);
    };
    const parts = { votes: { getMany } as VoteStore, dilemmas: createDilemmaLibrary(builtinDilemmas) };
    const found = await noisedVotesOf(parts, people, box);
    assert.deepEqual([...found.keys()], ['T:1', 'T:4'], 'who did not vote has one too');
    assert.deepEqual(
      asked,
      ['T:1', 'T:4'].map((id) => pseudonymOf(box.key, id)),
    );
    const options = builtinDilemmas[0]?.text.nl.options.map(({ id }) => id) ?? [];
    assert.equal(found.get('T:1'), noisedVote(box, 'T:1', 'a', options));
    const none = await noisedVotesOf(parts, people.slice(1, 3), box);
    assert.equal(none.size, 0);
    assert.equal(asked.length, 2);
  });
});
