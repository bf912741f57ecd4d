import assert from 'node:assert/strict';
import { type Message, roundIntent } from '../../../src/outbox/message.js';
import { storeContract } from '../../support/store-contract.js';
import { after, ballotFor, NOW, sendAll } from './outbox-samples.js';

storeContract('the outbox: what did not arrive', (at) => {
  /** Ballots to these people that end in this state. */
  async function end(people: readonly string[], state: 'unreachable' | 'dead' | 'dropped'): Promise<void> {
    const { outbox } = at.stores;
    await outbox.enqueue(
      people.map((person) => ballotFor(person)),
      NOW,
    );
    const held = await outbox.claim('c', NOW, after(2), people.length);
    await outbox.settle(
      held.map(({ key }) => ({ key, claim: 'c', state, reason: 'why' })),
      after(1),
    );
  }

  it('is listed page by page in order of key, each way of failing by itself', async () => {
    const { outbox } = at.stores;
    await end(['T:3', 'T:1', 'T:5'], 'dead');
    await end(['T:2'], 'unreachable');
    await end(['T:4'], 'dropped');
    await sendAll(outbox, [ballotFor('T:6')]);
    await outbox.enqueue([ballotFor('T:7'), roundIntent('main-1', 'result', 'T:8')], NOW);
    const dead = { roundId: 'main-1', kind: 'ballot', state: 'dead' } as const;
    const peopleOf = (messages: readonly Message[]) => messages.map(({ to }) => to);
    const first = await outbox.pageOfFailed(dead, null, 2);
    assert.deepEqual(peopleOf(first), ['T:1', 'T:3']);
    assert.deepEqual(peopleOf(await outbox.pageOfFailed(dead, first[1]?.key ?? null, 2)), ['T:5']);
    assert.deepEqual(peopleOf(await outbox.pageOfFailed({ ...dead, state: 'unreachable' }, null, 2)), ['T:2']);
    assert.deepEqual(await outbox.pageOfFailed({ ...dead, roundId: 'main-10' }, null, 2), []);
    assert.deepEqual(await outbox.pageOfFailed({ ...dead, kind: 'result' }, null, 2), []);
  });

  it('is counted by kind and state', async () => {
    const { outbox } = at.stores;
    await end(['T:1', 'T:2'], 'dead');
    await outbox.enqueue([ballotFor('T:3'), roundIntent('main-1', 'result', 'T:1'), ballotFor('T:9', 'main-2')], NOW);
    const none = { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };
    assert.deepEqual(await outbox.countsOfRound('main-1'), {
      ballot: { ...none, dead: 2, due: 1 },
      result: { ...none, due: 1 },
    });
    assert.deepEqual(await outbox.countsOfRound('main-9'), {});
  });
});
