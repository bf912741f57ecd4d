import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { noisedVote } from '../../src/matching/noised-vote.js';
import { pseudonymOf } from '../../src/rounds/vote.js';
import { parts } from '../support/card-walk.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage, votes } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { answers, groupsNow, joined, matchCardOf, reach, townsFor } from '../support/talks.js';
import { MONDAY_MORNING, WHOLE_WEEK } from '../support/test-app.js';

const THREE_OPTIONS = { ...WHOLE_WEEK, PROGRAMME_DILEMMAS: 'plan-of-the-street' };
const TWO_OPTIONS = { ...WHOLE_WEEK, PROGRAMME_DILEMMAS: 'question-from-the-neighbours' };

/** Everybody votes, with or without the wish to be matched by it, and is matched. */
async function voteAndMatch(
  stage: Stage,
  people: readonly Person[],
  options: readonly string[],
  wishes: (at: number) => boolean = () => true,
) {
  await reach(stage, 'voting');
  for (const [at, person] of people.entries()) {
    const reason = `Een zeergeheime reden nummer ${at}`;
    await votes(person, options[at % options.length] ?? 'a', { reason, seeksDifference: String(wishes(at)) });
  }
  await reach(stage, 'discussing');
}

const readsDifferently = (person: Person): boolean => says('match.whyDifferentVote').test(reads(matchCardOf(person)));

/** The votes as the matching knows them, worked out from what is stored. */
async function noisedVotes({ storage }: Stage, people: readonly Person[], options: readonly string[]) {
  const box = (await storage.stores.ballotBoxes.get('main-1')) ?? assert.fail('no ballot box');
  const names = people.map((person) => pseudonymOf(box.key, idOf(person)));
  const cast = await storage.stores.votes.getMany('main-1', ['first'], names);
  return new Map(
    people.map((person, at) => {
      const vote = cast.get(names[at] ?? '')?.first?.option ?? assert.fail('everybody voted');
      return [person, { vote, noised: noisedVote(box, idOf(person), vote, options) }];
    }),
  );
}

