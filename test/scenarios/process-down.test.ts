import assert from 'node:assert/strict';
import { titleOf } from '../support/dilemmas.js';
import { says } from '../support/says.js';
import { ballotsOf, play, reads, votes } from '../support/scenario.js';

/** Nothing ticks while the clock is only moved: as far as the rounds go the process is not there. */
describe('scenario: the process was not there', () => {
  it('gives the round a new week when it was down over the whole voting time', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      await t.settle();
      t.clock.goTo('2026-11-26T10:00:00+01:00');
      await t.restart();
      await t.settle();
      assert.equal(ballotsOf(anna).length, 0);
      const [round, ...others] = await storage.stores.rounds.ofProgramme('main');
      assert.deepEqual(others, []);
      assert.equal(round?.phase, 'planned');
      assert.equal(round?.plan.voting.toISOString(), '2026-11-30T08:00:00.000Z');
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 1);
      assert.ok(reads(anna.lastCard()).includes(titleOf(1)));
    }));

  it('opens late when it was down at the opening, and closes on time', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await t.settle();
      t.clock.goTo('2026-11-24T14:00:00+01:00');
      await t.restart();
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1);
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
    }));

  it('closes late when it was down at the closing, without a vote of after the closing', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      t.clock.goTo('2026-11-27T08:00:00+01:00');
      await t.restart();
      const late = await votes(anna, 'a');
      assert.match(late.card === null ? '' : reads(late.card), says('ballotClosed.heading'));
      await t.settle();
      await t.advance('11s');
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
      const rounds = await storage.stores.rounds.ofProgramme('main');
      assert.deepEqual(
        rounds.map(({ phase }) => phase),
        ['planned', 'sealed'],
      );
    }));

  it('catches up weeks that passed meanwhile without sending old dilemmas', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      t.clock.goTo('2026-12-17T12:00:00+01:00');
      await t.restart();
      await t.settle();
      await t.advance('11s');
      assert.equal(ballotsOf(anna).length, 1);
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
      await t.goTo('2026-12-21T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 2);
    }));
});
