import assert from 'node:assert/strict';
import type { Message } from '../../../src/outbox/message.js';
import type { Settlement } from '../../../src/outbox/outbox-store.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, ballotFor, fresh, messageTo, NOW, sendAll } from './outbox-samples.js';

function keysOf(messages: readonly Message[]): readonly string[] {
  return messages.map(({ key }) => key).sort();
}

storeContract('the outbox: taking up', (at) => {
  it('gives what is due now, not what is due later', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    await outbox.enqueue([ballotFor('T:2')], after(1));
    const held = await outbox.claim('c', NOW, after(5), 10);
    assert.deepEqual(held, [{ ...fresh(ballotFor('T:1'), NOW), attempts: 1, dueAt: after(5) }]);
    assert.deepEqual(await outbox.claim('c2', NOW, after(5), 10), []);
  });

  it('gives no more than asked, those that wait longest first', async () => {
    const { outbox } = at.stores;
    for (const n of [3, 1, 2]) await outbox.enqueue([ballotFor(`T:${n}`)], after(n));
    assert.deepEqual(keysOf(await outbox.claim('c', after(9), after(20), 2)), [
      ballotFor('T:1').key,
      ballotFor('T:2').key,
    ]);
  });

  it('gives each of a hundred messages to one of twenty workers', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue(
      Array.from({ length: 100 }, (_, n) => ballotFor(`T:${n}`)),
      NOW,
    );
    const taken = await atOnce(20, async (n) => {
      const own: Message[] = [];
      // A worker that finds its whole batch taken by others gets nothing, although there is more: it looks again.
      for (let turn = 0; (await outbox.hasUnsettled('main-1', 'ballot')) && turn < 100; turn += 1) {
        const claim = `worker-${n}-${turn}`;
        const held = await outbox.claim(claim, NOW, after(5), 7);
        own.push(...held);
        await outbox.settle(
          held.map(({ key }) => ({ key, claim, state: 'sent', activityId: 'x', revision: 1 })),
          NOW,
        );
      }
      return own;
    });
    const keys = taken.flat().map(({ key }) => key);
    assert.equal(keys.length, 100);
    assert.equal(new Set(keys).size, 100);
    assert.equal(
      taken.flat().every(({ attempts }) => attempts === 1),
      true,
    );
  });

  it('gives a message to somebody else when the lease is over, and counts it as a second try', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    await outbox.claim('died', NOW, after(5), 10);
    assert.deepEqual(await outbox.claim('next', new Date(after(5).getTime() - 1), after(9), 10), []);
    const [message] = await outbox.claim('next', after(5), after(9), 10);
    assert.equal(message?.attempts, 2);
  });
});

