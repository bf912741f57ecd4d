import assert from 'node:assert/strict';
import type { OutboxStore } from '../../src/outbox/outbox-store.js';
import { wakingOutbox } from '../../src/outbox/waking-outbox.js';
import { freshStorage } from '../support/storage.js';

const NOW = new Date('2026-11-23T09:00:00Z');

describe('an outbox that wakes whoever sends', () => {
  it('does so after each write that makes a message due, and after no other', async () => {
    const storage = await freshStorage();
    try {
      const woken: string[] = [];
      let during = '';
      const outbox: OutboxStore = wakingOutbox(storage.stores.outbox, () => woken.push(during));
      const intent = { key: 'ballot:main-1:a', kind: 'ballot', roundId: 'main-1', to: 't:a' } as const;
      const writes = {
        enqueue: () => outbox.enqueue([intent], NOW),
        revise: () => outbox.revise('main-1', 'ballot', 1, NOW),
        renew: () => outbox.renew('main-1', 'ballot', 2, NOW),
        renewEach: () => outbox.renewEach([intent.key], NOW),
        retryUndelivered: () => outbox.retryUndelivered([intent.key], NOW),
        tryAnyway: () => outbox.tryAnyway([intent.key], NOW),
        retryTo: () => outbox.retryTo('t:a', ['ballot'], NOW),
        claim: () => outbox.claim('c', NOW, new Date(NOW.getTime() + 60_000), 10),
        giveBack: () => outbox.giveBack('c', NOW),
        countAll: () => outbox.countAll(),
      };
      for (const [name, write] of Object.entries(writes)) {
        during = name;
        await write();
      }
      assert.deepEqual(woken, Object.keys(writes).slice(0, 7));
      assert.equal((await outbox.countAll()).due, 1);
    } finally {
      await storage.close();
    }
  });
});
