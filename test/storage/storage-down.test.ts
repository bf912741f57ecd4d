import assert from 'node:assert/strict';
import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoErrorLabel,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import sinon from 'sinon';
import { DomainError } from '../../src/errors.js';
import { refusingWhenDown, translated } from '../../src/storage/outage/storage-down.js';

const cut = new MongoNetworkError('connection 3 closed');

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'storageDown';
}

/** As a server answers it. */
const answered = (code: number, codeName = `code ${code}`) =>
  new MongoServerError({ message: codeName, code, codeName });

/** The result that the driver joins to the failure of a bulk write, as far as it is looked at. */
const resultWith = (writeConcernError?: object) =>
  ({ getWriteConcernError: () => writeConcernError }) as ConstructorParameters<typeof MongoBulkWriteError>[1];

/**
 * The codes that the driver retries, resumes after or takes for a change of the topology (`error.js` in the driver), and
 * those that MongoDB's manual and `error_codes.yml` describe as a moment that passes.
 */
const PASSING: readonly (readonly [number, string])[] = [
  [1, 'InternalError'],
  [6, 'HostUnreachable'],
  [7, 'HostNotFound'],
  [24, 'LockTimeout'],
  [43, 'CursorNotFound'],
  [46, 'LockBusy'],
  [50, 'MaxTimeMSExpired'],
  [63, 'StaleShardVersion'],
  [64, 'WriteConcernTimeout'],
  [70, 'ShardNotFound'],
  [71, 'ReplicaSetNotFound'],
  [74, 'NodeNotFound'],
  [89, 'NetworkTimeout'],
  [91, 'ShutdownInProgress'],
  [94, 'NotYetInitialized'],
  [100, 'UnsatisfiableWriteConcern'],
  [109, 'ConfigurationInProgress'],
  [112, 'WriteConflict'],
  [117, 'ConflictingOperationInProgress'],
  [133, 'FailedToSatisfyReadPreference'],
  [134, 'ReadConcernMajorityNotAvailableYet'],
  [149, 'NoConfigPrimary'],
  [150, 'StaleEpoch'],
  [175, 'QueryPlanKilled'],
  [189, 'PrimarySteppedDown'],
  [202, 'NetworkInterfaceExceededTimeLimit'],
  [216, 'ElectionInProgress'],
  [237, 'CursorKilled'],
  [246, 'SnapshotUnavailable'],
  [249, 'StaleDbVersion'],
  [262, 'ExceededTimeLimit'],
  [279, 'ClientDisconnect'],
  [317, 'ConnectionPoolExpired'],
  [355, 'InterruptedDueToStorageChange'],
  [365, 'TemporarilyUnavailable'],
  [371, 'UserWritesBlocked'],
  [384, 'ConnectionError'],
  [402, 'ResourceExhausted'],
  [407, 'PooledConnectionAcquisitionExceededTimeLimit'],
  [433, 'AdmissionQueueOverflow'],
  [449, 'RateLimitExceeded'],
  [462, 'IngressRequestRateLimitExceeded'],
  [9_001, 'SocketException'],
  [10_058, 'LegacyNotPrimary'],
  [10_107, 'NotWritablePrimary'],
  [11_600, 'InterruptedAtShutdown'],
  [11_601, 'Interrupted'],
  [11_602, 'InterruptedDueToReplStateChange'],
  [13_388, 'StaleConfig'],
  [13_435, 'NotPrimaryNoSecondaryOk'],
  [13_436, 'NotPrimaryOrSecondary'],
  [14_031, 'OutOfDiskSpace'],
  [91_331, 'RetriableRemoteCommandFailure'],
];

/** Errors or missing rights of a client: a retry changes nothing. */
const BUGS: readonly (readonly [number, string])[] = [
  [2, 'BadValue'],
  [8, 'UnknownError'],
  [9, 'FailedToParse'],
  [13, 'Unauthorized'],
  [14, 'TypeMismatch'],
  [26, 'NamespaceNotFound'],
  [40, 'ConflictingUpdateOperators'],
  [59, 'CommandNotFound'],
  [66, 'ImmutableField'],
  [85, 'IndexOptionsConflict'],
  [86, 'IndexKeySpecsConflict'],
  [121, 'DocumentValidationFailure'],
  [238, 'NotImplemented'],
  [292, 'QueryExceededMemoryLimitNoDiskUseAllowed'],
  [10_334, 'BSONObjectTooLarge'],
  [11_000, 'DuplicateKey'],
];

