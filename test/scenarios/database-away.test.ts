import assert from 'node:assert/strict';
import { createLog } from '../../src/log.js';
import { activityOf, invokeOf } from '../support/activities.js';
import { type AwayStorage, awayStorage } from '../support/away-storage.js';
import { chosenChannel, FACILITATORS, postIn, postsIn } from '../support/channels.js';
import { dialogIn } from '../support/compose.js';
import { inputsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import type { Team } from '../support/fake-teams/team.js';
import { goodData } from '../support/form-values.js';
import { says } from '../support/says.js';
import { ballotOf, idOf, reads, seen, votes } from '../support/scenario.js';
import { type FreshStorage, freshStorage, kept } from '../support/storage.js';
import { startTestApp, TENANT, type TestApp, type TestAppOptions, WHOLE_WEEK } from '../support/test-app.js';

interface Outage extends AwayStorage {
  readonly t: TestApp;
  /** The database itself, which the story can always look at. */
  readonly database: FreshStorage;
}

async function playAway(
  story: (outage: Outage) => Promise<void>,
  options: Omit<TestAppOptions, 'storage'> = {},
): Promise<void> {
  const database = await freshStorage();
  try {
    const away = awayStorage(database);
    const t = await startTestApp({ ...options, storage: away.storage });
    try {
      await t.settle();
      await story({ ...away, t, database });
    } finally {
      away.comesBack();
      await t.stop();
    }
  } finally {
    await database.close();
  }
}

interface Channel {
  readonly anna: Person;
  readonly fien: Person;
  readonly team: Team;
  readonly here: Seat;
  readonly post: Shown;
}

/** A channel with the post of a round in which people talk. */
function inChannel(story: (outage: Outage, channel: Channel) => Promise<void>, options = {}): Promise<void> {
  return playAway(
    async (outage) => {
      const { t } = outage;
      const { team, seat, fien } = await chosenChannel(t);
      const anna = await t.joins('Anna Aalders', { municipality: 'Leiden' });
      await t.goTo('2026-11-23T09:00:00+01:00');
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      await story(outage, { anna, fien, team, here: team.seat(anna, 'Dilemma'), post: postIn(seat) });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS, CHANNEL_REPLIES: 'all' }, ...options },
  );
}

const textsIn = async ({ database }: Outage): Promise<readonly unknown[]> =>
  [...(await kept(database, 'posts'))]
    .sort((one, other) => Number(one.number) - Number(other.number))
    .map(({ text }) => text);

