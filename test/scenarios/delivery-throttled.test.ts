import assert from 'node:assert/strict';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import { crowd } from '../support/crowd.js';
import type { Fault } from '../support/fake-teams/faults.js';
import { says } from '../support/says.js';
import { ballotsOf, idOf, letterTo, play, reads, type Stage } from '../support/scenario.js';

/** Every answer that means "not now", and every form of the wait that may come with it. */
const STATUSES = [408, 412, 429, 502, 503, 504] as const;
const HEADERS = [
  undefined,
  0,
  1,
  '-5',
  '0.2',
  'soon',
  'Mon, 23 Nov 2026 08:00:00 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
];
const FAULTS: readonly Fault[] = [
  ...STATUSES.map((how) => ({ how, retryAfter: 1 })),
  ...HEADERS.map((retryAfter) => ({ how: 429, ...(retryAfter === undefined ? {} : { retryAfter }) })),
  { how: 'cut' },
];

async function steps({ t }: Stage, count: number, span: string): Promise<void> {
  for (let step = 0; step < count; step += 1) await t.advance(span);
}

describe('scenario: Teams is busy for a while', () => {
  it('tries on for as long as it takes, whatever wait Teams names, and sends the ballot once', () =>
    play(async (stage) => {
      const { t } = stage;
      await t.joins('Anna');
      const people = await crowd(stage, FAULTS.length);
      people.forEach((person, at) => {
        person.fails(FAULTS[at] ?? { how: 429 });
      });
      await t.goTo('2026-11-23T09:00:00+01:00');
      await steps(stage, 10, '6s');
      const calls = t.teams.calls.length;
      await steps(stage, 7, '20m');
      for (const [at, person] of people.entries()) {
        const { state } = await letterTo(stage, person);
        assert.equal(state, 'due', JSON.stringify(FAULTS[at]));
      }
      assert.ok(t.teams.calls.length - calls <= people.length * 8, 'and less often when it takes long');
      t.teams.heals();
      await t.advance('16m');
      assert.deepEqual(
        people.map((person) => ballotsOf(person).length),
        people.map(() => 1),
      );
      await t.advance('2h');
      assert.deepEqual(
        people.map((person) => ballotsOf(person).length),
        people.map(() => 1),
      );
    }));

  it('comes back to a connector that refused every connection', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      const stored = await storage.stores.participants.get(idOf(anna));
      assert.ok(stored?.address);
      const { address } = stored;
      const seen = { ...stored, seenOn: amsterdamDate(t.clock.now()) };
      const { id, tenantId, objectId, seenOn } = seen;
      const at = (serviceUrl: string) =>
        storage.stores.participants.touch({ id, tenantId, objectId, seenOn, address: { ...address, serviceUrl } });
      await at('http://127.0.0.1:1/');
      await t.advance('1h');
      await steps(stage, 20, '15m');
      assert.deepEqual([(await letterTo(stage, anna)).state, (await letterTo(stage, anna)).reason], ['due', 'network']);
      await at(address.serviceUrl);
      await t.advance('16m');
      assert.equal(ballotsOf(anna).length, 1);
    }));

  it('waits no longer than a day for a header that makes no sense', () =>
    play(async (stage) => {
      const { t } = stage;
      const people = await Promise.all(['Anna', 'Bram', 'Cor'].map((name) => t.joins(name)));
      const headers = ['99999999999999999999', '9'.repeat(300), 'Fri, 31 Dec 9999 23:59:59 GMT'];
      people.forEach((person, at) => {
        person.fails({ how: 429, retryAfter: headers[at] ?? '', times: 1 });
      });
      await t.goTo('2026-11-23T09:00:00+01:00');
      await t.advance('23h');
      assert.deepEqual(
        people.map((person) => ballotsOf(person).length),
        [0, 0, 0],
      );
      await t.advance('62m');
      assert.deepEqual(
        people.map((person) => ballotsOf(person).length),
        [1, 1, 1],
      );
    }));

  it('drops a ballot with its vote, and what a person still needs to know comes when Teams takes it', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      anna.fails({ how: 503, retryAfter: 1 });
      await t.goTo('2026-11-23T09:00:00+01:00');
      await steps(stage, 15, '190m');
      assert.equal((await letterTo(stage, anna)).state, 'due', 'half an hour before the end');
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('15m');
      assert.equal((await letterTo(stage, anna)).state, 'dropped');
      anna.heals();
      await t.advance('16m');
      assert.equal(ballotsOf(anna).length, 0);
      assert.match(reads(anna.lastCard()), says('closing.kicker'));
    }));

  it('does not keep the votes of everybody because one person cannot get the result', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const anna = await t.joins('Anna');
      await t.joins('Bram');
      await t.advance('1h');
      anna.fails({ how: 429, retryAfter: 1 });
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      await steps(stage, 5, '15m');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'closed', 'a passing trouble is waited out');
      await steps(stage, 12, '15m');
      assert.equal((await storage.stores.rounds.get('main-1'))?.phase, 'sealed');
      assert.equal((await letterTo(stage, anna, 'result')).state, 'due');
      anna.heals();
      await t.advance('16m');
      assert.equal((await letterTo(stage, anna, 'result')).state, 'sent');
    }));

  it('gives up what is too old to say, with the reason', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      await t.advance('1h');
      anna.fails({ how: 429, retryAfter: 3_600 });
      await t.goTo('2026-11-25T09:00:00+01:00');
      await t.advance('11s');
      await steps(stage, 13, '23h');
      const before = await letterTo(stage, anna, 'result');
      assert.equal(before.state, 'due');
      await steps(stage, 2, '23h');
      const after = await letterTo(stage, anna, 'result');
      assert.deepEqual([after.state, after.reason], ['dead', 'throttled']);
    }));
});
