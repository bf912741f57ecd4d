import assert from 'node:assert/strict';
import { type Document, MongoClient, MongoServerError } from 'mongodb';
import { sharedEmbeddedUri } from '../../support/engines.js';

/** What MongoDB does and the embedded engine does not: each must be refused with its name in the message. */
const REFUSED: readonly (readonly [string, Document])[] = [
  ['$where', { find: 'c', filter: { $where: 'true' } }],
  ['$text', { find: 'c', filter: { $text: { $search: 'a' } } }],
  ['$jsonSchema', { find: 'c', filter: { $jsonSchema: {} } }],
  ['$mod', { find: 'c', filter: { n: { $mod: [2, 0] } } }],
  ['$bitsAllSet', { find: 'c', filter: { n: { $bitsAllSet: 1 } } }],
  ['$near', { find: 'c', filter: { n: { $near: [1, 1] } } }],
  ['$where', { find: 'c', filter: { $or: [{ $where: 'true' }] } }],
  ['$where', { find: 'c', filter: { list: { $elemMatch: { $where: 'true' } } } }],
  ['__proto__', { find: 'c', filter: { 'a.__proto__.b': 1 } }],
  ['option x', { find: 'c', filter: { s: { $regex: 'a b', $options: 'x' } } }],
  ['collation', { find: 'c', collation: { locale: 'nl' } }],
  ['hint', { find: 'c', hint: { a: 1 } }],
  ['tailable', { find: 'c', tailable: true }],
  ['min', { find: 'c', min: { a: 1 } }],
  ['let', { find: 'c', let: { a: 1 } }],
  ['showRecordId', { find: 'c', showRecordId: true }],
  ['snapshot', { find: 'c', readConcern: { level: 'snapshot' } }],
  ['$slice', { find: 'c', projection: { list: { $slice: 1 } } }],
  ['$elemMatch', { find: 'c', projection: { list: { $elemMatch: { a: 1 } } } }],
  ['positional projection', { find: 'c', projection: { 'list.$': 1 } }],
  ['$meta', { find: 'c', sort: { score: { $meta: 'textScore' } } }],
  ['pipeline', { update: 'c', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }],
  ['arrayFilters', { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }] }],
  ['collation', { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, collation: { locale: 'nl' } }] }],
  ['hint', { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, hint: 'a_1' }] }],
  ['$rename', { update: 'c', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] }],
  ['$mul', { update: 'c', updates: [{ q: {}, u: { $mul: { a: 2 } } }] }],
  ['$pop', { update: 'c', updates: [{ q: {}, u: { $pop: { a: 1 } } }] }],
  ['$pullAll', { update: 'c', updates: [{ q: {}, u: { $pullAll: { a: [1] } } }] }],
  ['$bit', { update: 'c', updates: [{ q: {}, u: { $bit: { a: { and: 1 } } } }] }],
  ['positional operator $', { update: 'c', updates: [{ q: { a: 1 }, u: { $set: { 'a.$': 1 } } }] }],
  ['positional operator $[]', { update: 'c', updates: [{ q: {}, u: { $inc: { 'a.$[]': 1 } } }] }],
  ['$sort', { update: 'c', updates: [{ q: {}, u: { $push: { a: { $each: [1], $sort: 1 } } } }] }],
  ['timestamp', { update: 'c', updates: [{ q: {}, u: { $currentDate: { a: { $type: 'timestamp' } } } }] }],
  ['__proto__', { update: 'c', updates: [{ q: {}, u: { $set: { '__proto__.polluted': 1 } } }] }],
  ['collation', { delete: 'c', deletes: [{ q: {}, limit: 0, collation: { locale: 'nl' } }] }],
  ['arrayFilters', { findAndModify: 'c', update: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }],
  ['collation', { findAndModify: 'c', update: { $set: { a: 1 } }, collation: { locale: 'nl' } }],
  ['$lookup', { aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }],
  ['$unwind', { aggregate: 'c', pipeline: [{ $unwind: '$a' }], cursor: {} }],
  ['$facet', { aggregate: 'c', pipeline: [{ $facet: {} }], cursor: {} }],
  ['$out', { aggregate: 'c', pipeline: [{ $match: {} }, { $out: 'd' }], cursor: {} }],
  ['$merge', { aggregate: 'c', pipeline: [{ $merge: 'd' }], cursor: {} }],
  ['$addFields', { aggregate: 'c', pipeline: [{ $addFields: { a: 1 } }], cursor: {} }],
  ['$function', { aggregate: 'c', pipeline: [{ $project: { a: { $function: {} } } }], cursor: {} }],
  ['$function', { find: 'c', filter: { $expr: { $function: {} } } }],
  ['$stdDevPop', { aggregate: 'c', pipeline: [{ $group: { _id: null, a: { $stdDevPop: '$a' } } }], cursor: {} }],
  ['explain', { aggregate: 'c', pipeline: [], cursor: {}, explain: true }],
  ['unique', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] }],
  ['sparse', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', sparse: true }] }],
  ['expireAfterSeconds', { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', expireAfterSeconds: 5 }] }],
  [
    'partialFilterExpression',
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { b: 1 } }] },
  ],
  ['text', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }],
  ['hashed', { createIndexes: 'c', indexes: [{ key: { a: 'hashed' }, name: 'a' }] }],
];

/** Commands of MongoDB that are not answered at all. */
const UNKNOWN_COMMANDS = [
  'explain',
  'mapReduce',
  'serverStatus',
  'commitTransaction',
  'renameCollection',
  'constructor',
  '__proto__',
];

describe('the embedded engine refuses by name', () => {
  let client: MongoClient;
  before(async () => {
    client = await new MongoClient(await sharedEmbeddedUri()).connect();
    await client
      .db('refusals')
      .collection<Document>('c')
      .insertOne({ _id: 1, a: [1] } as Document);
  });
  after(() => client.close());

  async function failureOf(command: Document): Promise<{ readonly code: unknown; readonly message: string }> {
    const answer = await client
      .db('refusals')
      .command(command)
      .catch((error: unknown) => {
        assert.ok(error instanceof MongoServerError, String(error));
        return error;
      });
    if (answer instanceof MongoServerError) return { code: answer.code, message: answer.message };
    const [failure] = answer.writeErrors ?? [];
    return { code: failure?.code, message: String(failure?.errmsg) };
  }

  for (const [name, command] of REFUSED) {
    it(`${name} in ${Object.keys(command)[0]}: ${JSON.stringify(command).slice(0, 90)}`, async () => {
      const { code, message } = await failureOf(command);
      assert.equal(code, 238, message);
      assert.ok(message.includes(name), message);
      assert.equal(await client.db('refusals').collection('c').countDocuments(), 1);
    });
  }

  for (const name of UNKNOWN_COMMANDS) {
    it(`the command ${name}`, async () => {
      const { code, message } = await failureOf(Object.fromEntries([[name, 1]]));
      assert.equal(code, 59);
      assert.ok(message.includes(name), message);
    });
  }

  it('transactions', async () => {
    const command = { find: 'c', txnNumber: 1, startTransaction: true, autocommit: false };
    assert.equal((await failureOf(command)).code, 20);
  });
});