describe('a code that a server answers with', () => {
  for (const [code, name] of PASSING) {
    it(`means that storage is down: ${code} ${name}`, () => {
      const ways: readonly Error[] = [
        answered(code),
        // A client that keeps BSON's own numbers.
        Object.assign(answered(0), { code: { valueOf: () => code } }),
        // An engine that gives no code of its own.
        new MongoServerError({ message: 'no', codeName: name }),
        new MongoBulkWriteError({ message: name, code }, resultWith()),
        new MongoBulkWriteError(
          { message: 'taken', code: 11_000, writeErrors: [{ code: 11_000 }, { code }] as never },
          resultWith(),
        ),
        new MongoBulkWriteError(answered(code) as never, resultWith()),
        new MongoServerSelectionError('no server', { error: answered(code) } as never),
      ];
      for (const [at, error] of ways.entries()) assert.ok(isRefusal(translated(error)), `way ${at}`);
    });
  }

  for (const [code, name] of BUGS) {
    it(`stays a bug: ${code} ${name}`, () => {
      const bugs = [answered(code, name), new MongoBulkWriteError({ message: name, code }, resultWith())];
      for (const bug of bugs) assert.equal(translated(bug), bug);
    });
  }
});

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
    [
      'a socket that the other side had ended',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
    ['a server that stops', new MongoServerError({ message: 'interrupted at shutdown', code: 11_600 })],
    ['a server that is not the primary any more', new MongoServerError({ message: 'not primary', code: 10_107 })],
    ['a server that says so without a code', new MongoServerError({ message: 'Not master or secondary' })],
    ['a server that recovers', new MongoServerError({ message: 'node is recovering' })],
    ['no server', new MongoServerSelectionError('timed out', {} as never)],
    ['a call that took too long', new MongoOperationTimeoutError('timed out')],
    ['a client that was closed meanwhile', new MongoClientClosedError()],
    ['a server that was closed meanwhile', new MongoServerClosedError()],
    ['no free connection', Object.defineProperty(new MongoError('x'), 'name', { value: 'MongoWaitQueueTimeoutError' })],
    ['a pool that is closed', Object.defineProperty(new MongoError('x'), 'name', { value: 'MongoPoolClosedError' })],
    [
      'a write that no majority has',
      new MongoWriteConcernError({
        ok: 1,
        writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' },
      }),
    ],
    [
      'a bulk write that no majority has',
      new MongoBulkWriteError({ message: 'x', code: 79 }, resultWith({ code: 79, errmsg: 'x' })),
    ],
    ['a bulk write whose connection was cut', new MongoBulkWriteError(cut as never, resultWith())],
    [
      'a bulk write that found no server, with the code of the system',
      new MongoBulkWriteError(
        new MongoServerSelectionError('connect ECONNREFUSED', { error: { code: 'ECONNREFUSED' } } as never) as never,
        resultWith(),
      ),
    ],
    ...[
      MongoErrorLabel.RetryableWriteError,
      MongoErrorLabel.RetryableError,
      MongoErrorLabel.TransientTransactionError,
      MongoErrorLabel.UnknownTransactionCommitResult,
      MongoErrorLabel.SystemOverloadedError,
      MongoErrorLabel.PoolRequestedRetry,
      MongoErrorLabel.HandshakeError,
    ].map((label): [string, Error] => [
      `an unknown code with the label ${label}`,
      new MongoServerError({ message: 'x', code: 987_654, errorLabels: [label] }),
    ]),
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
    const bugs = [
      new MongoInvalidArgumentError('a wrong call'),
      new MongoBulkWriteError(new MongoInvalidArgumentError('a wrong call') as never, resultWith()),
      new MongoServerError({ message: 'not known', code: 987_654, errorLabels: [MongoErrorLabel.NoWritesPerformed] }),
      new MongoServerError({ message: 'without a code' }),
      new TypeError('x'),
      'text',
      null,
    ];
    for (const bug of bugs) assert.equal(translated(bug), bug);
  });
});

describe('a store that says when the database is down', () => {
  const bug = new TypeError('a bug');

  async function* failing(error: Error): AsyncGenerator<number> {
    yield 1;
    throw error;
  }

  const store = refusingWhenDown({
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

  it('lets the outage be heard, and no bug', async () => {
    const heard: unknown[] = [];
    const heardStore = refusingWhenDown(
      { fail: (error: Error): Promise<number> => Promise.reject(error), items: failing },
      { heard: (error) => heard.push(error) },
    );
    await assert.rejects(heardStore.fail(cut), isRefusal);
    await assert.rejects(heardStore.fail(bug), bug);
    await assert.rejects(async () => {
      for await (const item of heardStore.items(cut)) assert.equal(item, 1);
    }, isRefusal);
    assert.deepEqual(heard, [cut, cut]);
  });

  it('gives up a call that has no end, and nothing that ends in time', async () => {
    const clock = sinon.useFakeTimers();
    try {
      const limited = refusingWhenDown(
        { wait: () => new Promise<number>(() => {}), take: async () => 1, fail: async () => Promise.reject(bug) },
        { mostMs: 60_000 },
      );
      assert.equal(await limited.take(), 1);
      await assert.rejects(limited.fail(), bug);
      const waiting = assert.rejects(limited.wait(), isRefusal);
      await clock.tickAsync(59_999);
      assert.equal(clock.countTimers(), 1);
      await clock.tickAsync(1);
      await waiting;
      assert.equal(clock.countTimers(), 0);
    } finally {
      clock.restore();
    }
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
    for await (const item of refusingWhenDown({ endless }).endless()) if (item === 1) break;
    assert.equal(isEnded, true);
  });
});
