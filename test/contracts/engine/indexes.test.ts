import assert from 'node:assert/strict';
import { type Collection, type Document, MongoServerError, ObjectId } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Job extends Document {
  _id: number;
}

forEachEngine('indexes', (engine) => {
  let jobs: Collection<Job>;
  beforeEach(async () => {
    jobs = engine.db.collection<Job>(`c${new ObjectId().toHexString()}`);
    await jobs.insertMany(
      Array.from({ length: 60 }, (_, _id) => ({ _id, state: _id % 3 === 0 ? 'due' : 'done', at: (_id * 7) % 60 })),
    );
  });

  async function claimable(limit: number): Promise<number[]> {
    const found = jobs
      .find({ state: 'due', at: { $lte: 40 } })
      .sort({ at: 1 })
      .limit(limit);
    return found.map(({ at }) => at as number).toArray();
  }

  it('are listed by name and key', async () => {
    await jobs.createIndex({ state: 1, at: -1 });
    await jobs.createIndex({ at: 1 }, { name: 'by_moment' });
    const indexes = await jobs.indexes();
    assert.deepEqual(Object.fromEntries(indexes.map(({ name, key }) => [name, Object.entries(key)])), {
      _id_: [['_id', 1]],
      'state_1_at_-1': [
        ['state', 1],
        ['at', -1],
      ],
      by_moment: [['at', 1]],
    });
  });

  it('do not change what a query finds', async () => {
    const before = await claimable(10);
    await jobs.createIndex({ state: 1, at: 1 });
    assert.deepEqual(await claimable(10), before);
    assert.equal(before.length, 10);
  });

  it('follow updates and deletes', async () => {
    await jobs.createIndex({ state: 1, at: 1 });
    await jobs.updateMany({ at: { $lt: 20 } }, { $set: { state: 'gone' } });
    await jobs.deleteMany({ at: { $gt: 30 }, state: 'due' });
    const left = await claimable(100);
    assert.ok(left.length > 0);
    assert.ok(left.every((at) => at >= 20 && at <= 30));
    assert.equal(await jobs.countDocuments({ state: 'gone' }), 20);
  });

  it('may be created again', async () => {
    await jobs.createIndex({ at: 1 });
    assert.equal(await jobs.createIndex({ at: 1 }), 'at_1');
    assert.equal((await jobs.indexes()).length, 2);
  });

  it('on _id are there already', async () => {
    await jobs.createIndex({ _id: 1 });
    assert.equal((await jobs.indexes()).length, 1);
  });

  it('are created on a collection that is not there yet', async () => {
    const made = engine.db.collection(`n${new ObjectId().toHexString()}`);
    await made.createIndexes([{ key: { a: 1 } }, { key: { b: 1, c: -1 } }]);
    assert.equal((await made.indexes()).length, 3);
  });

  itAsDocumented(engine, 'may not share a name', 'accepts it', async () => {
    await jobs.createIndex({ at: 1 }, { name: 'x' });
    await assert.rejects(
      jobs.createIndex({ state: 1 }, { name: 'x' }),
      (error) => error instanceof MongoServerError && error.code === 86,
    );
  });

  itAsDocumented(engine, 'of a collection that is not there cannot be listed', 'gives an empty list', async () => {
    await assert.rejects(
      engine.db.collection('nowhere').indexes(),
      (error) => error instanceof MongoServerError && error.code === 26,
    );
  });

  it('are dropped by name, and then serve and hold up nothing any more', async () => {
    await jobs.createIndex({ state: 1, at: 1 }, { name: 'old' });
    await jobs.createIndex({ at: 1 }, { name: 'kept' });
    const before = await claimable(100);
    await jobs.dropIndex('old');
    assert.deepEqual((await jobs.indexes()).map(({ name }) => name).sort(), ['_id_', 'kept']);
    assert.deepEqual((await claimable(100)).sort(), before.sort());
    await jobs.createIndex({ state: -1 }, { name: 'old' });
    assert.equal(await jobs.countDocuments({ state: 'due' }), 20);
  });

  itAsDocumented(engine, 'that are not there, or on _id, cannot be dropped', 'drops that on _id', async () => {
    await jobs.createIndex({ at: 1 });
    await assert.rejects(jobs.dropIndex('x'), MongoServerError);
    await assert.rejects(jobs.dropIndex('_id_'), MongoServerError);
    assert.equal((await jobs.indexes()).length, 2);
  });

  it('find items of lists', async () => {
    await jobs.createIndex({ members: 1 });
    await jobs.updateOne({ _id: 1 }, { $set: { members: ['p1', 'p2'] } });
    await jobs.updateOne({ _id: 2 }, { $set: { members: ['p2', 'p3'] } });
    const found = await jobs.find({ members: 'p2' }).sort({ _id: 1 }).toArray();
    assert.deepEqual(
      found.map(({ _id }) => _id),
      [1, 2],
    );
    assert.equal(await jobs.countDocuments({ members: ['p2', 'p3'] }), 1);
    assert.equal(await jobs.countDocuments({ members: null }), 58);
  });
});
