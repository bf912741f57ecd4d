import assert from 'node:assert/strict';
import { type Heard, heardBy, nextWait, QUICK_MS, SLOWEST_MS } from '../../src/tab/polling-pace.js';

describe('how often the tab asks what is new', () => {
  const waits = (heard: Heard, times: number): readonly number[] => {
    const found: number[] = [];
    for (let wait = QUICK_MS; found.length < times; ) {
      wait = nextWait(wait, heard) ?? assert.fail();
      found.push(wait);
    }
    return found;
  };

  it('is quick after news, and slower and slower while there is none, up to a minute', () => {
    assert.equal(nextWait(SLOWEST_MS, 'news'), QUICK_MS);
    const slower = waits('same', 12);
    for (const [at, wait] of slower.entries()) assert.ok(wait >= (slower[at - 1] ?? QUICK_MS), `${wait}`);
    assert.equal(slower.at(-1), SLOWEST_MS);
    assert.ok((slower[4] ?? 0) < SLOWEST_MS / 2, 'a pause in a talk is not the end of it');
  });

  it('slows down sooner without an answer', () => {
    assert.deepEqual(waits('failed', 4), [8_000, 16_000, 32_000, 60_000]);
  });

  it('is a tenth of the work at most when answering takes long', () => {
    assert.equal(nextWait(QUICK_MS, 'news', 12.3), QUICK_MS);
    assert.equal(nextWait(QUICK_MS, 'news', 1_500), 15_000);
    assert.equal(nextWait(QUICK_MS, 'same', 60_000), SLOWEST_MS);
  });

  it('stops asking after a "no" that stays one', () => {
    for (const code of ['notJoined', 'unknownMatch', 'unknownPerson', 'matchOver', 'tenantNotAllowed'])
      assert.equal(heardBy(code), 'refused', code);
    for (const code of ['offline', 'storageDown', 'tooManyRequests', 'failed', 'noToken', 'expiredToken'])
      assert.equal(heardBy(code), 'failed', code);
    assert.equal(nextWait(QUICK_MS, 'refused'), null);
  });

  it('stays far below what one person may ask', () => {
    const inOneMinute = 60_000 / QUICK_MS;
    assert.ok(inOneMinute * 4 <= 120, 'also with four pages open at once');
  });
});
