import assert from 'node:assert/strict';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
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

/** The closing card of the person at this place in the list. */
function assertClosing(closing: string, at: number): void {
  assert.match(closing, /A\. .*\n(.*\n)?Eerste stem: 12 stemmen\nTweede stem: 8 stemmen/);
  assert.match(closing, /B\. .*\n(.*\n)?Eerste stem: 8 stemmen\nTweede stem: 12 stemmen/);
  assert.match(closing, says('closing.movesHidden'));
  assert.match(closing, /Gemiddeld van 2,0 naar 4,0/);
  assert.match(closing, /Een argument van hun gesprekspartner: 10 mensen/);
  assert.match(closing, /5 van de 12 koppels spraken elkaar/);
  assert.match(closing, /Goed om te weten/);
  const marks = closing.match(/Jouw keuze, beide keren|Jouw eerste keuze|Jouw tweede keuze/g) ?? [];
  const expected = isMoved(at) ? 2 : 1;
  assert.equal(marks.length, at < VOTERS ? expected : 0, 'the own choices of both votes');
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

/** Who says that they talked: one of each of these groups. */
async function talk(groups: readonly (readonly Person[])[]): Promise<void> {
  for (const [person] of groups) {
    assert.ok(person);
    assert.match(seen(await answers(person, 'match.met')), /✓ Jullie hebben gepraat/);
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
            const opening = person.inbox.map(reads).find((text) => /Zo is er gestemd/.test(text)) ?? '';
            assert.match(opening, /12 stemmen/);
            assert.match(opening, /8 stemmen/);
            assert.match(opening, /je hoort zo met wie je praat|met wie/i);
            assert.equal(matchCardsOf(person).length, 1);
            const card = matchCardOf(person);
            assert.deepEqual(new Set([...namedOn(card, people), person]), new Set(group));
            assert.match(reads(card), /Beleidsmedewerker/);
            assert.match(reads(card), /Leiden|Groningen|Breda|Zwolle|Venlo|Hoorn|Ede/);
            assert.doesNotMatch(reads(card), /Mijn eerste reden|Zekerheid|Je koos/);
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
          assert.match(ballot, FIRST(at) === 'a' ? /Je koos eerst: A\./ : /Je koos eerst: B\./);
          assert.doesNotMatch(ballot, /\d+ stemmen/);
          const more = {
            confidence: '4',
            reason: `Mijn tweede reden, de ${at}e`,
            ...(isMoved(at) && { movedBy: 'partner' }),
          };
          assert.match(seen(await votes(person, SECOND(at), more)), /Je stem is bewaard/);
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