storeContract('the outbox: how it ended', (at) => {
  const key = ballotFor('T:1').key;
  const claim = 'c';

  async function settled(outcome: Settlement): Promise<Message> {
    await at.stores.outbox.settle([outcome], after(1));
    return messageTo(at.stores.outbox, 'T:1');
  }

  beforeEach(async () => {
    await at.stores.outbox.enqueue([ballotFor('T:1')], NOW);
    await at.stores.outbox.claim(claim, NOW, after(5), 10);
  });

  it('sent: with the id in Teams and the revision that the person saw, without an older reason', async () => {
    await settled({ key, claim, state: 'due', dueAt: after(2), reason: 'throttled' });
    await at.stores.outbox.claim('c2', after(2), after(5), 10);
    const message = await settled({ key, claim: 'c2', state: 'sent', activityId: 'a:1', revision: 1 });
    assert.equal(message.state, 'sent');
    assert.equal(message.activityId, 'a:1');
    assert.equal(message.sentRevision, 1);
    assert.equal(message.reason, null);
    assert.deepEqual(message.settledAt, after(1));
  });

  for (const state of ['unreachable', 'dead', 'dropped'] as const) {
    it(`${state}: with the reason, and nobody takes it up again`, async () => {
      const message = await settled({ key, claim, state, reason: 'blocked' });
      assert.equal(message.state, state);
      assert.equal(message.reason, 'blocked');
      assert.deepEqual(message.settledAt, after(1));
      assert.deepEqual(await at.stores.outbox.claim('later', after(9_999), after(10_000), 10), []);
    });
  }

  for (const state of ['unreachable', 'dead', 'dropped'] as const) {
    it(`${state} without being sent, until it is asked again: due anew, with its tries counted from nothing`, async () => {
      const { outbox } = at.stores;
      await settled({ key, claim, state, reason: 'blocked' });
      await outbox.retryUndelivered([], after(2));
      await outbox.retryUndelivered([key, 'round:main-1:ballot:nobody'], after(2));
      assert.deepEqual(await messageTo(outbox, 'T:1'), fresh(ballotFor('T:1'), after(2)));
      assert.deepEqual(await outbox.allTo('nobody'), []);
    });
  }

  it('sent stays so when it is asked again, also when an update of it was given up', async () => {
    const { outbox } = at.stores;
    await outbox.eraseTo('T:1');
    await sendAll(outbox, [ballotFor('T:1')]);
    await outbox.retryUndelivered([key], after(2));
    assert.equal((await messageTo(outbox, 'T:1')).state, 'sent');
    await outbox.revise('main-1', 'ballot', 2, after(3));
    await outbox.claim('c3', after(3), after(5), 10);
    const given = await settled({ key, claim: 'c3', state: 'dead', reason: 'too-large' });
    await outbox.retryUndelivered([key], after(6));
    assert.deepEqual(await messageTo(outbox, 'T:1'), given);
  });

  it('due: comes back at its time, and the try counts', async () => {
    const message = await settled({ key, claim, state: 'due', dueAt: after(3), reason: 'throttled' });
    assert.deepEqual(
      { state: message.state, reason: message.reason, attempts: message.attempts, settledAt: message.settledAt },
      { state: 'due', reason: 'throttled', attempts: 1, settledAt: null },
    );
    assert.deepEqual(await at.stores.outbox.claim('early', after(2), after(9), 10), []);
    assert.equal((await at.stores.outbox.claim('on-time', after(3), after(9), 10)).length, 1);
  });

  it('due and uncounted: the try does not count', async () => {
    const outcome = { key, claim, state: 'due', dueAt: after(3), reason: 'on-hold', uncounted: true } as const;
    assert.equal((await settled(outcome)).attempts, 0);
    assert.equal((await settled(outcome)).attempts, 0, 'nor does a second note of the same outcome count back');
  });

  it('due: its age goes on counting, but for one that was not to be sent before that moment', async () => {
    const tried = await settled({ key, claim, state: 'due', dueAt: after(3), reason: 'throttled' });
    assert.deepEqual(tried.since, NOW);
    await at.stores.outbox.claim('c2', after(3), after(5), 10);
    const waits = { claim: 'c2', state: 'due', dueAt: after(90), reason: 'paused', anew: true } as const;
    assert.deepEqual((await settled({ key, ...waits })).since, after(90));
  });

  it('due with the message in Teams gone: it will be sent as a new one', async () => {
    const { outbox } = at.stores;
    await settled({ key, claim, state: 'sent', activityId: 'a:1', revision: 1 });
    await outbox.revise('main-1', 'ballot', 2, after(2));
    const [held] = await outbox.claim('c2', after(2), after(5), 10);
    assert.equal(held?.activityId, 'a:1');
    const gone = await settled({
      key,
      claim: 'c2',
      state: 'due',
      dueAt: after(2),
      reason: 'message-gone',
      forgetActivity: true,
    });
    assert.equal(gone.activityId, null);
  });

  it('leaves alone a message whose claim was lost meanwhile', async () => {
    const { outbox } = at.stores;
    const [held] = await outbox.claim('other', after(5), after(9), 10);
    const message = await settled({ key, claim, state: 'dead', reason: 'blocked' });
    assert.deepEqual(message, held);
    const late = await settled({ key, claim, state: 'sent', activityId: 'a:1', revision: 1 });
    assert.deepEqual(late, held);
  });

  it('does not bring back a message that was erased meanwhile', async () => {
    const { outbox } = at.stores;
    await outbox.eraseTo('T:1');
    await outbox.settle([{ key, claim, state: 'sent', activityId: 'a:1', revision: 1 }], after(1));
    assert.deepEqual(await outbox.allTo('T:1'), []);
  });

  it('settles different outcomes in one go, and nothing for an empty list', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:2'), ballotFor('T:3')], NOW);
    await outbox.claim('many', NOW, after(5), 10);
    await outbox.settle([], after(1));
    await outbox.settle(
      [
        { key, claim, state: 'sent', activityId: 'a:1', revision: 1 },
        { key: ballotFor('T:2').key, claim: 'many', state: 'dead', reason: 'too-large' },
        { key: ballotFor('T:3').key, claim: 'many', state: 'due', dueAt: after(2), reason: 'busy' },
      ],
      after(1),
    );
    assert.deepEqual(await outbox.countAll(), { due: 1, sent: 1, unreachable: 0, dead: 1, dropped: 0 });
  });
});

storeContract('the outbox: waiting for the end of a pause', (at) => {
  it('brings forward what waits for that, and nothing that waits for something else or is held', async () => {
    const { outbox } = at.stores;
    const [paused, busy, held, unsent] = ['T:1', 'T:2', 'T:3', 'T:4'].map((person) => ballotFor(person));
    assert.ok(paused && busy && held && unsent);
    await outbox.enqueue([paused, busy, held], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    const wait = { claim: 'c', state: 'due', dueAt: after(60), uncounted: true } as const;
    await outbox.settle(
      [
        { ...wait, key: paused.key, reason: 'paused' },
        { ...wait, key: busy.key, reason: 'throttled' },
      ],
      NOW,
    );
    await outbox.enqueue([unsent], after(60));
    for (const person of ['T:1', 'T:2', 'T:3', 'T:4']) await outbox.retryTo(person, ['ballot'], after(1));
    assert.deepEqual(keysOf(await outbox.claim('d', after(2), after(7), 10)), [paused.key]);
    assert.equal((await messageTo(outbox, 'T:1')).attempts, 1, 'waiting counted as no try');
  });
});
