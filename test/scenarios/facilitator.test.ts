import assert from 'node:assert/strict';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { ballotOf, ballotsOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';

/** A story with a facilitator, who takes part as well. */
function withFacilitator(story: (stage: Stage, fien: Person) => Promise<void>): Promise<void> {
  return play(async (stage) => story(stage, await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR })), {
    env: { FACILITATORS: `${TENANT}:${FACILITATOR}` },
  });
}

async function asks(person: Person, words: string): Promise<Shown> {
  const [card] = (await person.says(words)).replies;
  assert.ok(card);
  return card;
}

const verbsOn = ({ card }: Shown) => verbsOf(card);

describe('scenario: the facilitator', () => {
  it('sees where the round is and what comes, and everybody else gets a polite no', () =>
    withFacilitator(async ({ t }, fien) => {
      const round = await asks(fien, 'ronde');
      assert.match(reads(round), /Ronde 1: Mag ik je concept even zien/);
      assert.match(reads(round), /gepland/);
      assert.match(reads(round), /maandag 23 november/);
      assert.match(reads(round), /woensdag 25 november/);
      assert.deepEqual(verbsOn(round), ['round.open', 'round.cancelAsk', 'plan.show']);
      const plan = reads(await asks(fien, 'plan'));
      assert.match(plan, /Ronde 1/);
      assert.match(plan, /nog geen dag/);
      const places = { ronde: 'desk/now', plan: 'desk/season', hulp: 'week' };
      for (const [words, place] of Object.entries(places)) {
        const link = new URL(fien.link(await asks(fien, words), 'Open het tabblad'));
        assert.deepEqual([link.pathname, link.hash], ['/tab', `#${place}`], words);
      }
      const anna = await t.joins('Anna');
      for (const words of ['ronde', 'plan']) assert.match(reads(await asks(anna, words)), /Dit is voor begeleiders/);
      assert.doesNotMatch(reads(await asks(anna, 'hulp')), /voor begeleiders/);
      assert.match(reads(await asks(fien, 'hulp')), /voor begeleiders/);
    }));

  it('opens the round now, and a second click changes nothing', () =>
    withFacilitator(async ({ t, storage }, fien) => {
      const status = await asks(fien, 'ronde');
      const opened = await fien.clicks(status, { verb: 'round.open' });
      assert.match(seen(opened), /De ronde is open/);
      await t.settle();
      assert.equal(ballotsOf(fien).length, 1);
      const again = await fien.clicks(status, { verb: 'round.open' });
      assert.match(seen(again), /Dat kan nu niet/);
      await t.advance('2h');
      assert.equal(ballotsOf(fien).length, 1);
      assert.equal((await storage.stores.rounds.get('main-1'))?.plan.closed.toISOString(), '2026-11-25T08:00:00.000Z');
    }));

  it('closes the round now, and everybody gets the result', () =>
    withFacilitator(async ({ t }, fien) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      await votes(anna, 'a');
      const status = await asks(fien, 'ronde');
      assert.deepEqual(verbsOn(status), ['round.close', 'round.cancelAsk', 'plan.show']);
      assert.match(seen(await fien.clicks(status, { verb: 'round.close' })), /De ronde is gesloten/);
      await t.settle();
      const late = await votes(anna, 'b');
      assert.match(seen(late), /De stemming is gesloten/);
      await t.advance('11s');
      for (const person of [anna, fien]) assert.match(reads(person.lastCard()), /De uitslag/);
      assert.match(seen(await fien.clicks(status, { verb: 'round.close' })), /Dat kan nu niet/);
    }));

  it('cancels the round after being asked once: votes are destroyed, ballots say so in their place, the dilemma comes back', () =>
    withFacilitator(async ({ t, kept, storage }, fien) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      await votes(anna, 'a', { reason: 'Dit komt niet in de uitslag' });
      const before = anna.inbox.length;
      const asked = await fien.clicks(await asks(fien, 'ronde'), { verb: 'round.cancelAsk' });
      assert.match(seen(asked), /Deze ronde annuleren\?/);
      assert.equal((await storage.stores.rounds.get('main-1'))?.cancelRequestedAt, null);
      assert.ok(asked.card);
      const cancelled = await fien.clicks(asked.card, { verb: 'round.cancel' });
      assert.doesNotMatch(seen(cancelled), /Er ging iets mis/);
      await t.settle();
      await t.settle();
      assert.equal(anna.inbox.length, before, 'no new message');
      assert.match(reads(anna.lastCard()), /Deze ronde gaat niet door/);
      assert.equal(anna.lastCard().updates, 1);
      assert.equal(ballotsOf(anna).length, 0);
      assert.deepEqual([(await kept('votes')).length, (await kept('ballotBoxes')).length], [0, 0]);
      assert.equal((await kept('results')).length, 0);
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.doesNotMatch(reads(ballotOf(anna)), /Mag ik je concept even zien/, 'this week had its dilemma already');
      await t.advance('2d');
      await t.advance('11s');
      await t.goTo('2026-12-07T09:00:00+01:00');
      assert.match(reads(ballotOf(anna)), /Mag ik je concept even zien/);
      const again = await fien.clicks(asked.card, { verb: 'round.cancel' });
      assert.match(seen(again), /Dat kan nu niet/);
    }));

  it('skips a week by cancelling the round before it opens; its dilemma comes the week after', () =>
    withFacilitator(async ({ t }, fien) => {
      const asked = await fien.clicks(await asks(fien, 'ronde'), { verb: 'round.cancelAsk' });
      assert.ok(asked.card);
      const cancelled = seen(await fien.clicks(asked.card, { verb: 'round.cancel' }));
      assert.match(cancelled, /geannuleerd/);
      assert.doesNotMatch(cancelled, /Stemmen open/);
      await t.settle();
      assert.match(reads(await asks(fien, 'ronde')), /Ronde 2: Mag ik je concept.*maandag 30 november/s);
      await t.goTo('2026-11-25T10:00:00+01:00');
      assert.equal(ballotsOf(fien).length, 0);
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.equal(ballotsOf(fien).length, 1);
    }));

  it('never reads a number of votes before the result', () =>
    withFacilitator(async ({ t }, fien) => {
      const people = [];
      for (let at = 0; at < 9; at += 1) people.push(await t.joins(`Collega ${at}`));
      await t.advance('1h');
      const cards = async () =>
        [await asks(fien, 'ronde'), await asks(fien, 'plan'), await asks(fien, 'dilemma')].map(reads);
      const none = await cards();
      for (const person of people) await votes(person, 'a');
      assert.deepEqual(await cards(), none);
    }));
});
