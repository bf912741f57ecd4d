import assert from 'node:assert/strict';
import {
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { DomainError } from '../../src/errors.js';
import { sayingWhenDown, translated } from '../../src/storage/storage-down.js';

const cut = new MongoNetworkError('connection 3 closed');

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'storageDown';
}

describe('a failure of the database', () => {
  const down: readonly (readonly [string, Error])[] = [
    ['a connection that was cut', cut],
    ['an answer that did not come', new MongoNetworkTimeoutError('timed out')],
    ['a client that is not connected', new MongoNotConnectedError('not connected')],
    ['a client that is being closed', new MongoTopologyClosedError('closed')],
    [
      'a socket that was cut during a write',
      Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }),
    ],
    ['a server that stops', new MongoServerError({ message: 'interrupted at shutdown', code: 11_600 })],
    ['a server that is not the primary any more', new MongoServerError({ message: 'not primary', code: 10_107 })],
  ];
  for (const [what, error] of down) {
    it(`means that storage is down: ${what}`, () => {
      const refusal = translated(error);
      assert.ok(refusal instanceof DomainError);
      assert.equal(refusal.code, 'storageDown');
      assert.equal(refusal.message, error.message);
      assert.equal(refusal.cause, error);
    });
  }

  it('stays what it is when it is a bug', () => {
    const bugs = [new MongoServerError({ message: 'duplicate key', code: 11_000 }), new TypeError('x'), 'text', null];
    for (const bug of bugs) assert.equal(translated(bug), bug);
  });
});

describe('a store that says when the database is down', () => {
  const bug = new TypeError('a bug');

  async function* failing(error: Error): AsyncGenerator<number> {
    yield 1;
    throw error;
  }

  const store = sayingWhenDown({
    name: 'store',
    answer: async (value: number) => value,
    fail: (error: Error): Promise<number> => Promise.reject(error),
    items: failing,
    plain: () => 7,
  });

  it('gives answers and members through', async () => {
    assert.equal(store.name, 'store');
    assert.equal(await store.answer(5), 5);
    assert.equal(store.plain(), 7);
  });

  it('refuses a call with storageDown, and lets a bug be a bug', async () => {
    await assert.rejects(store.fail(cut), isRefusal);
    await assert.rejects(store.fail(bug), bug);
  });

  it('refuses in the middle of reading one by one too', async () => {
    const read: number[] = [];
    async function readAll(error: Error): Promise<void> {
      for await (const item of store.items(error)) read.push(item);
    }
    await assert.rejects(readAll(cut), isRefusal);
    await assert.rejects(readAll(bug), bug);
    assert.deepEqual(read, [1, 1]);
  });

  it('ends the reading below when the reader stops early', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (;;) yield 1;
      } finally {
        isEnded = true;
      }
    }
    for await (const item of sayingWhenDown({ endless }).endless()) if (item === 1) break;
    assert.equal(isEnded, true);
  });
});
