import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotsOf, letterTo, play, reads, type Stage, seen } from '../support/scenario.js';
import { answers, asksMatch, groupsNow, joined, partnersOf, reach, TOWNS } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Plays the talks of these weeks; `talkers` say each week that they talked. */
async function weeks(
  stage: Stage,
  from: number,
  to: number,
  talkers: (week: number) => readonly Person[],
): Promise<void> {
  for (let week = from; week <= to; week += 1) {
    await reach(stage, 'voting', week);
    await reach(stage, 'discussing', week);
    for (const person of talkers(week)) await answers(person, 'match.met');
    await reach(stage, 'reminding', week);
    await reach(stage, 'revoting', week);
    await reach(stage, 'closed', week);
  }
}

describe('scenario: three weeks without a word', () => {
  it('pauses matching after three silences, with one message, while votes go on and one click brings it back', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 4));
        const [anna] = people;
        assert.ok(anna);
        await weeks(stage, 1, 2, () => []);
        await reach(stage, 'voting', 3);
        await reach(stage, 'discussing', 3);
        const [bram] = await partnersOf(stage, people, anna, 3);
        assert.ok(bram);
        // One of a pair says so: the other was there as well.
        await answers(anna, 'match.met');
        await reach(stage, 'closed', 3);
        const silent = people.filter((person) => person !== anna && person !== bram);
        await reach(stage, 'discussing', 4);
        assert.deepEqual(new Set((await groupsNow(stage, people, 4)).flat()), new Set([anna, bram]));
        for (const person of silent) {
          const letter = await letterTo(stage, person, 'silence');
          assert.equal(letter.state, 'sent');
          assert.match(await asksMatch(person), says('notices.talksPaused.title'));
        }
        for (const person of [anna, bram]) await assert.rejects(letterTo(stage, person, 'silence'));
        await reach(stage, 'revoting', 4);
        const [carla, daan] = silent;
        assert.ok(carla && daan);
        assert.equal(ballotsOf(carla).length, 8, 'two ballots in each of four weeks');
        const back = carla.inbox.find((shown) => JSON.stringify(shown.card).includes('talks.resume'));
        assert.ok(back);
        assert.match(seen(await carla.clicks(back, { verb: 'talks.resume' })), says('notices.talksResumed.text'));
        await answers(anna, 'match.met');
        await reach(stage, 'closed', 4);
        await reach(stage, 'discussing', 5);
        const talking = (await groupsNow(stage, people, 5)).flat();
        assert.deepEqual([talking.includes(carla), talking.includes(daan)], [true, false]);
        const letters = (await stage.kept('outbox')).filter(({ kind }) => kind === 'silence');
        assert.equal(letters.length, 2, 'one message each, not one a week');
      },
      { env: WHOLE_WEEK },
    ));

  it('does not count a week in which somebody said no, and reminds each person once a week', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 2));
        const [anna, bram] = people;
        assert.ok(anna && bram);
        await weeks(stage, 1, 2, () => []);
        await reach(stage, 'discussing', 3);
        await answers(anna, 'match.skip');
        await stage.t.settle();
        await reach(stage, 'closed', 3);
        await reach(stage, 'discussing', 4);
        assert.deepEqual(await partnersOf(stage, people, anna, 4), [bram]);
        const reminders = (await stage.kept('outbox')).filter(
          ({ kind, state }) => kind === 'reminder' && state === 'sent',
        );
        assert.equal(reminders.length, 4, 'two people in two weeks');
        assert.ok(anna.inbox.map(reads).length > 0);
      },
      { env: WHOLE_WEEK },
    ));
});
