import assert from 'node:assert/strict';
import { activityOf, installationOf, membershipOf } from '../support/activities.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { inOrder, says, sentence } from '../support/says.js';
import { idOf, play, reads } from '../support/scenario.js';
import { TENANT, type TestApp } from '../support/test-app.js';

function anna(t: TestApp) {
  return t.teams.person({ name: 'Anna Aalders', tenant: TENANT });
}

/** The bot's messages as everybody in the conversation reads them. */
const said = (seat: Seat) => seat.inbox.map(reads);

describe('scenario: the app is added, changed and removed', () => {
  it('welcomes in a personal chat by name, with the choice to join', () =>
    play(async ({ t }) => {
      const person = anna(t);
      await person.installs();
      assert.equal(person.inbox.length, 1);
      assert.match(said(person).join(), inOrder(says('welcome.hello', { name: 'Anna' }), says('common.join')));
    }));

  it('welcomes a team and a group each in its own words, and says who added it', () =>
    play(async ({ t }) => {
      const person = anna(t);
      for (const [seat, words] of [
        [person.inChannel('regio'), says('welcome.sharedTeam')],
        [person.inGroup('overleg'), says('welcome.sharedGroup')],
      ] as const) {
        await seat.installs();
        assert.equal(seat.inbox.length, 1);
        assert.match(said(seat).join(), words);
        assert.match(said(seat).join(), says('welcome.sharedHow'));
        assert.match(said(seat).join(), says('welcome.addedBy', { name: person.facts.name }));
        assert.equal(JSON.stringify(seat.lastCard().card).includes('Action.'), false, 'no buttons');
      }
      assert.equal(person.inbox.length, 0, 'nothing in the personal chat');
    }));

  for (const place of ['personal', 'group', 'team'] as const) {
    it(`welcomes once when the event is delivered again, at once and later: ${place}`, () =>
      play(async ({ t }) => {
        const person = anna(t);
        const seat = place === 'personal' ? person : place === 'group' ? person.inGroup('g') : person.inChannel('c');
        seat.conversation.installed = true;
        const added = installationOf(seat.activity(), 'add');
        t.teams.deliveries = 3;
        await t.teams.post(added);
        t.teams.deliveries = 1;
        await t.teams.post(membershipOf(seat.activity(), 'membersAdded'));
        await t.advance('1h');
        await t.restart();
        await t.teams.post(added);
        assert.equal(seat.inbox.length, 1);
      }));
  }

  it('says nothing to an upgrade, but can write to the person again', () =>
    play(async ({ t, storage }) => {
      const person = await t.joins('Anna Aalders');
      const before = person.inbox.length;
      await person.uninstalls();
      assert.equal((await storage.stores.participants.get(idOf(person)))?.reachable, false);
      person.conversation.installed = true;
      for (const action of ['remove-upgrade', 'add-upgrade']) {
        await t.teams.post(activityOf('installationUpdate', person.activity(), { action }));
      }
      const group = person.inGroup('overleg');
      group.conversation.installed = true;
      await t.teams.post(activityOf('installationUpdate', group.activity(), { action: 'add-upgrade' }));
      assert.equal(person.inbox.length, before);
      assert.equal(group.inbox.length, 0);
      assert.equal((await storage.stores.participants.get(idOf(person)))?.reachable, true);
    }));

  it('sends nothing more after removal, keeps the profile, and says what one can do when it comes back', () =>
    play(async ({ t, storage }) => {
      const person = await t.joins('Anna Aalders');
      const before = person.inbox.length;
      await person.uninstalls();
      await t.advance('2h');
      assert.equal(person.inbox.length, before);
      assert.equal((await storage.stores.participants.get(idOf(person)))?.standing, 'joined');
      await person.installs();
      await t.settle();
      assert.match(said(person).slice(before).join(), says('help.heading'));
      assert.ok(!person.inbox.slice(before).some(({ summary }) => summary === sentence('welcome.summary')));
    }));

  it('leaves the personal chat as it is when the app is removed from a team or a group', () =>
    play(async ({ t, storage }) => {
      const person = await t.joins('Anna Aalders');
      for (const seat of [person.inChannel('regio'), person.inGroup('overleg')]) {
        await seat.installs();
        const shown = seat.inbox.length;
        await seat.uninstalls();
        assert.equal(seat.inbox.length, shown, 'says nothing when it goes');
      }
      assert.equal((await storage.stores.participants.get(idOf(person)))?.reachable, true);
    }));

  it('says and remembers nothing when a team is renamed, a channel made or somebody comes in', () =>
    play(async ({ t, kept }) => {
      const seat = anna(t).inChannel('regio');
      seat.conversation.installed = true;
      const team = { id: '19:team-regio@thread.tacv2', name: 'Een nieuwe naam' };
      for (const eventType of ['teamRenamed', 'teamArchived', 'channelCreated', 'channelRenamed', 'teamMemberAdded']) {
        const channelData = { tenant: { id: TENANT }, team, eventType };
        const members = eventType === 'teamMemberAdded' ? { membersAdded: [{ id: '29:somebody' }] } : {};
        await t.teams.post(activityOf('conversationUpdate', seat.activity(), { channelData, ...members }));
      }
      assert.equal(seat.inbox.length, 0);
      assert.equal((await kept('participants')).length, 0);
    }));
});
