import assert from 'node:assert/strict';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import { says } from '../support/says.js';
import { ballotsOf, play, reads } from '../support/scenario.js';

describe('scenario: a pause', () => {
  it('brings no ballot over the Monday, and the ballot at once after a return in the same week', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const [paused] = (await anna.says('pauze tot 12 januari')).replies;
      assert.ok(paused);
      assert.match(reads(paused), says('notices.paused.text', { day: /dinsdag 12 januari.*/ }));
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 0);
      await t.goTo('2026-11-24T15:00:00+01:00');
      await anna.clicks(paused, { verb: 'pause.resume' });
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1);
      await anna.says('pauze 2 weken');
      const [back] = (await anna.says('ik ben er weer')).replies;
      assert.match(back === undefined ? '' : reads(back), says('notices.resumed.title'));
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('ends by itself on the day that was said', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const [paused] = (await anna.says('pauze tot 30 november')).replies;
      assert.match(paused === undefined ? '' : reads(paused), /30 november/);
      await t.advance('1h');
      await t.goTo('2026-11-25T10:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 0);
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('understands a length in English, and asks for a day when there is none', () =>
    play(async ({ t }) => {
      const john = await t.joins('John', { locale: 'en-GB' });
      const [paused] = (await john.says('pause 3 weeks')).replies;
      assert.match(paused === undefined ? '' : reads(paused), /14 December/);
      const [form] = (await john.says('pause')).replies;
      assert.ok(form);
      const set = await john.clicks(form, { verb: 'pause.set' }, { until: '2026-12-01' });
      assert.match(set.card === null ? '' : reads(set.card), /1 December/);
      const [past] = (await john.says('pause until 20 November 2026')).replies;
      assert.ok(past);
      assert.match(reads(past), says('pause.problemPast', {}, 'en'));
      assert.match(reads(past), says('pause.pausedUntil', { day: /.*1 December.*/ }, 'en'));
      assert.ok(buttonsOf(past.card).some(({ verb }) => verb === 'pause.set'));
    }));

  it('is not ended by changing the profile', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await anna.says('pauze tot 12 januari');
      const [form] = (await anna.says('profiel')).replies;
      assert.ok(form);
      await anna.clicks(form, { verb: 'profile.save' }, { role: 'legal' });
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 0);
    }));

  it('can be taken when asked whether to stop; after stopping nothing is sent any longer', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const [asked] = (await anna.says('stop')).replies;
      assert.ok(asked);
      const gone = await anna.clicks(asked, { verb: 'leave.confirm' });
      assert.match(gone.card === null ? '' : reads(gone.card), says('notices.left.title'));
      const before = anna.inbox.length;
      await t.advance('1h');
      assert.equal(anna.inbox.length, before);
    }));
});
