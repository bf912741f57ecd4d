import assert from 'node:assert/strict';
import { type Collection, type Document, ObjectId } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Job extends Document {
  _id: number;
}

forEachEngine('findAndModify', (engine) => {
  let jobs: Collection<Job>;
  beforeEach(async () => {
    jobs = engine.db.collection<Job>(`c${new ObjectId().toHexString()}`);
    await jobs.insertMany([1, 2, 3].map((_id) => ({ _id, state: 'due', rank: -_id })));
  });

  it('gives the document as it was', async () => {
    const before = await jobs.findOneAndUpdate({ _id: 1 }, { $set: { state: 'done' } });
    assert.equal(before?.state, 'due');
    assert.equal((await jobs.findOne({ _id: 1 }))?.state, 'done');
  });

  it('gives the document as it is now', async () => {
    const after = await jobs.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'after' });
    assert.deepEqual(after, { _id: 1, state: 'due', rank: -1, n: 1 });
  });

  it('gives null when nothing matches', async () => {
    assert.equal(await jobs.findOneAndUpdate({ _id: 9 }, { $set: { a: 1 } }), null);
    assert.equal(await jobs.findOneAndDelete({ _id: 9 }), null);
  });

  it('makes a document with upsert', async () => {
    const options = { upsert: true, returnDocument: 'after' } as const;
    const made = await jobs.findOneAndUpdate({ _id: 9 }, { $setOnInsert: { a: 1 }, $inc: { n: 1 } }, options);
    assert.deepEqual(made, { _id: 9, a: 1, n: 1 });
    assert.equal(await jobs.findOneAndUpdate({ _id: 10 }, { $set: { a: 1 } }, { upsert: true }), null);
  });

  itAsDocumented(engine, 'tells whether it made or found the document', 'leaves lastErrorObject out', async () => {
    const options = { upsert: true, includeResultMetadata: true } as const;
    const made = await jobs.findOneAndUpdate({ _id: 9 }, { $set: { a: 1 } }, options);
    assert.equal(made.lastErrorObject?.updatedExisting, false);
    assert.equal(made.lastErrorObject?.upserted, 9);
    const found = await jobs.findOneAndUpdate({ _id: 9 }, { $set: { a: 2 } }, options);
    assert.equal(found.lastErrorObject?.updatedExisting, true);
  });

  it('removes and gives what it removed', async () => {
    assert.deepEqual(await jobs.findOneAndDelete({ _id: 1 }), {
      _id: 1,
      state: 'due',
      rank: -1,
    });
    assert.equal(await jobs.countDocuments(), 2);
  });

  it('20 claimers at the same time take 60 jobs exactly once', async () => {
    await jobs.deleteMany({});
    await jobs.insertMany(Array.from({ length: 60 }, (_, _id) => ({ _id, state: 'due' })));
    const taken: unknown[] = [];
    async function claimAll(worker: number): Promise<void> {
      for (;;) {
        const job = await jobs.findOneAndUpdate({ state: 'due' }, { $set: { state: 'taken', worker } });
        if (job === null) return;
        taken.push(job._id);
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, worker) => claimAll(worker)));
    assert.equal(taken.length, 60);
    assert.equal(new Set(taken).size, 60);
  });

  it('a batch is claimed in three round trips and never twice', async () => {
    await jobs.deleteMany({});
    await jobs.insertMany(Array.from({ length: 100 }, (_, _id) => ({ _id, state: 'due' })));
    async function claim(name: string): Promise<unknown[]> {
      const due = await jobs.find({ state: 'due' }).limit(30).toArray();
      await jobs.updateMany(
        { _id: { $in: due.map(({ _id }) => _id) }, state: 'due' },
        { $set: { state: 'claimed', claim: name } },
      );
      return (await jobs.find({ claim: name }).toArray()).map(({ _id }) => _id);
    }
    const claims = await Promise.all(Array.from({ length: 10 }, (_, at) => claim(`worker${at}`)));
    const all = claims.flat();
    assert.equal(new Set(all).size, all.length);
    assert.equal(await jobs.countDocuments({ state: 'claimed' }), all.length);
  });
});
