import assert from 'node:assert/strict';
import { chosenChannel, FACILITATORS, postsIn } from '../support/channels.js';
import type { Fault } from '../support/fake-teams/faults.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { ballotsOf, idOf, letterTo, play, type Stage } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const NEXT_WEEK = '2026-11-30T09:00:00+01:00';

const REFUSALS: readonly Omit<Fault, 'conversationId'>[] = [
  { how: 404, code: 'ConversationNotFound' },
  { how: 403, code: '' },
  { how: 403, code: 'BotNotInConversationRoster' },
];

const callsTo = ({ t }: Stage, { conversation }: Seat) =>
  t.teams.calls.filter(({ conversationId }) => conversationId === conversation.id).length;

const isReachable = async ({ storage }: Stage, person: Person) =>
  (await storage.stores.participants.get(idOf(person)))?.reachable;

describe('scenario: Teams does not let the bot reach somebody', () => {
  for (const fault of REFUSALS) {
    it(`sends again at the address that is stored after one ${fault.how} ${fault.code}, and the person is back`, () =>
      play(async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        anna.fails({ ...fault, times: 1 });
        await t.goTo(NINE);
        const { state, reason } = await letterTo(stage, anna);
        assert.deepEqual([state, await isReachable(stage, anna)], ['unreachable', false]);
        const { delivery } = t.app.services;
        assert.equal(await delivery.resend('main-1', 'ballot'), 1);
        await t.settle();
        assert.equal(ballotsOf(anna).length, 1, reason ?? '');
        assert.equal(await isReachable(stage, anna), true);
        assert.equal(await delivery.resend('main-1', 'ballot'), 0);
        await t.goTo('2026-11-25T09:00:00+01:00');
        await t.advance('11s');
        assert.equal((await letterTo(stage, anna, 'result')).state, 'sent', 'and the rest of the round follows');
      }));
  }

  it('tries by itself an hour later, so that a passing refusal takes nobody out of the round', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      anna.fails({ how: 404, times: 1 });
      await t.goTo(NINE);
      const calls = callsTo(stage, anna);
      await t.advance('59m');
      assert.equal(callsTo(stage, anna), calls);
      await t.advance('1m');
      assert.equal(ballotsOf(anna).length, 1);
      assert.equal(await isReachable(stage, anna), true);
    }));

  it('tries whoever stays out of reach once more in that round, and once in each round after it', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      anna.blocks();
      const before = callsTo(stage, anna);
      await t.goTo(NINE);
      for (const span of ['1h', '1h', '5h', '1d', '1d', '11s', '1d']) await t.advance(span);
      assert.equal(callsTo(stage, anna), before + 2);
      assert.deepEqual(
        [(await letterTo(stage, anna)).reason, (await letterTo(stage, anna, 'result')).reason],
        ['blocked', 'blocked'],
        'what was not tried has the true reason too',
      );
      for (const [weeks, day] of [NEXT_WEEK, '2026-12-07T09:00:00+01:00'].entries()) {
        await t.goTo(day);
        for (const span of ['1h', '5h', '2d', '11s']) await t.advance(span);
        assert.equal(callsTo(stage, anna), before + 3 + weeks);
      }
      anna.unblocks();
      await t.goTo('2026-12-14T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 1, 'no event tells that somebody unblocked the bot');
      assert.equal(await isReachable(stage, anna), true);
    }));

  it('brings what waited for the person once one message got through', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      anna.fails({ how: 404 });
      await t.goTo(NINE);
      const participant = await storage.stores.participants.get(idOf(anna));
      assert.ok(participant);
      const about = { key: `agreementGone:x:${participant.id}`, to: participant.id, roundId: '', about: 'x' };
      await storage.stores.outbox.enqueue([{ ...about, kind: 'agreementGone' }], t.clock.now());
      await t.settle();
      const waiting = async () =>
        (await storage.stores.outbox.allTo(participant.id)).find(({ key }) => key === about.key);
      const before = await waiting();
      anna.heals();
      await t.advance('1h');
      assert.equal(ballotsOf(anna).length, 1);
      assert.notEqual((await waiting())?.settledAt?.getTime(), before?.settledAt?.getTime(), 'it was looked at again');
    }));

  it('counts and offers to send again only what would be tried', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const people = await Promise.all(['Anna', 'Bram', 'Cor', 'Dirk'].map((name) => t.joins(name)));
      const [anna, bram, cor] = people;
      assert.ok(anna && bram && cor);
      for (const person of people) person.fails({ how: 403, code: 'BotNotInConversationRoster' });
      await t.goTo(NINE);
      await storage.stores.participants.change(idOf(bram), { standing: 'left' });
      await storage.stores.participants.change(idOf(cor), { pausedUntil: '2026-12-24' });
      const { delivery } = t.app.services;
      assert.deepEqual((await delivery.ofRound('main-1')).canResend, ['ballot']);
      assert.equal(await delivery.resend('main-1', 'ballot'), 2, 'not who left or pauses');
      await t.settle();
      const { reason, state } = await letterTo(stage, anna);
      assert.deepEqual([state, reason], ['unreachable', 'not-installed'], 'in vain, for the same reason');
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      assert.deepEqual((await delivery.ofRound('main-1')).canResend, ['result'], 'nobody needs the ballot any more');
      assert.equal(await delivery.resend('main-1', 'ballot'), 0);
    }));

  it('does not write to somebody who removed the app, until they add it again', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      await anna.uninstalls();
      const calls = callsTo(stage, anna);
      await t.goTo(NINE);
      await t.goTo(NEXT_WEEK);
      assert.equal(callsTo(stage, anna), calls);
      await anna.installs();
      await t.settle();
      assert.equal(ballotsOf(anna).length, 1);
    }));
});

describe('scenario: Teams does not let the bot reach a channel', () => {
  for (const fault of REFUSALS) {
    it(`tries by itself an hour later after one ${fault.how} ${fault.code}`, () =>
      play(
        async (stage) => {
          const { t, storage } = stage;
          const { seat } = await chosenChannel(t);
          seat.fails({ ...fault, times: 1 });
          await t.goTo(NINE);
          const id = `${TENANT}:${seat.conversation.id}`;
          assert.equal((await storage.stores.channels.get(id))?.reachable, false);
          await t.advance('1h');
          assert.equal(postsIn(seat).length, 1);
          assert.equal((await storage.stores.channels.get(id))?.reachable, true);
        },
        { env: FACILITATORS },
      ));
  }

  it('tries once in the next round where it stayed so, and a facilitator can send it again', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const { seat } = await chosenChannel(t);
        seat.fails({ how: 403, code: 'BotNotInConversationRoster' });
        await t.goTo(NINE);
        await t.advance('1h');
        const calls = callsTo(stage, seat);
        await t.advance('1d');
        assert.equal(callsTo(stage, seat), calls);
        await t.goTo(NEXT_WEEK);
        await t.advance('2h');
        assert.equal(callsTo(stage, seat), calls + 1);
        seat.heals();
        assert.equal(await t.app.services.delivery.resend('main-2', 'channel'), 1);
        await t.settle();
        assert.equal(postsIn(seat).length, 1);
      },
      { env: FACILITATORS },
    ));
});
