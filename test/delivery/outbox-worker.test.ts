import assert from 'node:assert/strict';
import { MOST_AT_ONCE } from '../../src/delivery/tenant-lane.js';
import { roundIntent } from '../../src/outbox/message.js';
import { onBench, sent, stopped, takeUpAll, timeout } from '../support/outbox-bench.js';

describe('the outbox worker: nobody waits for another', () => {
  it('sends to everybody else while ten people of the tenant answer nothing', () =>
    onBench(async ({ far, fill, worker, states, whenWoken }) => {
      whenWoken(() => void takeUpAll(worker));
      const people = await fill('A', 200);
      const hanging = new Set(people.filter((_, at) => at % 20 === 3));
      far.answer = (to) => (hanging.has(to) ? null : sent());
      await takeUpAll(worker);
      await far.until(() => far.attempts.length === 200 && far.open.get('A') === 10, 'the others have an answer');
      await takeUpAll(worker);
      assert.deepEqual(await states(), { due: 10, sent: 190 }, 'and that is noted');
      for (const { to, end } of far.attempts) if (hanging.has(to)) end(sent());
      await worker.sendDue();
      assert.deepEqual(await states(), { sent: 200 });
      assert.equal(far.attempts.length, 200);
    }));

  it('puts nobody off although more people than there are places answer nothing', () =>
    onBench(async ({ far, fill, worker, whenWoken }) => {
      whenWoken(() => void takeUpAll(worker));
      const people = await fill('A', 200);
      const hanging = new Set(people.filter((_, at) => at % 5 === 3));
      far.answer = (to) => (hanging.has(to) ? null : sent());
      const silent = () => far.attempts.filter(({ to }) => hanging.has(to));
      const endSilent = () => silent().map(({ end }) => end(timeout));
      await takeUpAll(worker);
      for (const places of [MOST_AT_ONCE, 2 * MOST_AT_ONCE]) {
        await far.until(() => silent().length === places, `${places} places are taken`);
        endSilent();
      }
      await far.until(() => far.attempts.length === 200, 'everybody was tried, and no time has passed');
      endSilent();
      await worker.sendDue();
      assert.equal(far.attempts.length, 200);
    }));

  it('sends to every other tenant while one answers nothing at all, and takes it up little', () =>
    onBench(async ({ far, fill, worker, states, clock }) => {
      await fill('A', 300);
      await fill('B', 40);
      await fill('C', 40);
      far.answer = (to) => (to.startsWith('A:') ? null : sent());
      await takeUpAll(worker);
      await far.until(
        () => (far.open.get('A') ?? 0) === MOST_AT_ONCE && far.attempts.length === 80 + MOST_AT_ONCE,
        'B and C',
      );
      await takeUpAll(worker);
      assert.deepEqual(await states(), { due: 300, sent: 80 });
      for (const attempt of far.attempts.splice(0)) attempt.end(timeout);
      await far.until(() => far.attempts.length >= 4, 'the next of A');
      await takeUpAll(worker);
      assert.ok((far.open.get('A') ?? 0) <= 6, 'after some in a row without an answer fewer at once');
      far.answer = () => sent();
      for (const attempt of far.attempts.splice(0)) attempt.end(sent());
      for (let minute = 0; minute < 3; minute += 1) {
        while ((await worker.sendDue()) > 0);
        clock.advance('1m');
      }
      assert.deepEqual(await states(), { sent: 380 });
    }));

  it('has no more under way to one tenant than it says, and as many to each of the others', () =>
    onBench(async ({ far, fill, worker }) => {
      const tenants = ['A', 'B', 'C', 'D'];
      for (const tenant of tenants) await fill(tenant, 60);
      far.answer = () => null;
      await takeUpAll(worker);
      await far.until(() => far.attempts.length === tenants.length * MOST_AT_ONCE, 'all begin');
      assert.equal(far.most, MOST_AT_ONCE);
      far.answer = () => sent();
      for (const { end } of [...far.attempts]) end(sent());
      while ((await worker.sendDue()) > 0);
      assert.equal(far.attempts.length, 240);
      assert.equal(far.most, MOST_AT_ONCE);
    }));

  it('sends to one person one message at a time, in the order in which they were to be sent', () =>
    onBench(async ({ storage, far, fill, worker, clock }) => {
      const [anna = ''] = await fill('A', 2);
      for (const at of [1, 2, 3, 4, 5, 6, 7, 8]) {
        await storage.stores.outbox.enqueue([roundIntent(`main-${at + 1}`, 'ballot', anna)], clock.now());
        clock.advance('1s');
      }
      far.answer = () => null;
      await takeUpAll(worker);
      const keys: string[] = [];
      for (let done = 0; done < 10; done += 1) {
        await far.until(() => far.attempts.length > 0, 'the next');
        assert.ok(far.attempts.filter(({ to }) => to === anna).length <= 1, 'one at a time');
        const next = far.attempts.shift();
        if (next?.to === anna) keys.push(next.key);
        next?.end(sent());
      }
      await worker.sendDue();
      assert.deepEqual(
        keys,
        Array.from({ length: 9 }, (_, at) => roundIntent(`main-${at + 1}`, 'ballot', anna).key),
      );
    }));

  it('lets one try see whether a tenant may go on that Teams stopped, and waits longer each time', () =>
    onBench(async ({ storage, far, fill, worker, clock, states }) => {
      await fill('A', 60);
      await fill('B', 5);
      far.answer = (to) => (to.startsWith('A:') ? stopped : sent());
      await worker.sendDue();
      assert.deepEqual(await states(), { due: 60, sent: 5 });
      const first = far.attempts.filter(({ to }) => to.startsWith('A:')).length;
      assert.ok(first <= MOST_AT_ONCE, `${first} found out`);
      const moments: number[] = [];
      for (let second = 0; second < 120; second += 1) {
        clock.advance('1s');
        const before = far.attempts.length;
        await worker.sendDue();
        assert.ok(far.attempts.length - before <= 1, 'one probe');
        if (far.attempts.length > before) moments.push(second);
      }
      const waits = moments.slice(1).map((moment, at) => moment - (moments[at] ?? 0));
      assert.deepEqual(
        waits,
        [...waits].sort((a, b) => a - b),
      );
      assert.ok(waits.length >= 3 && (waits.at(-1) ?? 0) > (waits[0] ?? 0), `${waits}`);
      far.answer = () => sent();
      clock.advance('5m');
      while ((await worker.sendDue()) > 0);
      assert.deepEqual(await states(), { sent: 65 });
      assert.equal((await storage.stores.outbox.allTo('A:0001'))[0]?.attempts, 1, 'no try of the message itself');
    }));
});
