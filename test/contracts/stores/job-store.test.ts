import assert from 'node:assert/strict';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, NOW } from './outbox-samples.js';

const JOB = 'retention';

storeContract('the daily jobs', (at) => {
  beforeEach(() => at.stores.jobs.createIfAbsent(JOB, '2026-11-22'));

  it('are unknown before a process looked at them, and cannot be claimed', async () => {
    assert.equal(await at.stores.jobs.get('other'), null);
    assert.equal(await at.stores.jobs.claim('other', 'one', NOW, after(2)), null);
  });

  it('are made once: what is known stays', async () => {
    await atOnce(10, () => at.stores.jobs.createIfAbsent(JOB, '2026-11-23'));
    assert.deepEqual(await at.stores.jobs.get(JOB), { doneFor: '2026-11-22', doneAt: null });
  });

  it('are held by one of twenty who want it at once', async () => {
    const held = await atOnce(20, (one) => at.stores.jobs.claim(JOB, `holder ${one}`, NOW, after(2)));
    assert.deepEqual(
      held.filter((state) => state !== null),
      [{ doneFor: '2026-11-22', doneAt: null }],
    );
  });

  it('stay held until the lease is over, and by their holder also when it asks again', async () => {
    const { jobs } = at.stores;
    await jobs.claim(JOB, 'one', NOW, after(2));
    assert.equal(await jobs.claim(JOB, 'other', after(1), after(3)), null);
    assert.ok(await jobs.claim(JOB, 'one', after(1), after(2)));
    assert.ok(await jobs.claim(JOB, 'other', after(2), after(4)));
    assert.equal(await jobs.keep(JOB, 'one', after(9)), false);
  });

  it('stay held as long as the holder says so', async () => {
    const { jobs } = at.stores;
    await jobs.claim(JOB, 'one', NOW, after(2));
    assert.equal(await jobs.keep(JOB, 'one', after(5)), true);
    assert.equal(await jobs.claim(JOB, 'other', after(4), after(9)), null);
  });

  it('are free once they are finished, with the day for which they are', async () => {
    const { jobs } = at.stores;
    await jobs.claim(JOB, 'one', NOW, after(2));
    await jobs.finish(JOB, 'one', { doneFor: '2026-11-23', doneAt: after(1) });
    assert.deepEqual(await jobs.get(JOB), { doneFor: '2026-11-23', doneAt: after(1) });
    assert.deepEqual(await jobs.claim(JOB, 'other', after(1), after(3)), { doneFor: '2026-11-23', doneAt: after(1) });
  });

  it('are free once they are given back, and as undone as before', async () => {
    const { jobs } = at.stores;
    await jobs.claim(JOB, 'one', NOW, after(2));
    await jobs.release(JOB, 'one');
    assert.deepEqual(await jobs.claim(JOB, 'other', NOW, after(2)), { doneFor: '2026-11-22', doneAt: null });
  });

  it('are not finished, prolonged or given back by a process that lost them', async () => {
    const { jobs } = at.stores;
    await jobs.claim(JOB, 'one', NOW, after(2));
    await jobs.claim(JOB, 'other', after(3), after(5));
    await jobs.finish(JOB, 'one', { doneFor: '2026-11-23', doneAt: after(4) });
    await jobs.release(JOB, 'one');
    assert.equal(await jobs.claim(JOB, 'third', after(4), after(6)), null);
    assert.deepEqual(await jobs.get(JOB), { doneFor: '2026-11-22', doneAt: null });
  });
});
