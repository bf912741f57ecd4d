import assert from 'node:assert/strict';
import { titleOf } from '../support/dilemmas.js';
import type { Person } from '../support/fake-teams/person.js';
import { either, onLines, says, timesIn } from '../support/says.js';
import { ballotOf, ballotsOf, play, reads, votes } from '../support/scenario.js';
import type { TestApp } from '../support/test-app.js';

const TOWNS = ['Zwolle', 'Leiden', 'Deventer', 'Almere', 'Breda', 'Delft', 'Ede', 'Gouda', 'Helmond', 'Hoorn'];

/** `count` people who joined, each next one in the next municipality. */
async function people(t: TestApp, count: number): Promise<readonly Person[]> {
  const joined: Person[] = [];
  for (let at = 0; at < count; at += 1) {
    joined.push(await t.joins(`Collega ${at}`, { municipality: TOWNS[at % TOWNS.length] ?? 'Zwolle' }));
  }
  return joined;
}

describe('scenario: a week', () => {
  it('brings the dilemma on Monday at nine without anybody asking, and once', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna de Vries');
      await t.goTo('2026-11-23T08:59:59+01:00');
      assert.equal(ballotsOf(anna).length, 0);
      await t.goTo('2026-11-23T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 1);
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1);
      const ballot = reads(ballotOf(anna));
      assert.ok(ballot.includes(titleOf(1)));
      assert.match(ballot, /woensdag 25 november/);
      assert.match(ballot, says('ballot.privacyVote'));
      assert.doesNotMatch(ballot, says('result.count', { count: /\d+/ }));
    }));

  it('takes a vote, lets it be changed, and keeps the last one only', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const first = await votes(anna, 'a', { confidence: '2', reason: 'Eerst dacht ik dit' });
      assert.ok(first.card);
      assert.match(reads(first.card), says('ballot.saved'));
      assert.match(reads(first.card), /Eerst dacht ik dit/);
      await t.advance('1m');
      const second = await votes(anna, 'c', { confidence: '5', reason: 'Bij nader inzien dit' });
      assert.ok(second.card);
      assert.match(reads(second.card), says('ballot.ownChoice', { letter: 'C' }));
      assert.doesNotMatch(reads(second.card), /Eerst dacht ik dit/);
      const stored = await kept('votes');
      assert.deepEqual(
        stored.map(({ option, confidence, reason }) => ({ option, confidence, reason })),
        [{ option: 'c', confidence: 5, reason: 'Bij nader inzien dit' }],
      );
    }));

  it('opens the result on Wednesday to everybody who was asked, with the own choice, counts from five and reasons without a name', () =>
    play(async ({ t }) => {
      const colleagues = await people(t, 16);
      await t.advance('1h');
      const choices = ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'c', 'c', 'd'];
      for (const [at, option] of choices.entries()) {
        const voter = colleagues[at];
        assert.ok(voter);
        await votes(voter, option, { reason: `Reden ${option} nummer ${'x'.repeat(at * 3)} van een collega` });
      }
      await t.goTo('2026-11-25T08:59:00+01:00');
      assert.ok(colleagues.every(({ inbox }) => !says('closing.kicker').test(inbox.map(reads).join())));
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      const results = colleagues.map((person) => reads(person.lastCard()));
      for (const result of results) {
        assert.match(result, says('closing.kicker'));
        assert.match(result, says('result.count', { count: 6 }));
        assert.match(result, says('result.count', { count: 5 }));
        assert.doesNotMatch(
          result,
          either(says('result.count', { count: /[1-4]/ }), /%/),
          'a count below five, or a share that gives one away',
        );
        assert.match(result, /Reden a nummer/);
        assert.match(result, /Reden b nummer/);
        assert.doesNotMatch(result, /Reden [cd] nummer/);
        assert.doesNotMatch(result, /Collega \d/);
      }
      const own = results.map((result) => timesIn(result, says('result.own')));
      assert.deepEqual(own, [...choices.map(() => 1), 0, 0]);
      assert.match(results[6] ?? '', onLines(says('result.letter', { letter: 'B' }), says('result.own')));
    }));

  it('shows no count at all when fewer than five people voted', () =>
    play(async ({ t }) => {
      const [anna, ...others] = await people(t, 4);
      assert.ok(anna);
      await t.advance('1h');
      for (const person of [anna, ...others]) await votes(person, 'a', { reason: 'Dit is mijn eigen reden' });
      await t.advance('2d');
      await t.advance('11s');
      const result = reads(anna.lastCard());
      assert.match(result, says('result.nothing'));
      assert.doesNotMatch(
        result,
        either(/mijn eigen reden/, says('result.share', { votes: says('result.count', { count: /\d+/ }) })),
      );
    }));

  it('seals the round once the results are out: no box, no vote, only suppressed counts, and the next week is planned', () =>
    play(async ({ t, storage, kept }) => {
      const colleagues = await people(t, 12);
      await t.advance('1h');
      for (const [at, person] of colleagues.entries()) await votes(person, at < 7 ? 'a' : at < 11 ? 'b' : 'c');
      await t.advance('2d');
      await t.advance('11s');
      const { stores } = storage;
      assert.equal((await kept('ballotBoxes')).length, 0);
      assert.equal((await kept('votes')).length, 0);
      const [sealed, planned, ...more] = [...(await stores.rounds.ofProgramme('main'))].reverse();
      assert.equal(sealed?.phase, 'sealed');
      assert.equal(planned?.phase, 'planned');
      assert.deepEqual(more, []);
      assert.notEqual(planned?.dilemmaId, sealed?.dilemmaId);
      assert.equal(planned?.plan.voting.toISOString(), '2026-11-30T08:00:00.000Z');
      const result = await stores.results.get(sealed?.id ?? '');
      assert.deepEqual(Object.keys(result ?? {}).sort(), ['ballots', 'closedAt', 'dilemmaId', 'roundId']);
      assert.deepEqual(result?.ballots.first?.tally.overall, { a: 7, b: null, c: null, d: null });
      assert.deepEqual(result?.ballots.first?.tally.byMunicipality, {}, 'nobody vouches for where these people work');
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.ok(colleagues.every((person) => ballotsOf(person).length >= 1));
    }));

  it('leaves nothing in the database from which a vote could be laid beside a person without the key of the round', () =>
    play(async ({ t, kept }) => {
      const colleagues = await people(t, 6);
      await t.advance('1h');
      for (const person of colleagues) await votes(person, 'a', { reason: 'Zo werkt het bij ons' });
      const [stored, boxes] = [await kept('votes'), await kept('ballotBoxes')];
      assert.equal(stored.length, 6);
      for (const { facts } of colleagues) {
        const marks = [facts.objectId, facts.userId, facts.name, facts.mail];
        for (const vote of [...stored, ...boxes]) {
          assert.ok(!marks.some((mark) => JSON.stringify(vote).includes(mark)));
        }
      }
      // The moment of a vote stands in the vote only: nothing about the person says when they voted.
      for (const person of await kept('participants')) {
        const moments = Object.entries(person).filter(([, value]) => value instanceof Date);
        assert.deepEqual(
          moments.map(([name]) => name),
          ['installedAt', 'placedAt', 'joinedAt'],
        );
      }
      for (const message of await kept('outbox')) assert.ok(!JSON.stringify(message).includes('Zo werkt het bij ons'));
    }));
});
