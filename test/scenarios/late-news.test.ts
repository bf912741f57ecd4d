import assert from 'node:assert/strict';
import { activityOf, installationOf, membershipOf, messageOf, type RawActivity } from '../support/activities.js';
import { chosenChannel, FACILITATORS, postsIn } from '../support/channels.js';
import { crowd } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { Seat } from '../support/fake-teams/seat.js';
import { interposedStorage } from '../support/interposed-storage.js';
import { ballotsOf, idOf, play, type Stage } from '../support/scenario.js';
import { alongside } from '../support/storage.js';
import { TENANT, type TestApp } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const OLD = new Date('2026-11-23T06:59:00Z');

/** The same person in a new chat with the bot, as after they added the app again; the old one refuses everything. */
function newChat(t: TestApp, person: Person): Seat {
  person.conversation.installed = false;
  const conversation = t.teams.conversation(`a:new-${person.facts.objectId}`, 'personal', TENANT);
  conversation.installed = true;
  conversation.members.add(person.facts.userId);
  return new Seat(t.teams, person.facts, conversation);
}

async function addressOf(
  { storage }: Stage,
  person: Person,
): Promise<readonly [string | undefined, boolean | undefined]> {
  const stored = await storage.stores.participants.get(idOf(person));
  return [stored?.address?.conversationId, stored?.reachable];
}

describe('scenario: news about a chat that was replaced comes late', () => {
  const news: Readonly<Record<string, (person: Person) => RawActivity>> = {
    'its removal': (person) => installationOf(person.activity(), 'remove'),
    'its removal, as a member that went': (person) => membershipOf(person.activity(), 'membersRemoved'),
    'its removal, of before': (person) => installationOf({ ...person.activity(), now: OLD }, 'remove'),
    'its installation': (person) => installationOf({ ...person.activity(), now: OLD }, 'add'),
    'its installation, as a member that came': (person) =>
      membershipOf({ ...person.activity(), now: OLD }, 'membersAdded'),
    'the end of an upgrade': (person) =>
      activityOf('installationUpdate', { ...person.activity(), now: OLD }, { action: 'add-upgrade' }),
    'what was typed there': (person) => messageOf({ ...person.activity(), now: OLD }, 'hulp'),
    'a reaction there': (person) => activityOf('messageReaction', { ...person.activity(), now: OLD }),
  };
  it('and leaves the new one alone, whatever it is', () =>
    play(async (stage) => {
      const { t } = stage;
      await t.joins('Anna');
      const people = await crowd(stage, Object.keys(news).length);
      const chats = new Map<string, Seat>();
      for (const [at, [title, late]] of Object.entries(news).entries()) {
        const person = people[at];
        assert.ok(person);
        const chat = newChat(t, person);
        chats.set(title, chat);
        await t.teams.post(installationOf(chat.activity(), 'add'));
        await t.teams.post(late(person));
        assert.deepEqual(await addressOf(stage, person), [chat.conversation.id, true], title);
      }
      await t.goTo(NINE);
      for (const [title, chat] of chats) {
        const ballots = chat.inbox.filter(({ card }) => JSON.stringify(card).includes('vote.cast'));
        assert.equal(ballots.length, 1, title);
      }
    }));

  it('and leaves the same chat alone when the app was added again since', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      t.clock.advance('1m');
      await anna.installs();
      for (const change of ['remove', 'membersRemoved'] as const) {
        const facts = { ...anna.activity(), now: OLD };
        await t.teams.post(change === 'remove' ? installationOf(facts, change) : membershipOf(facts, change));
      }
      assert.deepEqual(await addressOf(stage, anna), [anna.conversation.id, true]);
      t.clock.advance('1m');
      await anna.uninstalls();
      assert.deepEqual(await addressOf(stage, anna), [anna.conversation.id, false], 'a removal of now is one');
    }));

  it('also when it is Teams that refuses a ballot that was on its way to the old one', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      const chat = newChat(t, anna);
      t.clock.goTo(NINE);
      await t.app.tick();
      const beside = await alongside(storage);
      const comesBack = () => t.teams.post(installationOf(chat.activity(), 'add'));
      const other = await t.another(interposedStorage(beside, { call: 'outbox.settle', happens: comesBack }));
      await other.sendDue();
      assert.deepEqual(await addressOf(stage, anna), [chat.conversation.id, true]);
      await t.settle();
      const ballots = chat.inbox.filter(({ card }) => JSON.stringify(card).includes('vote.cast'));
      assert.deepEqual([ballotsOf(anna).length, ballots.length], [0, 1], 'the ballot goes to the new one');
      await other.stop();
      await beside.close();
    }));
});

describe('scenario: news about a team that has the app again comes late', () => {
  const facts = (seat: Seat, now: Date) => ({ ...seat.activity(), now });

  it('and its channels stay', () =>
    play(
      async ({ t, kept }) => {
        const { seat, team } = await chosenChannel(t);
        const removed = installationOf(
          facts(team.seat(t.teams.person({ name: 'X', tenant: TENANT }), 'General'), OLD),
          'remove',
        );
        const left = membershipOf(facts(seat, OLD), 'membersRemoved');
        const deleted = activityOf('conversationUpdate', facts(seat, OLD));
        const channelData = { ...(deleted.channelData as object), eventType: 'channelDeleted' };
        for (const late of [removed, left, { ...deleted, channelData }]) await t.teams.post(late);
        const [channel] = (await kept('channels')).filter(({ chosen }) => chosen === true);
        assert.equal(channel?.reachable, true);
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 1);
      },
      { env: FACILITATORS },
    ));

  it('and a post that is refused at an address of before says nothing about the new one', () =>
    play(
      async ({ t, storage }) => {
        const { seat } = await chosenChannel(t);
        const [channel] = await storage.stores.channels.chosen(['main'], 1);
        assert.ok(channel);
        seat.fails({ how: 403, times: 1 });
        t.clock.goTo(NINE);
        await t.app.tick();
        const beside = await alongside(storage);
        const moved = { ...channel.address, serviceUrl: `${channel.address.serviceUrl}/` };
        const { tenantId, team } = channel;
        const sighting = { tenantId, teamId: team.slice(tenantId.length + 1), channelId: seat.conversation.id };
        const moves = () => storage.stores.channels.note({ ...sighting, address: moved }, t.clock.now());
        const other = await t.another(interposedStorage(beside, { call: 'outbox.settle', happens: moves }));
        await other.sendDue();
        assert.equal((await storage.stores.channels.get(channel.id))?.reachable, true);
        await other.stop();
        await beside.close();
      },
      { env: FACILITATORS },
    ));
});
