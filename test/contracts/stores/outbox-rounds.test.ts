import assert from 'node:assert/strict';
import { roundIntent } from '../../../src/outbox/message.js';
import { kept } from '../../support/storage.js';
import { storeContract } from '../../support/store-contract.js';
import { after, ballotFor, fresh, messageTo, NOW, sendAll } from './outbox-samples.js';

const PEOPLE = Array.from({ length: 12 }, (_, n) => `T:${String(n).padStart(2, '0')}`);

storeContract('the outbox: content that changed', (at) => {
  it('makes what was sent due again, to be updated in place, with its tries counted anew', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1'), ballotFor('T:2')]);
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(3)), 2);
    assert.deepEqual(await messageTo(outbox, 'T:1'), {
      ...fresh(ballotFor('T:1'), after(3)),
      revision: 2,
      sentRevision: 1,
      activityId: `act-${ballotFor('T:1').key}`,
    });
  });

  it('is done once for each revision', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1')]);
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(3)), 1);
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(4)), 0);
    await outbox.claim('c', after(3), after(9), 10);
    const { key } = ballotFor('T:1');
    await outbox.settle([{ key, claim: 'c', state: 'sent', activityId: 'a:2', revision: 2 }], after(4));
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(5)), 0);
    assert.equal((await messageTo(outbox, 'T:1')).sentRevision, 2);
    assert.equal(await outbox.revise('main-1', 'ballot', 3, after(6)), 1);
  });

  it('leaves what is still waiting, what failed, other kinds and other rounds', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:2', 'main-10'), roundIntent('main-1', 'result', 'T:3')]);
    await outbox.enqueue([ballotFor('T:4')], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    await outbox.settle([{ key: ballotFor('T:4').key, claim: 'c', state: 'unreachable', reason: 'blocked' }], after(1));
    await outbox.enqueue([ballotFor('T:1')], NOW);
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(3)), 0);
    assert.deepEqual(await messageTo(outbox, 'T:1'), fresh(ballotFor('T:1'), NOW));
    assert.equal((await messageTo(outbox, 'T:2')).state, 'sent');
  });

  it('catches at a second look what was on its way during the first', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(1)), 0);
    const { key } = ballotFor('T:1');
    await outbox.settle([{ key, claim: 'c', state: 'sent', activityId: 'a:1', revision: 1 }], after(2));
    assert.equal(await outbox.revise('main-1', 'ballot', 2, after(3)), 1);
  });
});

storeContract('the outbox: the messages about a round', (at) => {
  it('are unsettled while one of them waits or is being sent', async () => {
    const { outbox } = at.stores;
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot'), false);
    await outbox.enqueue([ballotFor('T:1'), ballotFor('T:2', 'main-10')], NOW);
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot'), true);
    assert.equal(await outbox.hasUnsettled('main-1', 'result'), false);
    await outbox.claim('c', NOW, after(5), 10);
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot'), true);
    await outbox.settle([{ key: ballotFor('T:1').key, claim: 'c', state: 'dead', reason: 'x' }], after(1));
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot'), false);
    assert.equal(await outbox.hasUnsettled('main-10', 'ballot'), true);
  });

  it('are waited for only while they were tried less often than one wants to wait for', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    for (const attempt of [1, 2]) {
      assert.equal(await outbox.hasUnsettled('main-1', 'ballot', 2), true, `before try ${attempt}`);
      await outbox.claim(`c${attempt}`, after(attempt), after(attempt), 10);
    }
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot', 2), false);
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot', 3), true);
    assert.equal(await outbox.hasUnsettled('main-1', 'ballot'), true);
  });

  it('name their recipients in order, each once, page by page', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue(
      PEOPLE.toReversed().map((person) => ballotFor(person)),
      NOW,
    );
    const seen: string[] = [];
    for (let more = true; more; ) {
      const page = await outbox.pageOfRecipients('main-1', 'ballot', seen.at(-1) ?? null, 5);
      seen.push(...page);
      more = page.length === 5;
      // Between two pages: somebody before the cursor goes, somebody before it comes.
      if (seen.length === 5) await outbox.eraseTo('T:00');
      if (seen.length === 10) await outbox.enqueue([ballotFor('T:005')], NOW);
    }
    assert.deepEqual(seen, PEOPLE);
  });

  it('do not mix with those of another round or kind whose name begins the same', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue(
      [
        ballotFor('T:1', 'main-1'),
        ballotFor('T:2', 'main-10'),
        ballotFor('T:3', 'main-11'),
        roundIntent('main-1', 'result', 'T:4'),
        ballotFor('T:5', 'main'),
      ],
      NOW,
    );
    assert.deepEqual(await outbox.pageOfRecipients('main-1', 'ballot', null, 10), ['T:1']);
    assert.deepEqual(await outbox.pageOfRecipients('main-10', 'ballot', null, 10), ['T:2']);
    assert.deepEqual(await outbox.pageOfRecipients('main-1', 'result', null, 10), ['T:4']);
    assert.deepEqual(await outbox.pageOfRecipients('main-1', 'ballot', 'T:1', 10), []);
  });

  it('name everybody who was asked, however that ended', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1'), ballotFor('T:2')], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    await outbox.settle([{ key: ballotFor('T:1').key, claim: 'c', state: 'unreachable', reason: 'blocked' }], after(1));
    assert.deepEqual(await outbox.pageOfRecipients('main-1', 'ballot', null, 10), ['T:1', 'T:2']);
  });

  it('are counted by state, for the round and over all rounds', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1'), ballotFor('T:2'), ballotFor('T:3', 'main-10')]);
    await outbox.enqueue([ballotFor('T:4'), roundIntent('main-1', 'result', 'T:1')], NOW);
    const none = { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };
    assert.deepEqual(await outbox.countByState('main-1', 'ballot'), { ...none, due: 1, sent: 2 });
    assert.deepEqual(await outbox.countByState('main-2', 'ballot'), none);
    assert.deepEqual(await outbox.countAll(), { ...none, due: 2, sent: 3 });
  });
});

