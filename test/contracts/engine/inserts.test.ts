import assert from 'node:assert/strict';
import { Binary, type Collection, type Document, Long, MongoBulkWriteError, MongoServerError, ObjectId } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Keyed extends Document {
  _id: number | string;
}

forEachEngine('inserting and deleting', (engine) => {
  function fresh(): Collection<Keyed> {
    return engine.db.collection<Keyed>(`c${new ObjectId().toHexString()}`);
  }

  it('gives back every type as it was put in', async () => {
    const documents = engine.db.collection<Document>('types');
    const document = {
      _id: new ObjectId(),
      text: 'Súdwest-Fryslân \u{1f41d}',
      whole: 5,
      broken: 5.25,
      large: 1_700_000_000_000,
      long: Long.fromString('9007199254740993'),
      yes: true,
      nothing: null,
      moment: new Date('2026-02-01T08:00:00.123Z'),
      bytes: new Binary(Buffer.from([0, 255, 128])),
      list: [1, 'a', [2], { b: 3 }],
      nested: { deep: { er: [] } },
    };
    await documents.insertOne(document);
    const found = await documents.findOne({ _id: document._id });
    assert.deepEqual(found, document);
    assert.deepEqual(Object.keys(found ?? {}), Object.keys(document));
  });

  it('makes an ObjectId for a document without an _id', async () => {
    const documents = engine.db.collection('without_id');
    const { insertedId } = await documents.insertOne({ a: 1 });
    assert.ok(insertedId instanceof ObjectId);
    assert.equal(await documents.countDocuments({ _id: insertedId }), 1);
  });

  it('takes ids of any shape and tells them apart', async () => {
    const documents = engine.db.collection<Document>('ids');
    const ids: unknown[] = [
      'a',
      1,
      1.5,
      new ObjectId(),
      new Date(5),
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      'x'.repeat(900),
      true,
    ];
    await documents.insertMany(ids.map((_id, at): Document => ({ _id, at })));
    for (const [at, _id] of ids.entries()) {
      assert.deepEqual(await documents.findOne({ _id } as Document), { _id, at });
    }
  });

  it('refuses a second document with the same _id with code 11000', async () => {
    const documents = fresh();
    await documents.insertOne({ _id: 'R7:first' });
    await assert.rejects(documents.insertOne({ _id: 'R7:first', other: true }), (error) => {
      assert.ok(error instanceof MongoServerError);
      assert.equal(error.code, 11000);
      assert.match(error.message, /^E11000 duplicate key error/);
      return true;
    });
    assert.deepEqual(await documents.find().toArray(), [{ _id: 'R7:first' }]);
  });

  itAsDocumented(
    engine,
    'stops an ordered bulk at the first failure',
    'counts failed inserts as inserted',
    async () => {
      const documents = fresh();
      await documents.insertOne({ _id: 2 });
      await assert.rejects(documents.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]), (error) => {
        assert.ok(error instanceof MongoBulkWriteError);
        assert.equal(error.code, 11000);
        assert.equal(error.insertedCount, 1);
        return true;
      });
      assert.deepEqual(await ids(documents), [1, 2]);
    },
  );

  itAsDocumented(
    engine,
    'goes on after a failure when the bulk is not ordered',
    'counts failed inserts as inserted',
    async () => {
      const documents = fresh();
      await documents.insertOne({ _id: 2 });
      await assert.rejects(documents.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }], { ordered: false }), (error) => {
        assert.ok(error instanceof MongoBulkWriteError);
        assert.equal(error.insertedCount, 2);
        return true;
      });
      assert.deepEqual(await ids(documents), [1, 2, 3]);
    },
  );

  it('inserts thousands at once', async () => {
    const documents = fresh();
    const { insertedCount } = await documents.insertMany(Array.from({ length: 1500 }, (_, _id) => ({ _id })));
    assert.equal(insertedCount, 1500);
    assert.equal(await documents.countDocuments(), 1500);
    assert.equal(await documents.estimatedDocumentCount(), 1500);
  });

  it('refuses an _id that is a list', async () => {
    await assert.rejects(
      engine.db.command({ insert: 'lists', documents: [{ _id: [1] }] }).then(({ writeErrors }) => {
        if (writeErrors !== undefined) throw new MongoServerError(writeErrors[0]);
      }),
      MongoServerError,
    );
  });

  it('deletes one, many and none', async () => {
    const documents = fresh();
    await documents.insertMany([1, 2, 3, 4].map((_id) => ({ _id, even: _id % 2 === 0 })));
    assert.equal((await documents.deleteOne({ even: true })).deletedCount, 1);
    assert.equal((await documents.deleteMany({ even: false })).deletedCount, 2);
    assert.equal((await documents.deleteMany({ even: false })).deletedCount, 0);
    assert.equal(await documents.countDocuments(), 1);
  });

  it('runs a bulk of every kind in order', async () => {
    const documents = fresh();
    const result = await documents.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { _id: 2 }, update: { $set: { n: 5 } }, upsert: true } },
      { updateMany: { filter: { _id: { $gt: 1 } }, update: { $set: { m: 6 } } } },
      { insertOne: { document: { _id: 3 } } },
      { deleteOne: { filter: { _id: 3 } } },
    ]);
    assert.equal(result.insertedCount, 2);
    assert.equal(result.modifiedCount, 2);
    assert.equal(result.upsertedCount, 1);
    assert.equal(result.upsertedIds[2], 2);
    assert.equal(result.deletedCount, 1);
    assert.deepEqual(await documents.find().sort({ _id: 1 }).toArray(), [
      { _id: 1, n: 2 },
      { _id: 2, n: 5, m: 6 },
    ]);
  });
});

async function ids(documents: Collection<Keyed>): Promise<unknown[]> {
  return (await documents.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
}
