import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb';
import { sharedEmbeddedUri } from '../../support/engines.js';
import { runs } from '../../support/thorough.js';

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom(null, true, false, '', 'a', 'b', 'x'.repeat(250), `${'x'.repeat(250)}y`, 1.5),
  fc.constantFrom(0, 1, 2).map((at) => new Date(at)),
  fc.constantFrom('0'.repeat(24), 'f'.repeat(24)).map((hex) => new ObjectId(hex)),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ k: scalar }) },
);
const documents = fc.array(
  fc.record({ a: value, b: value, c: fc.record({ d: value }, { requiredKeys: [] }) }, { requiredKeys: [] }),
  { maxLength: 25 },
);
const condition = fc.oneof(
  value,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
);
const filter = fc.record({ a: condition, b: condition, 'c.d': condition }, { requiredKeys: [] });
const sort = fc.constantFrom<Document>(
  { _id: 1 },
  { a: 1, _id: 1 },
  { b: -1, _id: 1 },
  { a: -1, b: 1, _id: -1 },
  { 'c.d': 1, _id: -1 },
);

/** The fields that a change does not name. */
function without(change: object): Document {
  return Object.fromEntries(['a', 'b', 'c'].flatMap((name) => (name in change ? [] : [[name, '']])));
}

describe('an index of the embedded engine', () => {
  let client: MongoClient;
  let db: Db;
  let run = 0;
  before(async () => {
    client = await new MongoClient(await sharedEmbeddedUri()).connect();
    db = client.db('index_equality');
  });
  after(async () => {
    await db.dropDatabase();
    await client.close();
  });

  it('never changes what a query gives, nor its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.tuple(filter, sort, fc.nat(5)), { minLength: 4, maxLength: 8 }),
        documents,
        async (rows, queries, changes) => {
          run += 1;
          const plain = db.collection<Document>(`plain${run}`);
          const indexed = db.collection<Document>(`indexed${run}`);
          await indexed.createIndexes([{ key: { a: 1, b: -1 } }, { key: { b: 1 } }, { key: { 'c.d': -1, a: 1 } }]);
          for (const collection of [plain, indexed]) {
            if (rows.length > 0) await collection.insertMany(rows.map((row, _id): Document => ({ ...row, _id })));
            for (const [at, change] of changes.entries()) {
              const id = { _id: at * 2 } as Document;
              await collection.updateOne(id, { $set: { ...change, touched: true }, $unset: without(change) });
            }
          }
          for (const [where, order, limit] of queries) {
            const expected = await plain
              .find(where as Document)
              .sort(order)
              .limit(limit)
              .toArray();
            assert.deepEqual(
              await indexed
                .find(where as Document)
                .sort(order)
                .limit(limit)
                .toArray(),
              expected,
            );
            assert.equal(
              await indexed.countDocuments(where as Document),
              await plain.countDocuments(where as Document),
            );
          }
        },
      ),
      { numRuns: runs(60, 20) },
    );
  });

  it('built on existing documents equals one that grew with them', async () => {
    const early = db.collection<Document>('early');
    const late = db.collection<Document>('late');
    await early.createIndex({ state: 1, at: 1 });
    const rows = Array.from(
      { length: 200 },
      (_, _id): Document => ({ _id, state: ['due', 'done'][_id % 2], at: (_id * 13) % 50 }),
    );
    await early.insertMany(rows);
    await late.insertMany(rows);
    await late.createIndex({ state: 1, at: 1 });
    const where = { state: 'due', at: { $gte: 10, $lt: 30 } };
    const expected = await early.find(where).sort({ at: -1, _id: 1 }).toArray();
    assert.ok(expected.length > 20);
    assert.deepEqual(await late.find(where).sort({ at: -1, _id: 1 }).toArray(), expected);
  });
});
