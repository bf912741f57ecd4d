import assert from 'node:assert/strict';
import { MongoServerError } from 'mongodb';
import { MOST_UNNOTED } from '../../src/delivery/notebook.js';
import type { OutboxWorker } from '../../src/delivery/outbox-worker.js';
import { TRY_AGAIN_MS } from '../../src/delivery/reachability.js';
import { MOST_AT_ONCE } from '../../src/delivery/tenant-lane.js';
import { roundIntent } from '../../src/outbox/message.js';
import type { Storage } from '../../src/storage/storage.js';
import { failingStorage } from '../support/failing-storage.js';
import { type OutboxBench, onBench, sent, takeUpAll } from '../support/outbox-bench.js';
import type { FreshStorage } from '../support/storage.js';

/** The answer of a mongos while a shard has no primary. */
const NO_PRIMARY = new MongoServerError({ message: 'Could not find host matching read preference', code: 133 });

/** A database that is away, for whoever has this storage, while the test says so. */
class Outage {
  isOn = false;
  /** Which calls fail; absent: all. */
  calls: RegExp = /./;
  readonly behind = (storage: FreshStorage): Storage =>
    failingStorage(storage, (call) => (this.isOn && this.calls.test(call) ? NO_PRIMARY : null));
}

/** Looks as the loop does, every two seconds, and in vain. */
async function inVain({ clock }: OutboxBench, worker: OutboxWorker, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 2) {
    clock.advance('2s');
    await assert.rejects(worker.takeUp(), { code: 'storageDown' });
  }
}

/** Goes on until nothing is left, also what was held by a lease. */
async function untilTheEnd({ clock }: OutboxBench, ...workers: readonly OutboxWorker[]): Promise<void> {
  for (let minute = 0; minute < 5; minute += 1) {
    for (const worker of workers) while ((await worker.sendDue()) > 0);
    clock.advance('1m');
  }
}

function assertOnce({ far }: OutboxBench, people: readonly string[]): void {
  assert.deepEqual(
    [...far.tries().values()].filter((tries) => tries !== 1),
    [],
    'nothing twice',
  );
  assert.equal(far.tries().size, people.length, 'nothing lost');
}

