import assert from 'node:assert/strict';
import { says } from '../support/says.js';
import { ballotsOf, play, reads } from '../support/scenario.js';
import { TestClock } from '../support/test-clock.js';

describe('scenario: weeks that are different', () => {
  it('opens at nine on the wall clock after the clocks went back', () =>
    play(
      async ({ t }) => {
        const anna = await t.joins('Anna');
        await t.goTo('2026-10-26T07:59:59Z');
        assert.equal(ballotsOf(anna).length, 0);
        await t.goTo('2026-10-26T08:00:00Z');
        assert.equal(ballotsOf(anna).length, 1);
      },
      { clock: new TestClock('2026-10-23T12:00:00+02:00') },
    ));

  it('waits until Tuesday in the week of Easter Monday 2027, the day after the clocks went forward', () =>
    play(
      async ({ t }) => {
        const anna = await t.joins('Anna');
        await t.goTo('2027-03-29T23:00:00+02:00');
        assert.equal(ballotsOf(anna).length, 0);
        await t.goTo('2027-03-30T06:59:59Z');
        assert.equal(ballotsOf(anna).length, 0);
        await t.goTo('2027-03-30T07:00:00Z');
        assert.equal(ballotsOf(anna).length, 1);
        await t.goTo('2027-03-31T08:59:59+02:00');
        assert.doesNotMatch(reads(anna.lastCard()), says('closing.kicker'));
        await t.goTo('2027-03-31T09:00:00+02:00');
        await t.advance('11s');
        assert.match(reads(anna.lastCard()), says('closing.kicker'));
      },
      { clock: new TestClock('2027-03-25T12:00:00+01:00') },
    ));

  it('gives each week the next dilemma, and rests when the list is used up', () =>
    play(
      async ({ t }) => {
        const anna = await t.joins('Anna');
        for (const day of ['23', '30']) {
          await t.goTo(`2026-11-${day}T09:00:00+01:00`);
          await t.advance('2d');
          await t.advance('11s');
        }
        const titles = anna.inbox
          .map(({ summary }) => summary)
          .filter((summary) => says('ballot.summary').test(summary));
        assert.equal(titles.length, 2);
        assert.equal(new Set(titles).size, 2);
        await t.advance('21d');
        assert.equal(ballotsOf(anna).length, 2);
        const [answer] = (await anna.says('dilemma')).replies;
        assert.ok(answer);
        assert.match(reads(answer), says('notices.noRound.title'));
      },
      { env: { PROGRAMME_DILEMMAS: 'vote-that-was-lost,plan-of-the-street' } },
    ));
});
