import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Db, MongoNetworkError, MongoServerError } from 'mongodb';
import sinon from 'sinon';
import { type Connection, connect } from '../../src/storage/connect.js';
import { COLLECTIONS, type Stored } from '../../src/storage/documents/documents.js';
import { build, ensureIndexes } from '../../src/storage/indexes/ensure-indexes.js';
import { compareIndexes } from '../../src/storage/indexes/index-comparison.js';
import { IndexConflict } from '../../src/storage/indexes/index-conflict.js';
import { planUpkeep } from '../../src/storage/indexes/index-upkeep.js';
import { INDEXES } from '../../src/storage/indexes/indexes.js';
import { forEachEngine } from '../support/engines.js';
import { proxyTo } from '../support/tcp-proxy.js';
import { itInTheLongRun } from '../support/thorough.js';

const log = { error: sinon.spy(), warn: sinon.spy(), info: sinon.spy(), debug: sinon.spy() };

forEachEngine('the indexes at start', (engine) => {
  let database: string;
  let db: Db;
  const open: Connection[] = [];

  async function start(uri = engine.uri, socketMs?: number): Promise<Connection> {
    const connection = await connect(uri, database, { log, ...(socketMs === undefined ? {} : { socketMs }) });
    open.push(connection);
    return connection;
  }

  /** A database with documents of before an index was declared. */
  async function lackingAnIndex(): Promise<void> {
    await start();
    await db.collection(COLLECTIONS.outbox).dropIndex('settled');
    await db.collection<Stored>(COLLECTIONS.outbox).insertMany([1, 2, 3].map((at) => ({ _id: `m${at}`, v: 1 })));
  }

  async function namesOf(collection: string): Promise<readonly string[]> {
    const found = await db.collection(collection).listIndexes().toArray();
    return found.map(({ name }) => String(name)).sort();
  }

  beforeEach(() => {
    sinon.resetHistory();
    database = `test_${randomUUID().slice(0, 13)}`;
    db = engine.client.db(database);
  });
  afterEach(async () => {
    for (const connection of open.splice(0)) await connection.close();
    await db.dropDatabase();
  });

  it('are made without a word where nothing is stored yet', async () => {
    await start();
    assert.deepEqual(await compareIndexes(db).then(({ missing }) => missing), []);
    assert.deepEqual(log.info.args, []);
  });

  it('are said before they are built on documents, with how many those are', async () => {
    await lackingAnIndex();
    await start();
    const [before, after] = log.info.args;
    assert.deepEqual(before?.[0], { collection: 'outbox', indexes: ['settled'], documents: 3 });
    assert.equal(after?.[1], 'the indexes are built');
    assert.ok((await namesOf(COLLECTIONS.outbox)).includes('settled'));
  });

  itInTheLongRun('may take longer than any other call', async () => {
    await lackingAnIndex();
    const proxy = await proxyTo(engine.uri, { word: 'createIndexes', ms: 5_000 });
    try {
      await start(proxy.uri, 1_500);
      assert.ok((await namesOf(COLLECTIONS.outbox)).includes('settled'));
      assert.deepEqual(log.warn.args, [], 'nothing was interrupted');
    } finally {
      await open.pop()?.close();
      await proxy.emptied();
    }
  });

  it('that somebody made on the same fields under another name are taken as they are', async () => {
    await db.collection(COLLECTIONS.outbox).createIndex({ settledAt: 1 }, { name: 'advised' });
    await start();
    const names = await namesOf(COLLECTIONS.outbox);
    assert.ok(names.includes('advised') && !names.includes('settled'), names.join());
    assert.deepEqual(log.info.args, []);
  });

  it('stop the start when other fields stand under the same name, and say what to do', async () => {
    await db.collection(COLLECTIONS.outbox).createIndex({ settledAt: -1 }, { name: 'settled' });
    await assert.rejects(start(), (error: unknown) => {
      assert.ok(error instanceof IndexConflict);
      assert.match(error.message, /outbox\.settled \{ settledAt: -1 \}; needed is outbox\.settled \{ settledAt: 1 \}/);
      assert.match(error.message, /npm run indexes/);
      return true;
    });
    assert.deepEqual(await namesOf(COLLECTIONS.outbox), ['_id_', 'settled'], 'nothing was made');
  });

  it('that nobody declares are named, and left', async () => {
    await start();
    await db.collection(COLLECTIONS.votes).createIndex({ old: 1 }, { name: 'of_before' });
    await start();
    assert.deepEqual(log.info.args.at(-1)?.[0], { indexes: ['votes.of_before'] });
    assert.deepEqual(await namesOf(COLLECTIONS.votes), ['_id_', 'of_before']);
  });

  it('are put in order by the upkeep, which says each step before it does it', async () => {
    await start();
    await db.collection(COLLECTIONS.votes).createIndex({ old: 1 }, { name: 'of_before' });
    await db.collection(COLLECTIONS.outbox).dropIndex('settled');
    await db.collection(COLLECTIONS.outbox).createIndex({ settledAt: -1 }, { name: 'settled' });
    await db.collection(COLLECTIONS.channels).dropIndex('lost');
    const { steps } = await planUpkeep(db, log);
    assert.deepEqual(
      steps.map(({ what }) => what),
      [
        'drop outbox.settled { settledAt: -1 }',
        'make outbox.settled { settledAt: 1 }',
        'make channels.lost { unreachableSince: 1 }',
        'drop votes.of_before { old: 1 }',
      ],
    );
    for (const { run } of steps) await run();
    assert.deepEqual((await planUpkeep(db, log)).steps, []);
    await start();
  });
});

