import assert from 'node:assert/strict';
import { activityOf } from '../support/activities.js';
import { says, sentence } from '../support/says.js';
import { ballotsOf, idOf, play, reads, seen, votes } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

describe('scenario: erase me', () => {
  it('asks once, and then nothing is left: profile, messages, links, the vote of the open round', () =>
    play(async ({ t, kept, everything }) => {
      const anna = await t.joins('Anna de Vries');
      const others = [];
      for (let at = 0; at < 12; at += 1) others.push(await t.joins(`Collega ${at}`, { municipality: 'Leiden' }));
      await t.advance('1h');
      for (const [at, person] of [anna, ...others].entries())
        await votes(person, at < 7 ? 'a' : 'b', { reason: `Gezegd door ${person.facts.name}` });
      const [data] = (await anna.says('mijn gegevens')).replies;
      assert.ok(data);
      const link = t.url + new URL(anna.link(data, sentence('myData.download'))).pathname;
      const [asked] = (await anna.says('wis mij')).replies;
      assert.ok(asked);
      assert.match(reads(asked), says('eraseConfirm.goneVote'));
      assert.equal((await kept('votes')).length, 13);
      const erased = await anna.clicks(asked, { verb: 'erase.confirm' });
      assert.match(seen(erased), says('notices.erased.title'));
      const left = JSON.stringify(await everything());
      for (const trace of [anna.facts.objectId, 'Anna de Vries', 'Gezegd door Anna'])
        assert.ok(!left.includes(trace), trace);
      assert.equal((await kept('votes')).length, 12);
      assert.equal((await fetch(link, { method: 'POST' })).status, 410);
      const before = anna.inbox.length;
      await t.advance('2d');
      await t.advance('11s');
      assert.equal(anna.inbox.length, before, 'nothing is sent to somebody who was erased');
      const [first] = others;
      assert.ok(first);
      assert.match(reads(first.lastCard()), says('result.count', { count: 6 }));
      assert.doesNotMatch(reads(first.lastCard()), /Gezegd door Anna/);
    }));

  it('is a first meeting when somebody writes afterwards', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna', { municipality: 'Delft' });
      await anna.clicks((await anna.says('wis mij')).replies[0] ?? anna.lastCard(), { verb: 'erase.confirm' });
      const [form] = (await anna.says('doe mee')).replies;
      assert.ok(form);
      assert.doesNotMatch(JSON.stringify(form.card), /Delft/);
      const stored = await storage.stores.participants.get(idOf(anna));
      assert.equal(stored?.standing, 'known');
      assert.equal(stored?.municipality, undefined);
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 0);
    }));

  it('finds nothing of a closed round: it holds nothing that belongs to a person', () =>
    play(async ({ t, everything }) => {
      const people = [];
      for (let at = 0; at < 11; at += 1) people.push(await t.joins(`Collega ${at}`));
      const [anna] = people;
      assert.ok(anna);
      await t.advance('1h');
      for (const [at, person] of people.entries())
        await votes(person, at < 6 ? 'a' : 'b', { reason: 'Samen uit, samen thuis in de regio' });
      await t.advance('2d');
      await t.advance('11s');
      await anna.clicks((await anna.says('wis mij')).replies[0] ?? anna.lastCard(), { verb: 'erase.confirm' });
      const stored = await everything();
      assert.ok(!JSON.stringify(stored).includes(anna.facts.objectId));
      const result = stored.find(({ collection }) => collection === 'results');
      assert.equal(result?.document.ballots.first.tally.overall.a, 6);
    }));

  it('changes nothing without confirmation, and nothing twice when confirmed twice', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      const [asked] = (await anna.says('erase me')).replies;
      assert.ok(asked);
      assert.equal((await kept('participants')).length, 1);
      await anna.clicks(asked, { verb: 'erase.confirm' });
      const again = await anna.clicks(asked, { verb: 'erase.confirm' });
      assert.match(seen(again), says('notices.erased.title'));
      assert.equal((await kept('participants')).length, 0);
    }));

  it('stays done when the person reacts to a message or removes the app afterwards', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await anna.clicks((await anna.says('wis mij')).replies[0] ?? anna.lastCard(), { verb: 'erase.confirm' });
      await anna.sends(activityOf('messageReaction', anna.activity(), { reactionsAdded: [{ type: 'like' }] }));
      await anna.sends(activityOf('typing', anna.activity()));
      await anna.uninstalls();
      assert.deepEqual(await kept('participants'), []);
    }));

  it('is done once for a click that is delivered three times', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      const [asked] = (await anna.says('wis mij')).replies;
      assert.ok(asked);
      t.teams.deliveries = 3;
      assert.match(seen(await anna.clicks(asked, { verb: 'erase.confirm' })), says('notices.erased.title'));
      assert.deepEqual(await kept('participants'), []);
    }));

  it('works for somebody who only installed the app, and for an id of another tenant only their own', () =>
    play(async ({ t, kept }) => {
      const objectId = '7d3cbb1e-0000-4000-8000-000000000001';
      const one = t.teams.person({ name: 'Een', tenant: TENANT, objectId });
      const other = t.teams.person({ name: 'Twee', tenant: '0bb00000-0000-4000-8000-000000000002', objectId });
      await one.installs();
      await other.installs();
      assert.equal((await kept('participants')).length, 2);
      await one.clicks((await one.says('wis mij')).replies[0] ?? one.lastCard(), { verb: 'erase.confirm' });
      assert.deepEqual(
        (await kept('participants')).map(({ _id }) => _id),
        [idOf(other)],
      );
    }));
});
