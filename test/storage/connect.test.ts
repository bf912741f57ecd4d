import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { type Connection, connect, NewerDatabaseError } from '../../src/storage/connect.js';
import { COLLECTIONS, SCHEMA_VERSION, type Stored } from '../../src/storage/documents/documents.js';
import { INDEXES } from '../../src/storage/indexes/indexes.js';
import { openStorage } from '../../src/storage/storage.js';
import { createConcernGuard } from '../support/concern-guard.js';
import { forEachEngine } from '../support/engines.js';
import { atOnce } from '../support/store-contract.js';
import { proxyTo } from '../support/tcp-proxy.js';

async function writeSchema(connection: Connection, v: number): Promise<void> {
  await connection.db
    .collection<Stored>(COLLECTIONS.meta)
    .updateOne({ _id: 'schema' }, { $set: { v } }, { upsert: true });
}

async function schemaOf(connection: Connection): Promise<number | undefined> {
  return (await connection.db.collection<Stored>(COLLECTIONS.meta).findOne({ _id: 'schema' }))?.v;
}

forEachEngine('connecting', (engine) => {
  const open: Connection[] = [];
  let database: string;

  async function connected(): Promise<Connection> {
    const connection = await connect(engine.uri, database);
    open.push(connection);
    return connection;
  }

  beforeEach(() => {
    database = `test_${randomUUID().slice(0, 13)}`;
  });
  afterEach(async () => {
    await engine.client.db(database).dropDatabase();
    for (const connection of open.splice(0)) await connection.close();
  });

  it('writes the schema version into a new database and answers a ping', async () => {
    const connection = await connected();
    assert.equal(await schemaOf(connection), SCHEMA_VERSION);
    await connection.ping();
  });

  it('makes every declared index, with its fields in order', async () => {
    const { db } = await connected();
    for (const { collection, name, keys } of INDEXES) {
      const made = (await db.collection(collection).listIndexes().toArray()).find((one) => one.name === name);
      assert.deepEqual(Object.entries(made?.key ?? {}), Object.entries(keys), name);
    }
  });

  it('may be done again, and by twenty processes at once on a new database', async () => {
    const connections = await atOnce(20, connected);
    await connected();
    for (const connection of connections) assert.equal(await schemaOf(connection), SCHEMA_VERSION);
  });

  it('takes a database of an older version along', async () => {
    await writeSchema(await connected(), SCHEMA_VERSION - 1);
    assert.equal(await schemaOf(await connected()), SCHEMA_VERSION);
  });

  it('refuses a database of a newer version, says what to do, and leaves it as it was', async () => {
    const first = await connected();
    await writeSchema(first, SCHEMA_VERSION + 1);
    await assert.rejects(connect(engine.uri, database), (error: unknown) => {
      assert.ok(error instanceof NewerDatabaseError);
      assert.match(error.message, new RegExp(`schema ${SCHEMA_VERSION + 1}, this program knows ${SCHEMA_VERSION}`));
      assert.match(error.message, /Start that version, or restore a backup/);
      return true;
    });
    assert.equal(await schemaOf(first), SCHEMA_VERSION + 1);
  });

  it('leaves no connection behind when it refuses', async () => {
    await writeSchema(await connected(), SCHEMA_VERSION + 1);
    const proxy = await proxyTo(engine.uri);
    await assert.rejects(connect(proxy.uri, database), NewerDatabaseError);
    await proxy.emptied();
  });

  it('tells a listener of every command and its answer', async () => {
    const seen: string[] = [];
    const connection = await connect(engine.uri, database, {
      started: ({ commandName }) => seen.push(`> ${commandName}`),
      succeeded: ({ commandName }) => seen.push(`< ${commandName}`),
    });
    open.push(connection);
    seen.length = 0;
    await connection.ping();
    assert.deepEqual(seen, ['> ping', '< ping', '> find', '< find']);
  });

  it('asks for a majority in every call that reads or writes, whatever the address says', async () => {
    const guard = createConcernGuard();
    const weaker = `${engine.uri}${engine.uri.includes('?') ? '&' : '/?'}w=0&readConcernLevel=local&readPreference=nearest`;
    const connection = await connect(weaker, database, guard.listener);
    open.push(connection);
    const votes = connection.db.collection<Stored & { n?: number }>(COLLECTIONS.votes);
    const { acknowledged } = await votes.insertOne({ _id: 'a', v: 1 });
    assert.ok(acknowledged);
    await votes.bulkWrite([{ updateOne: { filter: { _id: 'a' }, update: { $inc: { n: 1 } } } }]);
    await votes.findOneAndUpdate({ _id: 'a' }, { $inc: { n: 1 } });
    await votes.countDocuments({ _id: 'a' });
    await votes.estimatedDocumentCount();
    await votes.createIndex({ n: 1 });
    await votes.dropIndex('n_1');
    await votes.deleteOne({ _id: 'a' });
    assert.deepEqual(guard.faults(), []);
    assert.deepEqual(
      [...guard.seen()].sort(),
      'aggregate count createIndexes delete dropIndexes find findAndModify insert update'.split(' '),
    );
  });

  it('is not ready when the database does not give back what it keeps, though it answers a ping', async () => {
    const connection = await connected();
    await connection.db.collection<Stored>(COLLECTIONS.meta).deleteOne({ _id: 'schema' });
    assert.equal((await connection.db.command({ ping: 1 })).ok, 1);
    await assert.rejects(connection.ping(), { code: 'storageDown' });
  });

  it('cannot be used after closing', async () => {
    const connection = await connect(engine.uri, database);
    await connection.close();
    await assert.rejects(connection.ping());
  });

  it('opens the stores that are configured', async () => {
    const storage = await openStorage({ kind: 'mongodb', uri: engine.uri, database });
    try {
      await storage.ping();
      assert.deepEqual(await storage.stores.programmes.all(), []);
    } finally {
      await storage.close();
    }
  });
});

describe('connecting to a server that answers nothing', () => {
  it('is given up', async () => {
    const silent = createServer((socket) => socket.resume().on('error', () => {}));
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await assert.rejects(connect(`mongodb://127.0.0.1:${port}`, 'test'), { name: 'MongoServerSelectionError' });
    await new Promise((closed) => silent.close(closed));
  });
});
