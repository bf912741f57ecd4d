import assert from 'node:assert/strict';
import type { Intent } from '../../../src/outbox/message.js';
import type { OutboxStore } from '../../../src/outbox/outbox-store.js';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, ballotFor, NOW } from './outbox-samples.js';

/** A message in a lane, by its place in it. */
function inLane(lane: string, place: number): Intent {
  return { key: `${lane}:${place}`, to: 'T:1', kind: 'post', roundId: 'main-1', lane, place };
}

async function taken(outbox: OutboxStore, claim: string, minute: number, limit = 10): Promise<readonly string[]> {
  return (await outbox.claim(claim, after(minute), after(minute + 2), limit)).map(({ key }) => key).sort();
}

function sent(outbox: OutboxStore, claim: string, key: string): Promise<void> {
  return outbox.settle([{ key, claim, state: 'sent', activityId: 'a', revision: 1 }], after(1));
}

storeContract('the outbox: lanes', (at) => {
  it('give the first of each lane, and the next when that one is settled', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([inLane('a', 1), inLane('a', 2), inLane('b', 1), ballotFor('T:2')], NOW);
    assert.deepEqual(await taken(outbox, 'c1', 0), ['a:1', 'b:1', ballotFor('T:2').key]);
    assert.deepEqual(await taken(outbox, 'c2', 0), [], 'the first is being sent');
    await sent(outbox, 'c1', 'a:1');
    assert.deepEqual(await taken(outbox, 'c3', 1), ['a:2']);
  });

  it('let nothing overtake a message that is tried again later', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([inLane('a', 1)], NOW);
    await taken(outbox, 'c1', 0);
    await outbox.settle([{ key: 'a:1', claim: 'c1', state: 'due', dueAt: after(30), reason: 'throttled' }], NOW);
    await outbox.enqueue([inLane('a', 2), inLane('a', 3)], after(1));
    for (const minute of [1, 10, 29]) assert.deepEqual(await taken(outbox, `early-${minute}`, minute), []);
    assert.deepEqual(await taken(outbox, 'c2', 30), ['a:1']);
    await sent(outbox, 'c2', 'a:1');
    assert.deepEqual(await taken(outbox, 'c3', 31), ['a:2']);
  });

  for (const state of ['unreachable', 'dead', 'dropped'] as const) {
    it(`go on after one that ended as ${state}`, async () => {
      const { outbox } = at.stores;
      await outbox.enqueue([inLane('a', 1), inLane('a', 2)], NOW);
      await taken(outbox, 'c1', 0);
      await outbox.settle([{ key: 'a:1', claim: 'c1', state, reason: 'blocked' }], NOW);
      assert.deepEqual(await taken(outbox, 'c2', 1), ['a:2']);
    });
  }

  it('start again from the first that did not arrive, when the person is back', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([inLane('a', 1), inLane('a', 2)], NOW);
    for (const [claim, key] of [
      ['c1', 'a:1'],
      ['c2', 'a:2'],
    ] as const) {
      await taken(outbox, claim, 1);
      await outbox.settle([{ key, claim, state: 'unreachable', reason: 'blocked' }], NOW);
    }
    await outbox.retryTo('T:1', ['post'], after(5));
    assert.deepEqual(await taken(outbox, 'c3', 5), ['a:1']);
    await sent(outbox, 'c3', 'a:1');
    await outbox.retryTo('T:1', ['post'], after(6));
    assert.deepEqual(await taken(outbox, 'c4', 6), ['a:2'], 'what was sent is not sent again');
  });

  it('hasten what waits for the end of a pause, and nothing that waits for another reason', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([inLane('a', 1), inLane('b', 1)], NOW);
    await taken(outbox, 'c1', 0);
    const later = { claim: 'c1', state: 'due', dueAt: after(9_000), uncounted: true } as const;
    await outbox.settle(
      [
        { ...later, key: 'a:1', reason: 'paused' },
        { ...later, key: 'b:1', reason: 'throttled' },
      ],
      NOW,
    );
    await outbox.retryTo('T:1', ['post'], after(1));
    assert.deepEqual(await taken(outbox, 'c2', 1), ['a:1']);
    await outbox.retryTo('T:1', ['post'], after(1));
    assert.deepEqual(await taken(outbox, 'c3', 1), [], 'what is being sent stays with who sends it');
  });

  it('do not keep others waiting behind a long lane that stands still', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([inLane('a', 0)], NOW);
    await taken(outbox, 'c1', 0);
    await outbox.settle([{ key: 'a:0', claim: 'c1', state: 'due', dueAt: after(30), reason: 'throttled' }], NOW);
    await outbox.enqueue(
      Array.from({ length: 60 }, (_, at) => inLane('a', at + 1)),
      after(1),
    );
    await outbox.enqueue([ballotFor('T:2')], after(2));
    assert.deepEqual(await taken(outbox, 'c2', 3, 10), [ballotFor('T:2').key]);
  });

  it('are kept by many workers at once', async () => {
    const { outbox } = at.stores;
    const lanes = ['a', 'b', 'c'];
    await outbox.enqueue(
      lanes.flatMap((lane) => Array.from({ length: 6 }, (_, place) => inLane(lane, place))),
      NOW,
    );
    const order: string[] = [];
    await atOnce(6, async (worker) => {
      for (let turn = 0; turn < 60; turn += 1) {
        const claim = `w${worker}-${turn}`;
        const now = after(1 + turn);
        for (const { key } of await outbox.claim(claim, now, after(9_999), 4)) {
          order.push(key);
          await sent(outbox, claim, key);
        }
      }
    });
    assert.equal(order.length, 18, 'each once');
    for (const lane of lanes) {
      const own = order.filter((key) => key.startsWith(lane));
      assert.deepEqual(own, [...own].sort(), lane);
    }
  });
});