describe('scenario: what a talk gives away of votes', () => {
  for (const { options, env } of [
    { options: ['a', 'b', 'c'], env: THREE_OPTIONS },
    { options: ['a', 'b'], env: TWO_OPTIONS },
  ])
    it(`tells with ${options.length} options those pairs whose noised votes differ, both alike, and no pair of whom one did not wish it`, () =>
      play(
        async (stage) => {
          const people = await joined(stage.t, townsFor(20, 8));
          const wishes = (at: number) => at % 4 !== 3;
          await voteAndMatch(stage, people, options, wishes);
          const known = await noisedVotes(stage, people, options);
          let told = 0;
          for (const group of await groupsNow(stage, people)) {
            const differs = new Set(group.map((person) => known.get(person)?.noised)).size > 1;
            const isTold = group.length === 2 && differs && group.every((person) => wishes(people.indexOf(person)));
            for (const person of group) assert.equal(readsDifferently(person), isTold);
            if (isTold) told += 1;
          }
          assert.ok(told > 0, 'some were told');
        },
        { env, clock: new SteadyClock(MONDAY_MORNING) },
      ));

  it('tells nothing to those who did not wish to be matched by their votes', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(8, 8));
        await voteAndMatch(stage, people, ['a', 'b', 'c'], () => false);
        assert.ok(!people.some(readsDifferently));
      },
      { env: THREE_OPTIONS },
    ));

  it('tells nothing in a trio', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(3, 3));
        await voteAndMatch(stage, people, ['a', 'b', 'c']);
        assert.equal((await groupsNow(stage, people))[0]?.length, 3);
        assert.ok(!people.some(readsDifferently));
      },
      { env: THREE_OPTIONS },
    ));

  it('is wished on the ballot, where it stands what was wished before, and can be taken back there', () =>
    play(
      async (stage) => {
        const [anna] = await joined(stage.t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        const wish = async () => (await stage.storage.stores.participants.get(idOf(anna)))?.seeksDifference === true;
        assert.equal(await wish(), false, 'nobody wishes it without saying so');
        for (const seeksDifference of ['true', 'false']) {
          const answer = await votes(anna, 'a', { seeksDifference });
          assert.equal(await wish(), seeksDifference === 'true');
          const asked = parts(answer.card?.card).find(({ id }) => id === 'seeksDifference');
          assert.equal(asked?.value, seeksDifference);
        }
      },
      { env: THREE_OPTIONS },
    ));

  it('says on the ballot beforehand what the matching does with a vote', () =>
    play(
      async (stage) => {
        const [anna] = await joined(stage.t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        assert.match(reads(anna.lastCard()), says('ballot.privacyTalk'));
        assert.match(reads(anna.lastCard()), says('ballot.differenceWhat'));
      },
      { env: THREE_OPTIONS },
    ));

  it('keeps in no document and no line of the log, at any moment of the week, two things that tell a vote or who voted alike', () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    return play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(9, 5));
        await voteAndMatch(stage, people, ['a', 'b', 'c']);
        await answers(people[0] ?? assert.fail(), 'match.skip');
        await answers(people[1] ?? assert.fail(), 'match.met');
        await stage.t.settle();
        await assertNothingTells(stage, people);
        await assertNoTimes(stage, people.length);
        await reach(stage, 'reminding');
        await assertNothingTells(stage, people);
        await reach(stage, 'revoting');
        for (const person of people) await votes(person, 'a', { reason: 'Nog een zeergeheime reden', movedBy: 'fact' });
        await assertNothingTells(stage, people);
        await reach(stage, 'closed');
        await assertNothingTells(stage, people);
        assert.ok(lines.length > 0, 'something was logged');
        for (const line of lines) {
          assert.doesNotMatch(line, /zeergeheim|"option"|"vote"|pseudonym|"why"|"bent"|"seed"|"weight"/i);
          for (const { facts } of people) assert.ok(!line.includes(facts.name), line);
        }
      },
      { env: { ...THREE_OPTIONS, LOG_LEVEL: 'debug' }, log: pino({ level: 'debug' }, sink) },
    );
  });
});

/** The members of a document that names a person: nothing beside what they chose themselves of themselves. */
const PERSONAL: Readonly<Record<string, RegExp>> = {
  outbox:
    /^(_id|v|to|tenantId|kind|roundId|attempt|state|dueAt|since|attempts|revision|sentRevision|activityId|reason|settledAt|claim)$/,
  matches: /^(_id|v|roundId|sequence|attempt|madeAt|members|state|met|why|bent|waitingFor)$/,
};

async function assertNothingTells({ everything }: Stage, people: readonly Person[]): Promise<void> {
  for (const { collection, document } of await everything()) {
    const text = JSON.stringify(document);
    const isPersonal = people.some(({ facts }) => text.includes(facts.objectId) || text.includes(facts.name));
    if (collection === 'votes' || collection === 'ballotBoxes') assert.ok(!isPersonal, `${collection} names a person`);
    if (!isPersonal) continue;
    assert.doesNotMatch(text, /differentVote|zeergeheim|"option"|"seed"|"weight"|pseudonym/i, collection);
    const allowed = PERSONAL[collection];
    if (allowed === undefined) continue;
    assert.deepEqual(
      Object.keys(document).filter((name) => !allowed.test(name)),
      [],
      collection,
    );
  }
}

/** A counted vote has no moment that could be laid beside another. */
async function assertNoTimes({ kept }: Stage, count: number): Promise<void> {
  const counted = await kept('votes');
  assert.equal(counted.length, count);
  for (const vote of counted) assert.doesNotMatch(JSON.stringify(vote), /castAt|\d{4}-\d\d-\d\dT/);
}
