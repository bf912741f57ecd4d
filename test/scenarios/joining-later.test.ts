import assert from 'node:assert/strict';
import { titleOf } from '../support/dilemmas.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, play, reads, seen, votes } from '../support/scenario.js';

describe('scenario: joining while a round is open, and again', () => {
  it('brings the ballot at once, and once', () =>
    play(async ({ t }) => {
      await t.advance('25h');
      const anna = await t.joins('Anna');
      assert.match(reads(anna.lastCard()), says('profileSaved.nextNow'));
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1);
      const [form] = (await anna.says('profiel')).replies;
      assert.ok(form);
      await anna.clicks(form, { verb: 'profile.save' }, { role: 'legal' });
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1);
      await votes(anna, 'a');
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
    }));

  it('does not send the ballot to somebody who asked for it already, but does send the result', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      t.clock.goTo('2026-11-23T09:00:00+01:00');
      await t.app.tick();
      const [asked] = (await anna.says('dilemma')).replies;
      assert.ok(asked && reads(asked).includes(titleOf(1)));
      await t.settle();
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
    }));

  it('brings somebody who left back with their profile, and with the ballot of this week', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna', { municipality: 'Leiden' });
      const [asked] = (await anna.says('stop')).replies;
      assert.ok(asked);
      await anna.clicks(asked, { verb: 'leave.confirm' });
      await t.advance('2h');
      assert.equal(ballotsOf(anna).length, 0);
      const [refused] = (await anna.says('dilemma')).replies;
      assert.match(refused === undefined ? '' : reads(refused), says('notices.joinFirst.title'));
      const [form] = (await anna.says('doe mee')).replies;
      assert.ok(form);
      const joined = await anna.clicks(form, { verb: 'profile.save' });
      assert.match(seen(joined), says('profileSaved.headingFirst'));
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM0546');
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('takes a changed municipality for the next round; a vote in this one then counts in the overall result alone', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna', { municipality: 'Leiden' });
      await t.advance('1h');
      await votes(anna, 'a');
      const [form] = (await anna.says('wijzig profiel')).replies;
      assert.ok(form);
      const saved = await anna.clicks(
        form,
        { verb: 'profile.save' },
        { municipalityName: 'Delft', wantsToTalk: false },
      );
      assert.match(seen(saved), says('profileSaved.heading'));
      assert.match(seen(saved), /Delft/);
      await votes(anna, 'b');
      const stored = await kept('votes');
      assert.deepEqual(
        stored.map(({ municipality, option }) => [municipality, option]),
        [[null, 'b']],
      );
    }));

  it('comes back by itself after the app was removed and added again', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      await anna.uninstalls();
      const gone = await storage.stores.participants.get(idOf(anna));
      assert.equal(gone?.reachable, false);
      assert.equal(gone?.municipality, 'GM0193');
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 0);
      await anna.installs();
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, true);
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1, 'the round is still open');
    }));
});
