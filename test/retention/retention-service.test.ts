import assert from 'node:assert/strict';
import { DomainError } from '../../src/errors.js';
import { createLog } from '../../src/log.js';
import type { RetentionRule } from '../../src/retention/retention-rule.js';
import { createRetentionService, RETENTION_JOB } from '../../src/retention/retention-service.js';
import { type FreshStorage, freshStorage } from '../support/storage.js';
import { TestClock } from '../support/test-clock.js';

const NIGHT = '2026-11-24T02:30:00+01:00';

/** A rule over a pile of `size` things that removes two at a time. */
function pile(name: string, size: number): RetentionRule & { left: number } {
  const rule = {
    left: size,
    name,
    what: `things of ${name}`,
    before: (now: Date) => now,
    count: async () => rule.left,
    deleteBatch: async () => {
      const removed = Math.min(2, rule.left);
      rule.left -= removed;
      return removed;
    },
  };
  return rule;
}

const failing = (error: Error): RetentionRule => ({
  ...pile('broken', 5),
  deleteBatch: () => Promise.reject(error),
});

describe('the run of the retention rules', () => {
  let storage: FreshStorage;
  let clock: TestClock;

  beforeEach(async () => {
    storage = await freshStorage();
    clock = new TestClock(NIGHT);
    await storage.stores.jobs.createIfAbsent(RETENTION_JOB, '2026-11-23');
  });
  afterEach(() => storage.close());

  function serviceOf(rules: readonly RetentionRule[], isStopping: () => boolean = () => false) {
    const seen: string[] = [];
    const observe = (rule: string, count: number) => seen.push(`${rule} ${count}`);
    const { jobs } = storage.stores;
    const log = createLog('silent');
    const service = createRetentionService({ rules, jobs, holder: clock.id(), isStopping, observe, clock, log });
    return { service, seen };
  }

  const doneFor = async () => (await storage.stores.jobs.get(RETENTION_JOB))?.doneFor;

  it('goes through the rules in order, page by page, until nothing is left', async () => {
    const { service, seen } = serviceOf([pile('one', 3), pile('two', 0), pile('three', 2)]);
    const run = await service.runIfDue();
    assert.equal(run?.outcome, 'done');
    assert.deepEqual(
      run?.counts.map(({ rule, count }) => [rule, count]),
      [
        ['one', 3],
        ['two', 0],
        ['three', 2],
      ],
    );
    assert.deepEqual(seen, ['one 2', 'one 1', 'one 0', 'two 0', 'three 2', 'three 0']);
    assert.equal(await doneFor(), '2026-11-24');
    assert.equal(await service.runIfDue(), null);
  });

  it('goes on with the other rules when one fails, and tries the night again', async () => {
    const last = pile('last', 2);
    const { service } = serviceOf([failing(new Error('broken rule')), last]);
    assert.equal((await service.runIfDue())?.outcome, 'unfinished');
    assert.equal(last.left, 0);
    assert.equal(await doneFor(), '2026-11-23');
    assert.equal((await service.runIfDue())?.outcome, 'unfinished', 'the claim was given back');
  });

  it('ends when the database is away, and gives the claim back where it can', async () => {
    const last = pile('last', 2);
    const { service } = serviceOf([failing(new DomainError('storageDown')), last]);
    await assert.rejects(service.runIfDue(), DomainError);
    assert.equal(last.left, 2);
    assert.equal(await doneFor(), '2026-11-23');
    assert.ok(await storage.stores.jobs.claim(RETENTION_JOB, 'another', clock.now(), clock.now()));
  });

  it('stops after the page under way when the process is about to end', async () => {
    const rule = pile('one', 10);
    const { service } = serviceOf([rule, pile('two', 1)], () => rule.left <= 6);
    const run = await service.run();
    assert.equal(run.outcome, 'unfinished');
    assert.deepEqual(
      run.counts.map(({ rule: name, count }) => [name, count]),
      [['one', 4]],
    );
    assert.equal(await doneFor(), '2026-11-23');
  });

  it('stops when another process has taken the job over', async () => {
    const rule = pile('one', 10);
    const thief: RetentionRule = {
      ...rule,
      deleteBatch: async () => {
        const muchLater = new Date(clock.now().getTime() + 3_600_000);
        await storage.stores.jobs.claim(RETENTION_JOB, 'thief', muchLater, new Date(muchLater.getTime() + 60_000));
        return 2;
      },
    };
    const { service } = serviceOf([thief, pile('two', 1)]);
    assert.equal((await service.run()).outcome, 'unfinished');
    assert.equal(await doneFor(), '2026-11-23');
    assert.equal((await service.run()).outcome, 'busy', 'the claim of the other stands');
  });

  it('can be asked for at any hour, and then need not be done again that night', async () => {
    clock.goTo('2026-11-24T00:10:00+01:00');
    const { service } = serviceOf([pile('one', 1)]);
    assert.equal(await service.runIfDue(), null);
    assert.equal((await service.run()).outcome, 'done');
    clock.goTo(NIGHT);
    assert.equal(await service.runIfDue(), null);
    clock.goTo('2026-11-25T02:30:00+01:00');
    assert.equal((await service.runIfDue())?.outcome, 'done');
  });

  it('waits for the night when the program is new', async () => {
    const service = createRetentionService({
      ...{ rules: [pile('one', 1)], jobs: storage.stores.jobs, holder: 'one', isStopping: () => false },
      ...{ observe: () => {}, clock, log: createLog('silent') },
    });
    const { db } = storage;
    await db.collection<{ _id: string }>('jobs').deleteOne({ _id: RETENTION_JOB });
    clock.goTo('2026-11-24T14:00:00+01:00');
    assert.equal(await service.runIfDue(), null);
    assert.equal(await service.runIfDue(), null);
    clock.goTo('2026-11-25T02:30:00+01:00');
    assert.equal((await service.runIfDue())?.outcome, 'done');
  });
});
