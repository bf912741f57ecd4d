import assert from 'node:assert/strict';
import type { Fault } from '../support/fake-teams/faults.js';
import type { Person } from '../support/fake-teams/person.js';
import { ballotsOf, idOf, play, reads, type Stage } from '../support/scenario.js';
import { alongside } from '../support/storage.js';

const OTHER_TENANT = '0bb00000-0000-4000-8000-000000000002';

/** The message of one kind to a person, as the outbox has it. */
async function letter({ storage }: Stage, person: Person, kind = 'ballot') {
  const [found] = (await storage.stores.outbox.allTo(idOf(person))).filter((message) => message.kind === kind);
  assert.ok(found, `no ${kind} to ${person.facts.name}`);
  return found;
}

const sendsTo = ({ t }: Stage, person: Person) =>
  t.teams.calls.filter(({ conversationId }) => conversationId === person.conversation.id).length;

describe('scenario: delivery', () => {
  for (const [title, fault, reason] of [
    ['429 without a time', { how: 429 }, 'throttled'],
    ['412', { how: 412 }, 'precondition'],
    ['502', { how: 502 }, 'busy'],
    ['a cut connection', { how: 'cut' }, 'network'],
  ] as [string, Fault, string][]) {
    it(`tries again after ${title}, and sends the ballot once`, () =>
      play(async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        anna.fails({ ...fault, times: 2 });
        await t.advance('1h');
        assert.equal(ballotsOf(anna).length, 0);
        assert.equal((await letter(stage, anna)).reason, reason);
        await t.advance('10s');
        await t.advance('10s');
        assert.equal(ballotsOf(anna).length, 1);
        assert.equal((await letter(stage, anna)).state, 'sent');
        await t.advance('1h');
        assert.equal(ballotsOf(anna).length, 1);
      }));
  }

  it('waits as long as Teams asks after 429, and not much longer', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      anna.fails({ how: 429, retryAfter: 60, times: 1 });
      await t.advance('1h');
      await t.advance('59s');
      assert.equal(ballotsOf(anna).length, 0);
      await t.advance('15s');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('gives up a call that gets no answer, while others get theirs', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        const bram = await t.joins('Bram');
        anna.fails({ how: 'hang', times: 1 });
        await t.advance('1h');
        assert.equal(ballotsOf(bram).length, 1);
        assert.equal((await letter(stage, anna)).reason, 'timeout');
        await t.advance('10s');
        assert.equal(ballotsOf(anna).length, 1);
      },
      { connectorMs: 300 },
    ));

  it('sends nothing more to who blocked the bot, until they are seen again', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      anna.blocks();
      await t.advance('1h');
      assert.equal((await letter(stage, anna)).state, 'unreachable');
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, false);
      const calls = sendsTo(stage, anna);
      await t.advance('2d');
      await t.advance('11s');
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.equal(sendsTo(stage, anna), calls);
      anna.unblocks();
      await anna.says('hulp');
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, true);
      await t.goTo('2026-12-07T09:00:00+01:00');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  for (const [title, fault, state] of [
    ['404: the conversation is gone', { how: 404 }, 'unreachable'],
    ['403 without a code', { how: 403, code: '' }, 'unreachable'],
    ['413: too large', { how: 413 }, 'dead'],
    ['500, of which Microsoft says not to try again', { how: 500 }, 'dead'],
  ] as [string, Fault, string][]) {
    it(`settles a message as ${state} after ${title}`, () =>
      play(async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        const bram = await t.joins('Bram');
        anna.fails(fault);
        await t.advance('1h');
        assert.equal((await letter(stage, anna)).state, state);
        const calls = sendsTo(stage, anna);
        await t.advance('1h');
        assert.equal(sendsTo(stage, anna), calls);
        assert.equal(ballotsOf(bram).length, 1);
      }));
  }

  it('seals the round although somebody cannot be reached', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      await t.joins('Bram');
      await t.advance('1h');
      anna.blocks();
      await t.advance('2d');
      await t.advance('11s');
      assert.equal((await letter(stage, anna, 'result')).state, 'unreachable');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'sealed');
    }));

  it('seals the round after seven days although a result never gets through', () =>
    play(async (stage) => {
      const { t, storage, kept } = stage;
      const anna = await t.joins('Anna');
      await t.advance('1h');
      t.teams.fails({ how: 401 });
      await t.advance('2d');
      await t.advance('11s');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'closed');
      assert.equal((await kept('ballotBoxes')).length, 1);
      await t.goTo('2026-12-02T08:59:00+01:00');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'closed');
      await t.goTo('2026-12-02T09:00:00+01:00');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'sealed');
      t.teams.heals();
      await t.advance('1h');
      assert.ok(
        anna.inbox.some((shown) => /De uitslag/.test(reads(shown))),
        'the result still comes, without the own choice',
      );
    }));

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
      assert.equal((await letter(stage, anna)).state, 'dropped');
      assert.equal(ballotsOf(anna).length, 0);
      assert.match(reads(anna.lastCard()), /De uitslag/);
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
      await t.app.services.programmes.cancel('main-1');
      await t.settle();
      await t.settle();
      assert.equal(anna.inbox.length, before, 'nobody needs a new message about a card that is gone');
      assert.equal((await letter(stage, anna)).state, 'dropped');
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
