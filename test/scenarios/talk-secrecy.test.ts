import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Person } from '../support/fake-teams/person.js';
import { play, reads, type Stage, votes } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { answers, groupsNow, joined, matchCardOf, reach, townsFor } from '../support/talks.js';
import { MONDAY_MORNING, WHOLE_WEEK } from '../support/test-app.js';

const DIFFERENTLY = /Jullie kozen verschillend/;
const THREE_OPTIONS = { ...WHOLE_WEEK, PROGRAMME_DILEMMAS: 'vote-that-was-lost' };
const TWO_OPTIONS = { ...WHOLE_WEEK, PROGRAMME_DILEMMAS: 'fewer-visits-more-care' };

/** Everybody votes and is matched; gives what each chose. */
async function voteAndMatch(stage: Stage, people: readonly Person[], options: readonly string[]) {
  await reach(stage, 'voting');
  const chosen = new Map<Person, string>();
  for (const [at, person] of people.entries()) {
    const option = options[at % options.length] ?? 'a';
    chosen.set(person, option);
    await votes(person, option, { reason: `Een zeergeheime reden nummer ${at}` });
  }
  await reach(stage, 'discussing');
  return chosen;
}

const readsDifferently = (person: Person): boolean => DIFFERENTLY.test(reads(matchCardOf(person)));

describe('scenario: what a talk gives away of votes', () => {
  it('tells with three options some of the pairs that chose differently, both alike, and never a pair that chose the same', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(20, 8));
        const chosen = await voteAndMatch(stage, people, ['a', 'b', 'c']);
        const groups = await groupsNow(stage, people);
        const told = groups.filter((group) => group.some(readsDifferently));
        for (const group of told) {
          assert.ok(group.every(readsDifferently), 'both read the same');
          assert.equal(new Set(group.map((person) => chosen.get(person))).size, 2);
        }
        const differing = groups.filter((group) => new Set(group.map((person) => chosen.get(person))).size > 1);
        // Were all of them told, not being told would mean: the other chose the same as I did.
        assert.ok(told.length > 0 && told.length < differing.length, `${told.length} of ${differing.length} were told`);
      },
      { env: THREE_OPTIONS, clock: new SteadyClock(MONDAY_MORNING) },
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

  it('tells nothing with two options, where differently would be the vote itself', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(20, 8));
        await voteAndMatch(stage, people, ['a', 'b']);
        assert.ok(!people.some(readsDifferently));
      },
      { env: TWO_OPTIONS },
    ));

  it('says on the ballot beforehand what a partner may read', () =>
    play(
      async (stage) => {
        const [anna] = await joined(stage.t, ['Leiden']);
        assert.ok(anna);
        await reach(stage, 'voting');
        assert.match(reads(anna.lastCard()), /Je gesprekspartner kan dan lezen dat jullie verschillend kozen/);
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
    /^(_id|v|to|kind|roundId|attempt|state|dueAt|since|attempts|revision|sentRevision|activityId|reason|settledAt|claim)$/,
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
