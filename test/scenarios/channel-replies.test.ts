import assert from 'node:assert/strict';
import { createApp } from '../../src/app.js';
import type { ChannelReplies, ChannelReply } from '../../src/channels/channel-replies.js';
import { createLog } from '../../src/log.js';
import { activityOf } from '../support/activities.js';
import { chosenChannel, FACILITATORS, postIn } from '../support/channels.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { TENANT, testConfig } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';

/** The same program with somebody who keeps replies, in the place of the one that Teams talks to. */
async function withKeeper(
  { t, storage }: Stage,
  answer: 'taken' | 'refused',
  work: (got: ChannelReply[]) => Promise<void>,
): Promise<void> {
  const got: ChannelReply[] = [];
  const channelReplies: ChannelReplies = {
    follow: async () => 'nothing',
    async take(reply) {
      got.push(reply);
      return answer;
    },
  };
  const config = testConfig({ ...FACILITATORS, CHANNEL_REPLIES: 'all' });
  const app = createApp({ config, storage, clock: t.clock, log: createLog('silent'), channelReplies });
  const before = t.teams.bot;
  t.teams.bot = `http://127.0.0.1:${await app.listen()}/api/messages`;
  try {
    await work(got);
  } finally {
    t.teams.bot = before;
    await app.stop();
  }
}

describe('scenario: what is written under a post', () => {
  it('is handed on with its round, with and without a mention, and nobody is stored for it', () =>
    play(
      async (stage) => {
        const { t, kept } = stage;
        const { team, seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const nora = t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
        const here = team.seat(nora, 'Dilemma');
        const before = (await kept('participants')).length;
        await withKeeper(stage, 'taken', async (got) => {
          const spoken = await here.writesUnder(postIn(seat), 'Wij doen dit altijd anders');
          const overheard = await here.writesUnder(postIn(seat), 'En wij ook', { mention: false });
          assert.deepEqual(overheard.replies, [], 'nobody spoke to the bot');
          const [answer] = spoken.replies;
          assert.ok(answer && says('notices.channelReplyKept.title').test(reads(answer)));
          assert.deepEqual(
            got.map(({ text, mentioned }) => [text, mentioned]),
            [
              ['Wij doen dit altijd anders', true],
              ['En wij ook', false],
            ],
          );
          const [first] = got;
          assert.equal(first?.roundId, 'main-1');
          assert.equal(first?.channelId, `${TENANT}:${seat.conversation.id}`);
          assert.equal(`${first?.person.tenantId}:${first?.person.objectId}`, idOf(nora));
          assert.match(first?.activityId ?? '', /^\d+$/);
        });
        assert.equal((await kept('participants')).length, before);
      },
      { env: FACILITATORS },
    ));

  it('is nothing to the bot elsewhere in the channel, unless it is spoken to', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { team, seat } = await chosenChannel(t);
        const anna = await t.joins('Anna Aalders');
        await t.goTo(NINE);
        await withKeeper(stage, 'taken', async (got) => {
          const here = team.seat(anna, 'Dilemma');
          const elsewhere = { ...postIn(seat), id: '1' };
          assert.deepEqual((await here.writesUnder(elsewhere, 'Wie haalt koffie?', { mention: false })).replies, []);
          const [answer] = (await here.writesUnder(elsewhere, 'wat kun je?')).replies;
          assert.ok(answer && says('notices.groupOnlyPersonal.title').test(reads(answer)));
          const [command] = (await here.says('dilemma')).replies;
          assert.ok(command && says('notices.groupOnlyPersonal.title').test(reads(command)));
          assert.deepEqual(got, []);
        });
      },
      { env: FACILITATORS },
    ));

  it('gets the usual answer to a mention, and silence without one, while nobody keeps it or when it is refused', () =>
    play(
      async (stage) => {
        const { t, kept } = stage;
        const { team, seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const nora = t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
        const here = team.seat(nora, 'Dilemma');
        const before = (await kept('participants')).length;
        const both = async () => {
          assert.deepEqual((await here.writesUnder(postIn(seat), 'Een gedachte', { mention: false })).replies, []);
          assert.equal((await kept('participants')).length, before, 'who was only overheard is not stored');
          const [answer] = (await here.writesUnder(postIn(seat), 'Een gedachte')).replies;
          assert.ok(answer && says('notices.groupOnlyPersonal.title').test(reads(answer)));
        };
        await withKeeper(stage, 'refused', async (got) => {
          await here.writesUnder(postIn(seat), 'Een gedachte', { mention: false });
          assert.equal(got.length, 1);
        });
        await both();
      },
      { env: FACILITATORS },
    ));

  it('is a button of an old client there, and is answered', () =>
    play(
      async ({ t }) => {
        const { seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const fields = { value: { verb: 'shared.view', v: 1, round: 'main-1' }, replyToId: postIn(seat).id };
        const [answer] = (await seat.sends(activityOf('message', seat.activity(postIn(seat).id), fields))).replies;
        assert.ok(answer);
        assert.match(reads(answer), says('notices.groupOnlyPersonal.title'), 'everybody would read an own view here');
      },
      { env: FACILITATORS },
    ));

  it('of a tenant that is not allowed stays unread, and unanswered unless the bot is spoken to', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { team, seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const stranger = t.teams.person({ name: 'Vreemd', tenant: 'ffffffff-0000-4000-8000-00000000000f' });
        const here = team.seat(stranger, 'Dilemma');
        assert.deepEqual((await here.writesUnder(postIn(seat), 'Hallo', { mention: false })).replies, []);
        const [no] = (await here.writesUnder(postIn(seat), 'Hallo')).replies;
        assert.ok(no && says('notices.wrongTenant.title').test(reads(no)));
      },
      { env: { ...FACILITATORS, ALLOWED_TENANTS: TENANT } },
    ));
});
