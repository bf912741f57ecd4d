import assert from 'node:assert/strict';
import { titleOf } from '../support/dilemmas.js';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { inOrder, says, sentence } from '../support/says.js';
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
      assert.match(reads(round), says('roundStatus.round', { sequence: 1, title: titleOf(1) }));
      assert.match(reads(round), says('roundStatus.phase_planned'));
      assert.match(reads(round), /maandag 23 november/);
      assert.match(reads(round), /woensdag 25 november/);
      assert.deepEqual(verbsOn(round), ['round.open', 'round.cancelAsk', 'plan.show']);
      const plan = reads(await asks(fien, 'plan'));
      assert.match(plan, says('plan.item', { sequence: 1 }));
      assert.match(plan, says('plan.noDay'));
      const places = { ronde: 'desk/now', plan: 'desk/season', hulp: 'week' };
      for (const [words, place] of Object.entries(places)) {
        const link = new URL(fien.link(await asks(fien, words), sentence('tabLink.open')));
        assert.deepEqual([link.pathname, link.hash], ['/tab', `#${place}`], words);
      }
      const anna = await t.joins('Anna');
      for (const words of ['ronde', 'plan'])
        assert.match(reads(await asks(anna, words)), says('notices.notFacilitator.title'));
      assert.ok(!verbsOn(await asks(anna, 'hulp')).includes('round.show'));
      assert.ok(verbsOn(await asks(fien, 'hulp')).includes('round.show'));
    }));

  it('opens the round now, and a second click changes nothing', () =>
    withFacilitator(async ({ t, storage }, fien) => {
      const status = await asks(fien, 'ronde');
      const opened = await fien.clicks(status, { verb: 'round.open' });
      assert.match(seen(opened), says('notices.roundOpened.title'));
      await t.settle();
      assert.equal(ballotsOf(fien).length, 1);
      const again = await fien.clicks(status, { verb: 'round.open' });
      assert.match(seen(again), says('notices.notPossibleNow.title'));
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
      assert.match(seen(await fien.clicks(status, { verb: 'round.close' })), says('notices.roundClosed.title'));
      await t.settle();
      const late = await votes(anna, 'b');
      assert.match(seen(late), says('ballotClosed.heading'));
      await t.advance('11s');
      for (const person of [anna, fien]) assert.match(reads(person.lastCard()), says('closing.kicker'));
      assert.match(seen(await fien.clicks(status, { verb: 'round.close' })), says('notices.notPossibleNow.title'));
    }));

  it('cancels the round after being asked once: votes are destroyed, ballots say so in their place, the dilemma comes back', () =>
    withFacilitator(async ({ t, kept, storage }, fien) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      await votes(anna, 'a', { reason: 'Dit komt niet in de uitslag' });
      const before = anna.inbox.length;
      const asked = await fien.clicks(await asks(fien, 'ronde'), { verb: 'round.cancelAsk' });
      assert.match(seen(asked), says('roundCancel.heading'));
      assert.equal((await storage.stores.rounds.get('main-1'))?.cancelRequestedAt, null);
      assert.ok(asked.card);
      const cancelled = await fien.clicks(asked.card, { verb: 'round.cancel' });
      assert.match(seen(cancelled), says('roundStatus.phase_cancelled'));
      await t.settle();
      await t.settle();
      assert.equal(anna.inbox.length, before, 'no new message');
      assert.match(reads(anna.lastCard()), says('notices.roundCancelled.title'));
      assert.equal(anna.lastCard().updates, 1);
      assert.equal(ballotsOf(anna).length, 0);
      assert.deepEqual([(await kept('votes')).length, (await kept('ballotBoxes')).length], [0, 0]);
      assert.equal((await kept('results')).length, 0);
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.ok(!reads(ballotOf(anna)).includes(titleOf(1)), 'this week had its dilemma already');
      await t.advance('2d');
      await t.advance('11s');
      await t.goTo('2026-12-07T09:00:00+01:00');
      assert.ok(reads(ballotOf(anna)).includes(titleOf(1)));
      const again = await fien.clicks(asked.card, { verb: 'round.cancel' });
      assert.match(seen(again), says('notices.notPossibleNow.title'));
    }));

  it('skips a week by cancelling the round before it opens; its dilemma comes the week after', () =>
    withFacilitator(async ({ t }, fien) => {
      const asked = await fien.clicks(await asks(fien, 'ronde'), { verb: 'round.cancelAsk' });
      assert.ok(asked.card);
      const cancelled = seen(await fien.clicks(asked.card, { verb: 'round.cancel' }));
      assert.match(cancelled, says('roundStatus.phase_cancelled'));
      assert.doesNotMatch(cancelled, says('roundStatus.at_voting'));
      await t.settle();
      assert.match(
        reads(await asks(fien, 'ronde')),
        inOrder(says('roundStatus.round', { sequence: 2, title: titleOf(1) }), /maandag 30 november/),
      );
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
