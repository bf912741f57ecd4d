import assert from 'node:assert/strict';
import { type Collection, type Document, MongoServerError, ObjectId, type UpdateFilter } from 'mongodb';
import { forEachEngine } from '../../support/engines.js';

interface Row extends Document {
  _id: number | string;
}

/** Before, update, after: each row is one behaviour. */
const CHANGES: readonly (readonly [string, Document, Document, Document])[] = [
  ['$set makes a field', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  ['$set makes documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set writes a place of a list', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set behind the end of a list fills with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$set replaces a whole document', { a: { x: 1, y: 2 } }, { $set: { a: { z: 3 } } }, { a: { z: 3 } }],
  ['$unset removes a field', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset removes a nested field', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
  ['$unset leaves null in a list', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset of nothing does nothing', { a: 1 }, { $unset: { 'x.y': '' } }, { a: 1 }],
  ['$inc adds', { n: 1 }, { $inc: { n: 2 } }, { n: 3 }],
  ['$inc makes the field', {}, { $inc: { n: -2 } }, { n: -2 }],
  ['$inc makes a nested field', {}, { $inc: { 'a.n': 1.5 } }, { a: { n: 1.5 } }],
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes the list', {}, { $push: { a: 2 } }, { a: [2] }],
  ['$push appends a list as one item', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$push with $each appends each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  [
    '$push keeps the last with a negative $slice',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  ['$push slices a new list', {}, { $push: { a: { $each: [1, 2, 3], $slice: -1 } } }, { a: [3] }],
  ['$pull removes what is equal', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull removes by comparison', { a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }, { a: [1] }],
  ['$pull removes by $in', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  [
    '$pull removes documents by their fields',
    { a: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ['$pull of nothing does nothing', {}, { $pull: { a: 1 } }, {}],
  ['$addToSet adds what is new', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
  ['$addToSet does not add twice', { a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
  ['$addToSet compares documents as a whole', { a: [{ x: 1 }] }, { $addToSet: { a: { x: 1 } } }, { a: [{ x: 1 }] }],
  ['$max takes the higher', { n: 1, m: 5 }, { $max: { n: 3, m: 3 } }, { n: 3, m: 5 }],
  ['$min takes the lower', { n: 1, m: 5 }, { $min: { n: 3, m: 3 } }, { n: 1, m: 3 }],
  ['$max makes the field', {}, { $max: { n: 3 } }, { n: 3 }],
  ['$max compares dates', { d: new Date(1) }, { $max: { d: new Date(2) } }, { d: new Date(2) }],
  [
    '$setOnInsert leaves an existing document alone',
    { a: 1 },
    { $setOnInsert: { a: 9 }, $set: { b: 1 } },
    { a: 1, b: 1 },
  ],
  [
    'several operators work together',
    { n: 1, l: [] },
    { $inc: { n: 1 }, $push: { l: 1 }, $unset: { x: 1 } },
    { n: 2, l: [1] },
  ],
];

forEachEngine('updating', (engine) => {
  function fresh(): Collection<Row> {
    return engine.db.collection<Row>(`c${new ObjectId().toHexString()}`);
  }

  for (const [title, before, update, after] of CHANGES) {
    it(title, async () => {
      const rows = fresh();
      await rows.insertOne({ ...before, _id: 1 });
      const result = await rows.updateOne({ _id: 1 }, update);
      assert.equal(result.matchedCount, 1);
      assert.deepEqual(await rows.findOne({ _id: 1 }), { _id: 1, ...after });
    });
  }

  it('counts as modified only what changed', async () => {
    const rows = fresh();
    await rows.insertMany([1, 2, 3].map((_id) => ({ _id, state: _id === 1 ? 'done' : 'due' })));
    const result = await rows.updateMany({}, { $set: { state: 'done' } });
    assert.deepEqual([result.matchedCount, result.modifiedCount], [3, 2]);
    const again = await rows.updateMany({}, { $set: { state: 'done' } });
    assert.deepEqual([again.matchedCount, again.modifiedCount], [3, 0]);
  });

  it('changes one document when several match', async () => {
    const rows = fresh();
    await rows.insertMany([1, 2, 3].map((_id) => ({ _id })));
    assert.equal((await rows.updateOne({}, { $set: { a: 1 } })).modifiedCount, 1);
    assert.equal(await rows.countDocuments({ a: 1 }), 1);
  });

  it('changes nothing when nothing matches', async () => {
    const result = await fresh().updateOne({ _id: 1 }, { $set: { a: 1 } });
    assert.deepEqual([result.matchedCount, result.modifiedCount, result.upsertedCount], [0, 0, 0]);
  });

  it('an upsert makes the document from the filter and the update', async () => {
    const rows = fresh();
    const result = await rows.updateOne(
      { _id: 'k', kind: 'vote', n: { $gt: 3 }, $and: [{ 'a.b': 1 }] },
      { $setOnInsert: { at: 1 }, $set: { option: 'x' }, $inc: { count: 1 } },
      { upsert: true },
    );
    assert.equal(result.upsertedId, 'k');
    assert.deepEqual([result.matchedCount, result.upsertedCount], [0, 1]);
    const row = await rows.findOne({ _id: 'k' });
    assert.deepEqual(row, { _id: 'k', kind: 'vote', a: { b: 1 }, at: 1, option: 'x', count: 1 });
    assert.equal(Object.keys(row ?? {})[0], '_id');
  });

  it('an upsert finds what is there the second time', async () => {
    const rows = fresh();
    for (const option of ['x', 'y']) {
      await rows.updateOne({ _id: 'k' }, { $set: { option }, $setOnInsert: { first: option } }, { upsert: true });
    }
    assert.deepEqual(await rows.find().toArray(), [{ _id: 'k', option: 'y', first: 'x' }]);
  });

  it('an upsert without an _id gets an ObjectId', async () => {
    const { upsertedId } = await engine.db.collection('made').updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
    assert.ok(upsertedId instanceof ObjectId);
  });

  it('an upsert whose filter excludes the existing key fails with 11000', async () => {
    const rows = fresh();
    await rows.insertOne({ _id: 'k', state: 'sent' });
    await assert.rejects(
      rows.updateOne({ _id: 'k', state: { $ne: 'sent' } }, { $set: { a: 1 } }, { upsert: true }),
      (error) => error instanceof MongoServerError && error.code === 11000,
    );
  });

  it('a bulk of upserts answers each with its place', async () => {
    const rows = fresh();
    await rows.insertOne({ _id: 1 });
    const result = await rows.bulkWrite(
      [0, 1, 2].map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { a: 1 } }, upsert: true } })),
      { ordered: false },
    );
    assert.deepEqual([result.matchedCount, result.modifiedCount, result.upsertedCount], [1, 1, 2]);
    assert.deepEqual(result.upsertedIds, { 0: 0, 2: 2 });
  });

  for (const [title, update] of [
    ['$set', { $set: { _id: 2 } }],
    ['$inc', { $inc: { _id: 1 } }],
    ['$unset', { $unset: { _id: '' } }],
  ] as const) {
    it(`${title} may not change the _id`, async () => {
      const rows = fresh();
      await rows.insertOne({ _id: 1 });
      await assert.rejects(rows.updateOne({ _id: 1 }, update as unknown as UpdateFilter<Row>), codeIs(66));
      assert.deepEqual(await rows.find().toArray(), [{ _id: 1 }]);
    });
  }

  it('200 increments at the same time are all counted', async () => {
    const rows = fresh();
    await rows.insertOne({ _id: 1, n: 0 });
    await Promise.all(Array.from({ length: 200 }, () => rows.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
    assert.equal((await rows.findOne())?.n, 200);
  });

  it('50 upserts of one key at the same time make one document', async () => {
    const rows = fresh();
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => rows.updateOne({ _id: 'k' }, { $inc: { n: 1 } }, { upsert: true })),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    assert.deepEqual(await rows.find().toArray(), [{ _id: 'k', n: done }]);
  });
});

function codeIs(code: number): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof MongoServerError);
    assert.equal(error.code, code, error.message);
    return true;
  };
}