storeContract('the outbox: one person', (at) => {
  it('gets everything that is kept about messages to them', async () => {
    const { outbox } = at.stores;
    const own = [ballotFor('T:1'), ballotFor('T:1', 'main-10'), roundIntent('main-1', 'result', 'T:1')];
    await outbox.enqueue([...own, ballotFor('T:11')], NOW);
    const found = (await outbox.allTo('T:1')).map(({ key }) => key).sort();
    assert.deepEqual(found, own.map(({ key }) => key).sort());
  });

  it('leaves nothing behind after erasure, sent or not', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1'), ballotFor('T:2')]);
    await outbox.enqueue([roundIntent('main-1', 'result', 'T:1')], after(5));
    await outbox.eraseTo('T:1');
    await outbox.eraseTo('T:1');
    const left = await kept(at.storage, 'outbox');
    assert.deepEqual(
      left.map(({ to }) => to),
      ['T:2'],
    );
  });
});

storeContract('the outbox: records of long ago', (at) => {
  const ids = async () => (await kept(at.storage, 'outbox')).map(({ to }) => to);

  it('are counted and removed once they were settled before that moment, up to the limit at a time', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1'), ballotFor('T:2'), ballotFor('T:3')]);
    assert.equal(await outbox.countSettled(after(1), []), 0);
    assert.equal(await outbox.removeSettled(after(1), [], 10), 0);
    assert.equal(await outbox.countSettled(after(2), []), 3);
    assert.equal(await outbox.removeSettled(after(2), [], 2), 2);
    assert.equal(await outbox.removeSettled(after(2), [], 2), 1);
    assert.equal(await outbox.removeSettled(after(2), [], 2), 0);
    assert.deepEqual(await ids(), []);
  });

  it('are those that were given up as well, and none that is still to be sent', async () => {
    const { outbox } = at.stores;
    const states = ['unreachable', 'dead', 'dropped'] as const;
    await outbox.enqueue(
      states.map((state) => ballotFor(`T:${state}`)),
      NOW,
    );
    const held = await outbox.claim('c', NOW, after(2), 10);
    await outbox.settle(
      states.map((state) => ({ key: ballotFor(`T:${state}`).key, claim: 'c', state, reason: 'x' })),
      after(1),
    );
    assert.equal(held.length, 3);
    await sendAll(outbox, [ballotFor('T:revised', 'main-2')]);
    await outbox.revise('main-2', 'ballot', 2, after(1));
    await outbox.enqueue([ballotFor('T:waiting')], NOW);
    assert.equal(await outbox.countSettled(after(9), []), 3);
    assert.equal(await outbox.removeSettled(after(9), [], 10), 3);
    assert.deepEqual(await ids(), ['T:waiting', 'T:revised']);
  });

  it('of some rounds stay', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1', 'main-1'), ballotFor('T:1', 'main-10'), ballotFor('T:1', 'main-2')]);
    assert.equal(await outbox.countSettled(after(2), ['main-1', 'main-2']), 1);
    assert.equal(await outbox.removeSettled(after(2), ['main-1', 'main-2'], 10), 1);
    assert.deepEqual(
      (await kept(at.storage, 'outbox')).map(({ roundId }) => roundId),
      ['main-1', 'main-2'],
    );
  });
});

