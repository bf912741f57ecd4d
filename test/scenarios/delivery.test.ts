import assert from 'node:assert/strict';
import type { Fault } from '../support/fake-teams/faults.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, letterTo, play, reads, type Stage } from '../support/scenario.js';

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
        assert.equal((await letterTo(stage, anna)).reason, reason);
        await t.advance('10s');
        await t.advance('10s');
        assert.equal(ballotsOf(anna).length, 1);
        assert.equal((await letterTo(stage, anna)).state, 'sent');
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
        assert.equal((await letterTo(stage, anna)).reason, 'timeout');
        await t.advance('10s');
        assert.equal(ballotsOf(anna).length, 1);
      },
      { connectorMs: 300 },
    ));

  it('sends hardly anything to somebody who blocked the bot, until they are seen again', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      anna.blocks();
      await t.advance('1h');
      assert.equal((await letterTo(stage, anna)).state, 'unreachable');
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.reachable, false);
      const calls = sendsTo(stage, anna);
      await t.advance('1h');
      await t.advance('2d');
      await t.advance('11s');
      await t.goTo('2026-11-30T09:00:00+01:00');
      assert.equal(sendsTo(stage, anna), calls + 2, 'but for one try in this round, and one in the next');
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
        assert.equal((await letterTo(stage, anna)).state, state);
        const calls = sendsTo(stage, anna);
        await t.advance('59m');
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
      assert.equal((await letterTo(stage, anna, 'result')).state, 'unreachable');
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
        anna.inbox.some((shown) => says('closing.kicker').test(reads(shown))),
        'the result still comes, without the own choice',
      );
    }));
});
