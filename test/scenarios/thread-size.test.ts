import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { measureThread, THREAD_SIZES } from '../bench/thread-cost.js';
import { sharedEmbeddedUri } from '../support/engines.js';

/** Texts and numbers may be a few characters longer; a list that grows would be thousands. */
const SLACK_BYTES = 1_500;

describe('scenario: a long thread, and somebody with many', () => {
  it('cost the same for each click, message and delivery as a short one', async () => {
    const costs: ReadonlyMap<string, number>[] = [];
    for (const size of THREAD_SIZES) {
      const cost = new Map<string, number>();
      const prefix = `thread.${size.posts}.${size.threads}.`;
      await measureThread(await sharedEmbeddedUri(), `size_${randomUUID().slice(0, 8)}`, size, (id, _title, value) =>
        cost.set(id.replace(prefix, ''), value),
      );
      costs.push(cost);
    }
    const [short, ...others] = costs;
    assert.ok(short);
    assert.ok((short.get('message.trips') ?? 99) <= 7, `${short.get('message.trips')} round trips for a message`);
    for (const other of others) {
      for (const [id, value] of short.entries()) {
        const now: number = other.get(id) ?? Number.POSITIVE_INFINITY;
        if (id.endsWith('.trips')) assert.equal(now, value, id);
        // The list of somebody with two threads is shorter than a page of it.
        else if (id !== 'list.bytes') assert.ok(Math.abs(now - value) < SLACK_BYTES, `${id}: ${value}, then ${now}`);
      }
    }
  });
});
