import assert from 'node:assert/strict';
import { atOnce, storeContract } from '../../support/store-contract.js';
import { after, ballotFor, fresh, messageTo, NOW, sendAll } from './outbox-samples.js';

storeContract('the outbox: putting in', (at) => {
  it('keeps an intent as a message that is due', async () => {
    await at.stores.outbox.enqueue([ballotFor('T:1')], NOW);
    assert.deepEqual(await at.stores.outbox.allTo('T:1'), [fresh(ballotFor('T:1'), NOW)]);
  });

  it('changes nothing when the same key comes again', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    await outbox.enqueue([ballotFor('T:1'), ballotFor('T:2')], after(60));
    assert.deepEqual(await messageTo(outbox, 'T:1'), fresh(ballotFor('T:1'), NOW));
    assert.deepEqual(await messageTo(outbox, 'T:2'), fresh(ballotFor('T:2'), after(60)));
  });

  it('does not send again what was sent', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1')]);
    await outbox.enqueue([ballotFor('T:1')], after(5));
    assert.deepEqual(await outbox.claim('again', after(90), after(99), 10), []);
  });

  it('takes a thousand at a time, and nothing for an empty list', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([], NOW);
    await outbox.enqueue(
      Array.from({ length: 1_000 }, (_, n) => ballotFor(`T:${n}`)),
      NOW,
    );
    assert.equal((await outbox.countAll()).due, 1_000);
  });

  it('keeps one message of a key that twenty put in at once', async () => {
    const { outbox } = at.stores;
    await atOnce(20, () => outbox.enqueue([ballotFor('T:1'), ballotFor('T:2')], NOW));
    assert.equal((await outbox.allTo('T:1')).length, 1);
    assert.equal((await outbox.countAll()).due, 2);
  });

  it('takes a key that looks like an operator as text', async () => {
    const { outbox } = at.stores;
    const odd = { ...ballotFor('{"$gt":""}'), key: '$where' };
    await outbox.enqueue([odd], NOW);
    assert.deepEqual(await messageTo(outbox, '{"$gt":""}'), fresh(odd, NOW));
    assert.deepEqual(await outbox.allTo('$gt'), []);
  });
});

storeContract('the outbox: what somebody has already', (at) => {
  it('is noted as sent, so that it is not sent again', async () => {
    const { outbox } = at.stores;
    await outbox.noteSent(ballotFor('T:1'), NOW);
    await outbox.enqueue([ballotFor('T:1')], NOW);
    assert.deepEqual(await messageTo(outbox, 'T:1'), {
      ...fresh(ballotFor('T:1'), NOW),
      state: 'sent',
      sentRevision: 1,
      settledAt: NOW,
    });
    assert.deepEqual(await outbox.claim('c', after(1), after(2), 10), []);
    assert.deepEqual(await outbox.pageOfRecipients('main-1', 'ballot', null, 10), ['T:1']);
  });

  it('does not send any more what was due when the person got it as an answer', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    await outbox.noteSent(ballotFor('T:1'), after(1));
    assert.deepEqual(await outbox.claim('c', after(2), after(3), 10), []);
    assert.equal((await messageTo(outbox, 'T:1'))?.state, 'sent');
  });

  it('is noted where it was seen elsewhere and never sent, and takes no message away', async () => {
    const { outbox } = at.stores;
    await outbox.enqueue([ballotFor('T:1')], NOW);
    for (const later of [1, 2]) await outbox.noteShown([ballotFor('T:1'), ballotFor('T:2')], after(later));
    assert.deepEqual(await messageTo(outbox, 'T:1'), fresh(ballotFor('T:1'), NOW));
    assert.deepEqual(await messageTo(outbox, 'T:2'), {
      ...fresh(ballotFor('T:2'), after(1)),
      state: 'sent',
      sentRevision: 1,
      settledAt: after(1),
    });
    assert.deepEqual(
      (await outbox.claim('c', after(3), after(4), 10)).map(({ to }) => to),
      ['T:1'],
    );
  });

  it('keeps the address of the message in Teams when it was sent before', async () => {
    const { outbox } = at.stores;
    await sendAll(outbox, [ballotFor('T:1')]);
    const before = await messageTo(outbox, 'T:1');
    await outbox.noteSent(ballotFor('T:1'), after(30));
    assert.deepEqual(await messageTo(outbox, 'T:1'), before);
  });
});
