import assert from 'node:assert/strict';
import { CursorTable } from '../../../src/storage/embedded/data/cursors.js';
import { CommandFailure } from '../../../src/storage/embedded/values/failures.js';

const LIMITS = { most: 3, idleMs: 1000, batchBytes: 100 };

function table(clock: { time: number }): CursorTable<number> {
  return new CursorTable<number>({ ...LIMITS, now: () => new Date(clock.time) }, () => 30);
}

function numbers(count: number): Iterator<number> {
  return Array.from({ length: count }, (_, at) => at + 1)[Symbol.iterator]();
}

function hasCode(code: number): (error: unknown) => boolean {
  return (error) => error instanceof CommandFailure && error.code === code;
}

describe('the table of open cursors', () => {
  it('gives everything in batches and closes with the last', () => {
    const cursors = table({ time: 0 });
    const first = cursors.start('a.b', numbers(5), 2, false);
    assert.deepEqual(first.items, [1, 2]);
    const second = cursors.next(first.id, 'a.b', 2);
    assert.deepEqual(second.items, [3, 4]);
    assert.deepEqual(cursors.next(first.id, 'a.b', 2), { id: 0, items: [5] });
    assert.equal(cursors.size, 0);
  });

  it('is closed at once when the last document just fits', () => {
    assert.equal(table({ time: 0 }).start('a.b', numbers(2), 2, false).id, 0);
  });

  it('gives nothing yet for a batch of zero', () => {
    const cursors = table({ time: 0 });
    const { id, items } = cursors.start('a.b', numbers(1), 0, false);
    assert.deepEqual(items, []);
    assert.deepEqual(cursors.next(id, 'a.b', 5), { id: 0, items: [1] });
  });

  it('holds a batch to the bytes of an answer, with at least one document', () => {
    const cursors = table({ time: 0 });
    assert.deepEqual(cursors.start('a.b', numbers(5), 100, false).items, [1, 2, 3]);
    const large = new CursorTable<number>({ ...LIMITS, now: () => new Date(0) }, () => 500);
    assert.deepEqual(large.start('a.b', numbers(5), 100, false).items, [1]);
  });

  it('ends cursors that were idle too long', () => {
    const clock = { time: 0 };
    const cursors = table(clock);
    const { id } = cursors.start('a.b', numbers(9), 1, false);
    clock.time = 999;
    cursors.next(id, 'a.b', 1);
    clock.time = 1998;
    cursors.next(id, 'a.b', 1);
    clock.time = 2998;
    assert.throws(() => cursors.next(id, 'a.b', 1), hasCode(43));
  });

  it('ends the one that was idle longest when there are too many', () => {
    const clock = { time: 0 };
    const cursors = table(clock);
    const ids = [1, 2, 3, 4].map((time) => {
      clock.time = time;
      return cursors.start('a.b', numbers(9), 1, false).id;
    });
    assert.equal(cursors.size, 3);
    assert.throws(() => cursors.next(ids[0] ?? 0, 'a.b', 1), hasCode(43));
    assert.deepEqual(cursors.next(ids[3] ?? 0, 'a.b', 1).items, [2]);
  });

  it('belongs to its collection', () => {
    const cursors = table({ time: 0 });
    const { id } = cursors.start('a.b', numbers(9), 1, false);
    assert.throws(() => cursors.next(id, 'a.c', 1), hasCode(13));
    assert.equal(cursors.kill(id), true);
    assert.equal(cursors.kill(id), false);
  });
});