storeContract('the outbox: posts that change while they are on their way', (at) => {
  const POST = { key: 'round:main-1:channel:T:19:a', to: 'T:19:a', kind: 'channel', roundId: 'main-1' } as const;
  const sent = (revision: number) =>
    ({ key: POST.key, claim: 'c', state: 'sent', activityId: 'a:1', revision, revisable: true }) as const;

  it('are sent again with what they are now, once', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([POST], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    await outbox.renew('main-1', 'channel', 10_000, after(1));
    await outbox.settle([sent(1)], after(2));
    const again = await messageTo(outbox, POST.to);
    assert.deepEqual([again.state, again.dueAt, again.sentRevision, again.activityId], ['due', after(2), 1, 'a:1']);
    await outbox.claim('c', after(2), after(7), 10);
    await outbox.renew('main-1', 'channel', 10_000, after(3));
    await outbox.settle([sent(10_000)], after(3));
    const settled = await messageTo(outbox, POST.to);
    assert.deepEqual([settled.state, settled.sentRevision, settled.settledAt], ['sent', 10_000, after(3)]);
    await outbox.renew('main-1', 'channel', 10_000, after(4));
    assert.equal((await messageTo(outbox, POST.to)).state, 'sent', 'the same revision again changes nothing');
  });

  it('become due when they were sent, and leave other rounds and kinds alone', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [POST, ballotFor('T:1'), { ...POST, key: 'other', roundId: 'main-2', to: 'T:19:b' }]);
    await outbox.renew('main-1', 'channel', 10_000, after(3));
    assert.deepEqual((await messageTo(outbox, POST.to)).state, 'due');
    for (const to of ['T:1', 'T:19:b']) assert.equal((await messageTo(outbox, to)).state, 'sent');
  });

  it('are not settled by whoever lost the claim', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([POST], NOW);
    await outbox.claim('c', NOW, after(1), 10);
    await outbox.claim('d', after(2), after(5), 10);
    await outbox.settle([sent(1)], after(3));
    assert.deepEqual(
      [(await messageTo(outbox, POST.to)).state, (await messageTo(outbox, POST.to)).activityId],
      ['due', null],
    );
  });

  it('can be made due one by one, also when they were given up', async () => {
    const { outbox } = at.stores;
    const lost = { ...POST, key: 'lost', to: 'T:19:lost' };
    const gone = { ...POST, key: 'gone', to: 'T:19:gone' };
    await sendAll(outbox, [POST]);
    await outbox.enqueue([lost, gone], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    await outbox.settle(
      [
        { key: 'lost', claim: 'c', state: 'unreachable', reason: 'not-installed' },
        { key: 'gone', claim: 'c', state: 'dropped', reason: 'message-gone' },
      ],
      after(1),
    );
    await outbox.renewEach([POST.key, 'lost', 'gone', 'nothing'], after(2));
    await outbox.renewEach([], after(2));
    const states = await Promise.all(
      [POST.to, lost.to, gone.to].map(async (to) => (await messageTo(outbox, to)).state),
    );
    assert.deepEqual(states, ['due', 'due', 'dropped']);
    assert.equal((await messageTo(outbox, POST.to)).revision, 2);
  });

  it('count on when they change on their way', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([POST], NOW);
    await outbox.claim('c', NOW, after(5), 10);
    await outbox.renewEach([POST.key], after(1));
    await outbox.settle([sent(1)], after(2));
    assert.equal((await messageTo(outbox, POST.to)).state, 'due');
  });
});