describe('the outbox worker: what was sent and is not noted yet', () => {
  for (const [title, first, second] of [
    ['twenty seconds and ten seconds', 20, 10],
    ['longer than a lease, twice', 180, 300],
  ] as const) {
    it(`is noted when the database comes back after ${title}: nothing twice, nothing lost`, () => {
      const outage = new Outage();
      return onBench(async (bench) => {
        const { far, fill, worker, states } = bench;
        const people = await fill('A', 300);
        const goesAwayAt = [40, 160];
        far.answer = () => {
          if (far.attempts.length === goesAwayAt[0]) outage.isOn = goesAwayAt.shift() !== undefined;
          return sent();
        };
        for (const seconds of [first, second]) {
          // Looks go on as long as there is something to take up, and the last one is refused.
          await assert.rejects(
            async () => {
              for (;;) await worker.sendDue();
            },
            { code: 'storageDown' },
          );
          const before = far.attempts.length;
          await inVain(bench, worker, seconds);
          assert.equal(far.attempts.length, before, 'nothing more is sent that could not be noted');
          outage.isOn = false;
        }
        await untilTheEnd(bench, worker);
        assertOnce(bench, people);
        assert.deepEqual(await states(), { sent: 300 });
      }, outage.behind);
    });
  }

  it('is little: what is under way to a tenant, and what is noted together', () => {
    const outage = new Outage();
    return onBench(async ({ far, fill, worker, storage }) => {
      await fill('A', 100);
      far.answer = () => {
        outage.isOn = far.attempts.length >= 50;
        return sent();
      };
      await assert.rejects(
        async () => {
          for (;;) await worker.sendDue();
        },
        { code: 'storageDown' },
      );
      const { sent: noted } = await storage.stores.outbox.countAll();
      assert.ok(
        far.attempts.length - noted <= MOST_AT_ONCE + MOST_UNNOTED,
        `${far.attempts.length} sent, ${noted} noted`,
      );
    }, outage.behind);
  });

  it('is not taken up by another process right after an outage in which its lease has ended', () => {
    const outage = new Outage();
    return onBench(async (bench) => {
      const { far, fill, worker, another, storage, clock, states } = bench;
      const people = await fill('A', 30);
      const other = another(outage.behind(storage));
      far.answer = () => {
        outage.isOn ||= far.attempts.length === 12;
        return sent();
      };
      await assert.rejects(worker.sendDue(), { code: 'storageDown' });
      for (const one of [worker, other]) await inVain(bench, one, 180);
      outage.isOn = false;
      await other.sendDue();
      clock.advance('2s');
      await worker.sendDue();
      await untilTheEnd(bench, other, worker);
      assertOnce(bench, people);
      assert.deepEqual(await states(), { sent: 30 });
    }, outage.behind);
  });

  it('is noted before the process stops, if the database comes back in time; if not, it says how much is lost', () => {
    const outage = new Outage();
    return onBench(async (bench) => {
      const { far, fill, worker, states, another, clock } = bench;
      const people = await fill('A', 12);
      far.answer = () => {
        outage.isOn = true;
        return sent();
      };
      await takeUpAll(worker).catch(() => undefined);
      let waits = 0;
      const sleep = clock.sleep;
      Object.assign(clock, {
        sleep: async () => {
          waits += 1;
          if (waits === 4) outage.isOn = false;
          return sleep();
        },
      });
      await worker.stop();
      assert.equal(waits, 4);
      assert.deepEqual(await states(), { sent: 12 });
      await untilTheEnd(bench, another());
      assertOnce(bench, people);
    }, outage.behind);
  });

  it('keeps no process from stopping when the database stays away', () => {
    const outage = new Outage();
    return onBench(async ({ far, fill, worker }) => {
      await fill('A', 3);
      far.answer = () => {
        outage.isOn = true;
        return sent();
      };
      await takeUpAll(worker).catch(() => undefined);
      await worker.stop();
      assert.equal(far.attempts.length, 3);
    }, outage.behind);
  });

  it('is noted although one message cannot be', () => {
    let broken = '';
    const behind = (storage: FreshStorage): Storage => {
      const { outbox } = storage.stores;
      const settle: typeof outbox.settle = async (outcomes, at) => {
        if (outcomes.some(({ key }) => key === broken)) throw new TypeError('a fault of ours');
        await outbox.settle(outcomes, at);
      };
      return { ...storage, stores: { ...storage.stores, outbox: { ...outbox, settle } } };
    };
    return onBench(async ({ fill, worker, states, storage }) => {
      const [first = ''] = await fill('A', 25);
      broken = (await storage.stores.outbox.allTo(first))[0]?.key ?? '';
      while ((await worker.sendDue()) > 0);
      assert.deepEqual(await states(), { due: 1, sent: 24 });
    }, behind);
  });

  it('holds no message back when it is not known whether it was taken up', () => {
    let fails = true;
    const behind = (storage: FreshStorage): Storage => {
      const { outbox } = storage.stores;
      const claim: typeof outbox.claim = async (...args) => {
        const claimed = await outbox.claim(...args);
        if (!fails) return claimed;
        fails = false;
        throw new TypeError('the answer was lost');
      };
      return { ...storage, stores: { ...storage.stores, outbox: { ...outbox, claim } } };
    };
    return onBench(async ({ fill, worker, states, storage }) => {
      const [first = ''] = await fill('A', 5);
      await assert.rejects(worker.sendDue(), TypeError);
      assert.equal(await worker.sendDue(), 5, 'at the next look, and not after the lease');
      assert.deepEqual(await states(), { sent: 5 });
      assert.equal((await storage.stores.outbox.allTo(first))[0]?.attempts, 1);
    }, behind);
  });

  it('leaves the next try to somebody who refused more than one message at the same moment, and again weeks later', () =>
    onBench(async ({ far, fill, worker, clock, storage }) => {
      const { outbox, participants } = storage.stores;
      const [anna = ''] = await fill('A', 1);
      const ballot = (round: number) => outbox.enqueue([roundIntent(`main-${round}`, 'ballot', anna)], clock.now());
      await ballot(2);
      far.answer = () => ({ outcome: 'unreachable', reason: 'conversation-gone' });
      const inAnHour = () => new Date(clock.now().getTime() + TRY_AGAIN_MS);
      await worker.sendDue();
      assert.deepEqual((await participants.get(anna))?.tryAgainAt, inAnHour());
      assert.equal(far.attempts.length, 2);
      const address = (await participants.get(anna))?.address ?? assert.fail();
      await participants.noteReached(anna, address);
      clock.advance('14d');
      await ballot(3);
      await worker.sendDue();
      assert.deepEqual((await participants.get(anna))?.tryAgainAt, inAnHour());
    }));

  it('tells also afterwards that somebody could not be reached', () => {
    const outage = new Outage();
    outage.calls = /markUnreachable/;
    return onBench(async ({ far, fill, worker, states, storage }) => {
      const [anna = ''] = await fill('A', 2);
      far.answer = (to) => (to === anna ? { outcome: 'unreachable', reason: 'blocked' } : sent());
      outage.isOn = true;
      await assert.rejects(worker.sendDue(), { code: 'storageDown' });
      outage.isOn = false;
      await worker.takeUp();
      assert.equal((await storage.stores.participants.get(anna))?.reachable, false);
      assert.deepEqual(await states(), { sent: 1, unreachable: 1 });
    }, outage.behind);
  });
});
