import assert from 'node:assert/strict';
import type { Message } from '../../src/outbox/message.js';
import { chosenChannel, FACILITATORS, postIn, postsIn } from '../support/channels.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { says } from '../support/says.js';
import { play, reads, type Stage } from '../support/scenario.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const WEDNESDAY = '2026-11-25T09:00:00+01:00';

async function letter({ storage }: Stage, seat: Seat): Promise<Message> {
  const [message, ...more] = await storage.stores.outbox.allTo(`${TENANT}:${seat.conversation.id}`);
  assert.ok(message);
  assert.equal(more.length, 0, 'one message a round');
  return message;
}

describe('scenario: a post that does not arrive at once', () => {
  it('waits as long as Teams asks, and comes once', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { seat } = await chosenChannel(t);
        seat.fails({ how: 429, retryAfter: 30, times: 2 });
        await t.goTo(NINE);
        assert.equal(postsIn(seat).length, 0);
        assert.deepEqual([(await letter(stage, seat)).state, (await letter(stage, seat)).reason], ['due', 'throttled']);
        await t.advance('20s');
        assert.equal(postsIn(seat).length, 0, 'not before Teams said');
        await t.advance('20s');
        await t.advance('40s');
        assert.match(reads(postIn(seat)), says('channelPost.kickerFirst'));
        await t.advance('1h');
        assert.equal(postsIn(seat).length, 1);
      },
      { env: FACILITATORS },
    ));

  for (const fault of [
    { how: 403, code: 'BotNotInConversationRoster' },
    { how: 404, code: 'ConversationNotFound' },
  ]) {
    it(`is tried once more after ${fault.how}, and then given up until the app is added again`, () =>
      play(
        async (stage) => {
          const { t, kept } = stage;
          const { fien, team, seat } = await chosenChannel(t);
          seat.fails(fault);
          await t.goTo(NINE);
          assert.equal((await letter(stage, seat)).state, 'unreachable');
          const channel = async () =>
            (await kept('channels')).find(({ _id }) => _id === `${TENANT}:${seat.conversation.id}`);
          assert.equal((await channel())?.reachable, false);
          const calls = t.teams.calls.length;
          await t.advance('1h');
          await t.advance('2h');
          assert.equal(t.teams.calls.slice(calls).filter(({ operation }) => operation === 'send').length, 1);
          seat.heals();
          await team.installs(fien);
          await t.settle();
          assert.match(reads(postIn(seat)), says('channelPost.kickerFirst'));
          assert.equal((await channel())?.reachable, true);
        },
        { env: FACILITATORS },
      ));
  }

  it('is brought up to date later when Teams is busy at the opening', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const post = postIn(seat);
        seat.fails({ how: 502, times: 2 });
        await t.goTo(WEDNESDAY);
        await t.advance('11s');
        assert.equal(seat.now(post).updates, 0);
        await t.advance('1m');
        await t.advance('1m');
        assert.match(reads(seat.now(post)), says('channelPost.kickerClosed'));
        assert.equal(postsIn(seat).length, 1);
      },
      { env: FACILITATORS },
    ));

  it('is brought up to date when the app comes back after the result could not be shown', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { fien, team, seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const post = postIn(seat);
        await team.uninstalls(fien);
        await t.goTo(WEDNESDAY);
        await t.advance('11s');
        assert.equal((await letter(stage, seat)).state, 'unreachable');
        assert.equal(seat.now(post).updates, 0);
        await team.installs(fien);
        await t.settle();
        assert.match(reads(seat.now(post)), says('channelPost.kickerBetween'));
      },
      { env: { ...FACILITATORS, ...WHOLE_WEEK } },
    ));

  it('does not come back when somebody took it away', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { seat } = await chosenChannel(t);
        await t.goTo(NINE);
        seat.conversation.remove(postIn(seat).id);
        await t.goTo(WEDNESDAY);
        await t.advance('11s');
        await t.advance('2h');
        assert.equal(postsIn(seat).length, 0);
        assert.deepEqual(
          [(await letter(stage, seat)).state, (await letter(stage, seat)).reason],
          ['dropped', 'message-gone'],
        );
      },
      { env: FACILITATORS },
    ));

  it('that is on its way while the round closes, is never put there as an open ballot', () =>
    play(
      async (stage) => {
        const { t, storage } = stage;
        const { seat } = await chosenChannel(t);
        seat.fails({ how: 429, retryAfter: 60 });
        await t.goTo(NINE);
        seat.heals();
        await t.goTo(WEDNESDAY);
        await t.advance('11s');
        await t.advance('2h');
        assert.ok((await storage.stores.rounds.get('main-1'))?.phase === 'sealed' || postsIn(seat).length <= 1);
        for (const post of postsIn(seat)) assert.doesNotMatch(reads(post), says('channelPost.vote'));
      },
      { env: FACILITATORS },
    ));

  it('comes once from two processes at the same time', () =>
    play(
      async ({ t, storage }) => {
        const { seat } = await chosenChannel(t);
        const other = await t.another(storage);
        t.clock.goTo(NINE);
        await Promise.all([t.app.tick(), other.tick()]);
        await Promise.all([t.app.sendDue(), other.sendDue(), t.app.sendDue(), other.sendDue()]);
        assert.equal(postsIn(seat).length, 1);
      },
      { env: FACILITATORS },
    ));
});
