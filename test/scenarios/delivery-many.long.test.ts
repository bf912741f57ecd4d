import assert from 'node:assert/strict';
import { says } from '../support/says.js';
import { ballotsOf, letterTo, play, reads } from '../support/scenario.js';
import { alongside } from '../support/storage.js';

const OTHER_TENANT = '0bb00000-0000-4000-8000-000000000002';

describe('scenario: delivery to many, by many', () => {
  it('does not let a tenant that Teams throttles hold another one', () =>
    play(async (stage) => {
      const { t } = stage;
      const slow = await t.joins('Anna');
      const sameTenant = await t.joins('Bram');
      const quick = await t.joins('Cor', { tenant: OTHER_TENANT });
      for (const person of [slow, sameTenant]) {
        person.fails({ how: 429, message: 'Too many requests for this tenant', retryAfter: 600, times: 1 });
      }
      await t.advance('1h');
      assert.equal(ballotsOf(quick).length, 1);
      assert.equal(ballotsOf(slow).length, 0);
      await t.advance('15m');
      assert.equal(ballotsOf(slow).length, 1);
      assert.equal(ballotsOf(sameTenant).length, 1);
      assert.equal(ballotsOf(quick).length, 1);
    }));

  it('is done by two workers at the same time without sending anything twice', () =>
    play(async ({ t, storage }) => {
      const people = await Promise.all(Array.from({ length: 60 }, (_, at) => t.joins(`Collega ${at}`)));
      const beside = await alongside(storage);
      try {
        const second = await t.another(beside);
        t.clock.advance('1h');
        await Promise.all([t.app.tick(), second.tick()]);
        const until = async (work: () => Promise<number>) => {
          while ((await work()) > 0);
        };
        await Promise.all([until(t.app.sendDue), until(second.sendDue), until(t.app.sendDue), until(second.sendDue)]);
        await t.advance('3m');
        assert.deepEqual(
          people.map((person) => ballotsOf(person).length),
          people.map(() => 1),
        );
        const ballots = t.teams.calls.filter(({ operation, status }) => operation === 'send' && status === 201);
        assert.equal(ballots.length, people.length * 2, 'a welcome and a ballot each');
        await second.stop();
      } finally {
        await beside.close();
      }
    }));

  it('drops a ballot whose round closed before it could be sent; its reader still gets the result', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      anna.fails({ how: 429, retryAfter: 86_000, times: 1 });
      await t.advance('1h');
      t.clock.goTo('2026-11-25T09:00:00+01:00');
      await t.settle();
      await t.advance('11s');
      assert.equal((await letterTo(stage, anna)).state, 'dropped');
      assert.equal(ballotsOf(anna).length, 0);
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
    }));

  it('does not send a new message to withdraw a ballot that is no longer there', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const [ballot] = ballotsOf(anna);
      assert.ok(ballot);
      anna.conversation.remove(ballot.id);
      const before = anna.inbox.length;
      await t.app.services.programmes.cancel('main-1', 'facilitator');
      await t.settle();
      await t.settle();
      assert.equal(anna.inbox.length, before, 'nobody needs a new message about a card that is gone');
      assert.equal((await letterTo(stage, anna)).state, 'dropped');
    }));

  it('takes up what a process that died had claimed, when its lease is over', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      t.clock.advance('1h');
      await t.app.tick();
      const now = t.clock.now();
      await storage.stores.outbox.claim('dead-process', now, new Date(now.getTime() + 120_000), 50);
      await t.advance('1m');
      assert.equal(ballotsOf(anna).length, 0);
      await t.advance('61s');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('stays within the rates that Teams allows', () =>
    play(async ({ t }) => {
      await Promise.all(Array.from({ length: 30 }, (_, at) => t.joins(`Collega ${at}`)));
      t.teams.enforceRates = true;
      await t.advance('1h');
      assert.deepEqual(
        t.teams.calls.filter(({ status }) => status === 429),
        [],
      );
    }));
});
