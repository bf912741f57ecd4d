import assert from 'node:assert/strict';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { either, onLines, says, sentence, timesIn } from '../support/says.js';
import { ballotOf, idOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import {
  answers,
  assertOneGroupEach,
  groupsNow,
  joined,
  matchCardOf,
  matchCardsOf,
  namedOn,
  reach,
  townsFor,
} from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Odd, with twelve groups: five that talked and five that did not are the fewest of which the numbers are shown. */
const MANY = 25;
const FEW = 9;
const VOTERS = 20;
const FIRST = (at: number) => (at < 12 ? 'a' : 'b');
/** Five stay with A, seven move from A to B, three from B to A, five stay with B: too few to show any of it. */
const SECOND = (at: number) => (at < 5 || (at >= 12 && at < 15) ? 'a' : 'b');
const isMoved = (at: number) => FIRST(at) !== SECOND(at);

/**
 * The lines under an option: how many chose it the first and the second time, with or without the own mark above it.
 */
function countsOf(letter: string, first: number, second: number): RegExp {
  const option = says('result.letter', { letter });
  const counts = [
    says('closing.first', { count: sentence('result.count', { count: first }) }),
    says('closing.second', { count: sentence('result.count', { count: second }) }),
  ];
  return either(onLines(option, ...counts), onLines(option, /.*/, ...counts));
}

/** The closing card of the person at this place in the list. */
function assertClosing(closing: string, at: number): void {
  assert.match(closing, countsOf('A', 12, 8));
  assert.match(closing, countsOf('B', 8, 12));
  assert.match(closing, says('closing.movesHidden'));
  assert.match(closing, says('closing.confidenceUp', { first: /2.0/, second: /4.0/ }));
  assert.doesNotMatch(closing, says('closing.movedBy'), 'it would tell how many moved, where the table does not');
  assert.match(closing, says('closing.talks', { met: 5, groups: 12 }));
  assert.match(closing, says('closing.knowledge'));
  const marks = timesIn(closing, either(says('closing.ownBoth'), says('closing.ownFirst'), says('closing.ownSecond')));
  const expected = isMoved(at) ? 2 : 1;
  assert.equal(marks, at < VOTERS ? expected : 0, 'the own choices of both votes');
}

/** A week as it is played up to the opening of the talks. */
async function upToTheTalks(stage: Stage, count: number): Promise<readonly Person[]> {
  const people = await joined(stage.t, townsFor(count, 7));
  await reach(stage, 'voting');
  for (const [at, person] of people.slice(0, VOTERS).entries()) {
    await votes(person, FIRST(at), { confidence: '2', reason: `Mijn eerste reden, de ${at}e van allemaal` });
  }
  await reach(stage, 'discussing');
  return people;
}

/** One person of each of these groups says that they talked. */
async function talk(groups: readonly (readonly Person[])[]): Promise<void> {
  for (const [person] of groups) {
    assert.ok(person);
    assert.match(seen(await answers(person, 'match.met')), says('match.met'));
  }
}

describe('scenario: a whole week', () => {
  it('opens the first vote and brings everybody a partner of another municipality at the same moment', () =>
    play(
      async (stage) => {
        const people = await upToTheTalks(stage, MANY);
        await assertOneGroupEach(stage, people);
        const groups = await groupsNow(stage, people);
        assert.deepEqual(groups.map(({ length }) => length).sort(), [...Array(11).fill(2), 3]);
        for (const group of groups) {
          for (const person of group) {
            const opening = person.inbox.map(reads).find((text) => says('opening.distribution').test(text)) ?? '';
            assert.match(opening, says('result.count', { count: 12 }));
            assert.match(opening, says('result.count', { count: 8 }));
            assert.match(opening, says('opening.talk'));
            assert.equal(matchCardsOf(person).length, 1);
            const card = matchCardOf(person);
            assert.deepEqual(new Set([...namedOn(card, people), person]), new Set(group));
            assert.match(reads(card), /Beleidsmedewerker/);
            assert.match(reads(card), /Leiden|Emmen|Breda|Zwolle|Venlo|Hoorn|Ede/);
            assert.doesNotMatch(
              reads(card),
              either(/Mijn eerste reden/, says('ballot.ownConfidence'), says('ballot.ownChoice')),
            );
          }
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('reminds on Thursday who has said nothing about the talk, once, and nobody else', () =>
    play(
      async (stage) => {
        const people = await upToTheTalks(stage, FEW);
        const groups = await groupsNow(stage, people);
        await talk(groups.slice(0, 2));
        const before = new Map(people.map((person) => [person, person.inbox.length]));
        await reach(stage, 'reminding');
        await stage.t.advance('2h');
        for (const [at, group] of groups.entries()) {
          for (const person of group) {
            const fresh = person.inbox.slice(before.get(person));
            assert.equal(fresh.length, at < 2 ? 0 : 1, `group ${at}`);
            for (const card of fresh) {
              assert.deepEqual(new Set([...namedOn(card, people), person]), new Set(group));
              assert.ok(buttonsOf(card.card).some(({ verb }) => verb === 'match.met'));
            }
          }
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('asks again on Friday with the own first vote shown, and closes on Monday with both votes, the moves and the talks', () =>
    play(
      async (stage) => {
        const people = await upToTheTalks(stage, MANY);
        const groups = await groupsNow(stage, people);
        await talk(groups.slice(0, 5));
        await reach(stage, 'revoting');
        for (const [at, person] of people.slice(0, VOTERS).entries()) {
          const ballot = reads(ballotOf(person));
          assert.match(
            ballot,
            FIRST(at) === 'a' ? says('ballot.first', { letter: 'A' }) : says('ballot.first', { letter: 'B' }),
          );
          assert.doesNotMatch(ballot, says('result.count', { count: /\d+/ }));
          const more = {
            confidence: '4',
            reason: `Mijn tweede reden, de ${at}e`,
            ...(isMoved(at) && { movedBy: 'partner' }),
          };
          assert.match(seen(await votes(person, SECOND(at), more)), says('ballot.saved'));
        }
        await reach(stage, 'closed');
        for (const [at, person] of people.entries()) {
          assertClosing(reads(person.lastCard()), at);
          const group = groups.find((members) => members.includes(person)) ?? [];
          assert.deepEqual(
            new Set([...namedOn(person.lastCard(), people), person]),
            new Set(group),
            'only the own group',
          );
          assert.ok(buttonsOf(person.lastCard().card).some(({ verb }) => verb === 'agreement.draft'));
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('keeps what somebody agrees with themselves, shows it again and shows it to nobody else', () =>
    play(
      async (stage) => {
        const people = await upToTheTalks(stage, FEW);
        await reach(stage, 'revoting');
        await reach(stage, 'closed');
        const [anna, ...others] = people;
        assert.ok(anna);
        const closing = anna.lastCard();
        const draft = { what: 'Voortaan bel ik eerst de buurgemeente', agreedWith: 'self', by: '2026-12-18' };
        const saved = await anna.clicks(closing, { verb: 'agreement.draft' }, draft);
        assert.match(JSON.stringify(saved.card?.card), /Voortaan bel ik eerst de buurgemeente/);
        const changed = { ...draft, what: 'Voortaan bel ik eerst mijn wethouder' };
        assert.ok(saved.card);
        const again = await anna.clicks(saved.card, { verb: 'agreement.draft' }, changed);
        assert.match(JSON.stringify(again.card?.card), /eerst mijn wethouder/);
        const drafts = await stage.kept('agreements');
        assert.deepEqual(
          drafts.map(({ versions }) => {
            const { what, agreedWith, by } = versions.at(-1);
            return [what, agreedWith, by];
          }),
          [['Voortaan bel ik eerst mijn wethouder', 'self', '2026-12-18']],
        );
        for (const other of others) assert.doesNotMatch(JSON.stringify(other.inbox), /Voortaan bel ik/);
      },
      { env: WHOLE_WEEK },
    ));

  it('leaves no key, no vote and nothing that tells who voted what once it is sealed, and has the next week planned', () =>
    play(
      async (stage) => {
        const { kept, everything, storage } = stage;
        const people = await upToTheTalks(stage, FEW);
        await talk((await groupsNow(stage, people)).slice(0, 2));
        await reach(stage, 'revoting');
        for (const [at, person] of people.entries()) await votes(person, SECOND(at), { movedBy: 'partner' });
        await reach(stage, 'closed');
        assert.equal((await kept('ballotBoxes')).length, 0);
        assert.equal((await kept('votes')).length, 0);
        const [planned, sealed] = await storage.stores.rounds.ofProgramme('main');
        assert.deepEqual([sealed?.phase, planned?.phase], ['sealed', 'planned']);
        assert.equal(planned?.plan.voting.toISOString(), '2026-11-30T08:00:00.000Z');
        for (const { collection, document } of await everything()) {
          const text = JSON.stringify(document);
          const isPersonal = people.some((person) => text.includes(person.facts.objectId));
          if (!isPersonal) continue;
          assert.doesNotMatch(text, /"option"|"vote"|"seed"|"weight"|differentVote|Mijn eerste reden/, collection);
        }
        for (const person of people) {
          const own = await storage.stores.outbox.allTo(idOf(person));
          assert.ok(own.every((message) => message.state === 'sent' || message.state === 'dropped'));
        }
      },
      { env: WHOLE_WEEK },
    ));
});