describe('scenario: the database is away when something comes in that nobody is answered for', () => {
  it('answers under the post in a channel are kept, in their order, once, and nothing is said meanwhile', () =>
    inChannel(async (outage, { here, post }) => {
      outage.goesAway();
      const facts = here.activity(post.id);
      const twice = { ...activityOf('message', facts, { text: 'Eén', textFormat: 'plain' }), replyToId: post.id };
      for (const activity of [twice, twice]) assert.deepEqual((await here.sends(activity)).replies, []);
      assert.deepEqual((await here.writesUnder(post, 'Twee', { mention: false })).replies, []);
      await assert.rejects(outage.t.app.tick());
      outage.comesBack();
      // New turns follow the waiting ones.
      assert.deepEqual((await here.writesUnder(post, 'Drie', { mention: false })).replies, []);
      await outage.t.settle();
      assert.deepEqual(await textsIn(outage), ['Eén', 'Twee', 'Drie']);
    }));

  it('wherever in the middle of keeping it the database goes away', () =>
    inChannel(async (outage, { here, post }) => {
      for (const after of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
        outage.goesAway(after);
        await here.writesUnder(post, `Na ${after}`, { mention: false });
        outage.comesBack();
        await outage.t.settle();
      }
      assert.deepEqual(
        await textsIn(outage),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((after) => `Na ${after}`),
      );
    }));

  it('tells somebody who addresses the bot there, and keeps no trace of a message under no post of ours', () =>
    inChannel(async (outage, { here, post }) => {
      outage.goesAway();
      const [told] = (await here.writesUnder(post, 'Hoor je mij?')).replies;
      assert.ok(told);
      assert.match(reads(told), says('notices.storageDown.title'));
      assert.deepEqual((await here.writesUnder({ ...post, id: '1' }, 'Koffie?', { mention: false })).replies, []);
      outage.comesBack();
      await outage.t.settle();
      assert.deepEqual(await textsIn(outage), []);
    }));

  it('welcomes somebody who added the app once it is back, and can reach them', () =>
    playAway(async (outage) => {
      const { t, database } = outage;
      const nora = t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
      outage.goesAway();
      await nora.installs();
      assert.deepEqual(nora.inbox, []);
      outage.comesBack();
      await t.settle();
      await t.settle();
      assert.equal(nora.inbox.length, 1);
      assert.match(reads(nora.lastCard()), says('welcome.hello'));
      assert.equal((await database.stores.participants.get(idOf(nora)))?.reachable, true);
    }));

  it('keeps the app of somebody who removed and added it again, with the ballot that was sent meanwhile', () =>
    playAway(async (outage) => {
      const { t, database } = outage;
      const anna = await t.joins('Anna');
      await anna.uninstalls();
      await t.advance('1h');
      assert.equal((await database.stores.participants.get(idOf(anna)))?.reachable, false);
      for (const after of [0, 1, 2, 3, 4]) {
        outage.goesAway(after);
        await anna.uninstalls();
        await anna.installs();
        outage.comesBack();
        t.clock.advance('1s');
        await t.settle();
        assert.equal((await database.stores.participants.get(idOf(anna)))?.reachable, true, String(after));
        assert.ok(ballotOf(anna), String(after));
      }
    }));

  it('what happens to a team is noted when it is back', () =>
    inChannel(async (outage, { team, fien }) => {
      const { t, database } = outage;
      const channels = async () => (await kept(database, 'channels')).map(({ name }) => name);
      outage.goesAway();
      await team.createsChannel('Nieuw');
      await team.renames('Ruimte en wonen');
      await team.uninstalls(fien);
      await team.installs(fien);
      outage.comesBack();
      await t.settle();
      assert.ok((await channels()).includes('Nieuw'));
      const [channel] = (await kept(database, 'channels')).filter(({ chosen }) => chosen === true);
      assert.deepEqual([channel?.teamName, channel?.reachable], ['Ruimte en wonen', true]);
      assert.equal(postsIn(team.seat(fien, 'Dilemma')).length, 1, 'the post is still the one that was there');
    }));

  it('typing, reactions and cards that come into view get no message about it', () =>
    playAway(async (outage) => {
      const anna = await outage.t.joins('Anna');
      await outage.t.advance('1h');
      const ballot = ballotOf(anna);
      outage.goesAway();
      for (const type of ['typing', 'messageReaction', 'conversationUpdate', 'event'])
        assert.deepEqual((await anna.sends(activityOf(type, anna.activity()))).replies, [], type);
      const { card, message } = await anna.refreshes(ballot);
      assert.deepEqual([card, message], [null, '']);
    }));

  it('what is left when the process ends is at least in its log', async () => {
    const lines: string[] = [];
    const log = createLog('error', { write: (line: string) => lines.push(line) });
    await inChannel(
      async (outage, { here, post }) => {
        outage.goesAway();
        await here.writesUnder(post, 'Geheim', { mention: false });
        await outage.t.app.stop();
      },
      { log },
    );
    const said = lines.filter((line) => /is lost/.test(line)).map((line) => JSON.parse(line) as { count: number });
    assert.deepEqual(
      said.map(({ count }) => count),
      [1],
    );
    assert.ok(!lines.join('').includes('Geheim'), 'never the text');
  });
});

describe('scenario: the database is away when somebody fills in a form', () => {
  it('the card stays with what was filled in, and so does a button', () =>
    playAway(async (outage) => {
      const { t, database } = outage;
      const anna = await t.joins('Anna');
      await t.advance('1h');
      outage.goesAway();
      for (const after of [0, 1, 2]) {
        outage.goesAway(after);
        const refused = await votes(anna, 'a', { reason: 'Een lange toelichting' });
        assert.equal(refused.card, null, String(after));
        assert.match(seen(refused), says('notices.storageDown.title'), String(after));
      }
      outage.goesAway();
      const [help] = [await anna.invokes('adaptiveCard/action', { action: { verb: 'help.show', data: { v: 1 } } })];
      assert.match(JSON.stringify(help.body), says('notices.storageDown.title'));
      outage.comesBack();
      assert.match(seen(await votes(anna, 'a')), says('ballot.saved'));
      assert.equal((await kept(database, 'votes')).length, 1);
    }));

  it('a dialog keeps its form', () =>
    playAway(async (outage) => {
      const { t, database } = outage;
      const anna = await t.joins('Anna');
      const data: Record<string, unknown> = { ...goodData('proposal.send'), verb: 'proposal.send', v: 1 };
      for (const after of [0, 1, 2]) {
        outage.goesAway(after);
        const form = dialogIn(await anna.invokes('composeExtension/submitAction', { commandId: 'propose', data }));
        assert.match(reads(form), says('notices.storageDown.title'), String(after));
        assert.equal(inputsOf(form.card).find(({ id }) => id === 'situation')?.value, data.situation);
      }
      outage.comesBack();
      const sent = dialogIn(await anna.invokes('composeExtension/submitAction', { commandId: 'propose', data }));
      assert.match(reads(sent), says('notices.proposalSent.title'));
      assert.equal((await kept(database, 'proposals')).length, 1);
      const { body } = await anna.sends(invokeOf(anna.activity(), 'composeExtension/query', {}));
      assert.ok(body);
    }));
});