/** A database as far as the indexes of one collection go. */
function fakeDatabase(listed: readonly object[], createIndexes: () => Promise<unknown>): Db {
  const collection = (name: string) => ({
    listIndexes: () => ({ toArray: async () => (name === COLLECTIONS.outbox ? listed : []) }),
    estimatedDocumentCount: async () => 1,
    createIndexes,
  });
  return { collection } as unknown as Db;
}

describe('building an index', () => {
  const settled = INDEXES.filter(({ collection, name }) => collection === COLLECTIONS.outbox && name === 'settled');
  const options = { v: 2, key: { settledAt: 1 }, name: 'theirs' };

  for (const option of ['unique', 'sparse', 'hidden', 'partialFilterExpression', 'expireAfterSeconds', 'collation']) {
    it(`names the one with the same fields that is in the way because it is more: ${option}`, async () => {
      const refused = new MongoServerError({ message: 'Index already exists with a different name', code: 85 });
      const db = fakeDatabase([{ ...options, [option]: option === 'unique' ? true : { a: 1 } }], () =>
        Promise.reject(refused),
      );
      await assert.rejects(build(db, 'outbox', settled, log), (error: unknown) => {
        assert.ok(error instanceof IndexConflict, String(error));
        assert.match(error.message, new RegExp(`outbox\\.theirs \\{ settledAt: 1 \\} \\(${option}\\)`));
        return true;
      });
    });
  }

  it('takes what another process made meanwhile', async () => {
    const refused = new MongoServerError({ message: 'Index already exists with a different name', code: 85 });
    await build(
      fakeDatabase([options], () => Promise.reject(refused)),
      'outbox',
      settled,
      log,
    );
  });

  for (const error of [
    new MongoNetworkError('connection closed'),
    new MongoServerError({ message: 'already building', code: 285 }),
    new MongoServerError({ message: 'stepped down', code: 189 }),
  ]) {
    it(`asks again after ${error.message}`, async () => {
      const createIndexes = sinon.stub().onFirstCall().rejects(error).resolves();
      await build(fakeDatabase([], createIndexes), 'outbox', settled, log);
      assert.equal(createIndexes.callCount, 2);
    });
  }

  it('gives up at once what asking again does not mend', async () => {
    const refused = new MongoServerError({ message: 'not authorized', code: 13 });
    const createIndexes = sinon.stub().rejects(refused);
    await assert.rejects(
      ensureIndexes(fakeDatabase([], createIndexes), (work) => work(fakeDatabase([], createIndexes)), log),
      refused,
    );
    assert.equal(createIndexes.callCount, 1);
  });
});
