import assert from 'node:assert/strict';
import { type Document, MongoClient, MongoServerError } from 'mongodb';
import { sharedEmbeddedUri } from '../../support/engines.js';

/** Operators that no store uses, each with the code that MongoDB gives for one that it does not know. */
const UNKNOWN_OPERATORS: readonly (readonly [number, readonly string[], (operator: string) => Document])[] = [
  [2, ['$where', '$text', '$jsonSchema', '$expr', '$nor', '$comment'], (name) => find({ [name]: {} })],
  [2, ['$where'], (name) => find({ $or: [{ [name]: 'true' }] })],
  [2, ['$where', '$gt'], (name) => find({ list: { $elemMatch: { [name]: 1 } } })],
  [
    2,
    ['$mod', '$regex', '$options', '$all', '$size', '$type', '$bitsAllSet', '$near', '$constructor'],
    (name) => find({ n: { [name]: 1 } }),
  ],
  [9, ['$rename', '$mul', '$pop', '$pullAll', '$bit', '$currentDate'], (name) => update({ [name]: { a: 1 } })],
  [2, ['$sort', '$position'], (name) => update({ $push: { a: { $each: [1], [name]: 1 } } })],
  [
    40324,
    ['$lookup', '$unwind', '$facet', '$out', '$merge', '$addFields', '$project', '$skip', '$count'],
    (name) => counting({ [name]: {} }),
  ],
  [
    15952,
    ['$stdDevPop', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$count'],
    (name) => counting({ $group: { _id: null, a: { [name]: '$a' } } }),
  ],
  [168, ['$function', '$cond', '$dateToString', '$literal'], (name) => counting({ $group: { _id: { [name]: 1 } } })],
];

function find(filter: Document): Document {
  return { find: 'c', filter };
}

function update(u: Document | Document[], others: Document = {}): Document {
  return { update: 'c', updates: [{ q: {}, u, ...others }] };
}

function counting(...stages: readonly Document[]): Document {
  return { aggregate: 'c', pipeline: [{ $match: {} }, ...stages], cursor: {} };
}

function index(specification: Document): Document {
  return { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', ...specification }] };
}

/** Other features of MongoDB that the embedded engine lacks: each must be refused with its name in the message. */
const REFUSED: readonly (readonly [string, Document])[] = [
  ['__proto__', find({ 'a.__proto__.b': 1 })],
  ['regular expressions', find({ s: /a/ })],
  ['regular expressions', find({ s: { $in: [/a/] } })],
  ['regular expressions', find({ s: { $not: { $eq: /a/ } } })],
  ['collation', { find: 'c', collation: { locale: 'nl' } }],
  ['hint', { find: 'c', hint: { a: 1 } }],
  ['skip', { find: 'c', skip: 1 }],
  ['tailable', { find: 'c', tailable: true }],
  ['min', { find: 'c', min: { a: 1 } }],
  ['let', { find: 'c', let: { a: 1 } }],
  ['showRecordId', { find: 'c', showRecordId: true }],
  ['txnNumber', { find: 'c', txnNumber: 1, startTransaction: true, autocommit: false }],
  ['$slice', { find: 'c', projection: { list: { $slice: 1 } } }],
  ['$elemMatch', { find: 'c', projection: { list: { $elemMatch: { a: 1 } } } }],
  ['list.$', { find: 'c', projection: { 'list.$': 1 } }],
  ['list.a', { find: 'c', projection: { 'list.a': 1 } }],
  ['a: 0', { find: 'c', projection: { a: 0 } }],
  ['_id: 0', { find: 'c', projection: { _id: 0 } }],
  ['$meta', { find: 'c', sort: { score: { $meta: 'textScore' } } }],
  ['query', { count: 'c', query: { a: 1 } }],
  ['pipeline', update([{ $set: { a: 1 } }])],
  ['replacement', update({ a: 1 })],
  ['arrayFilters', update({ $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] })],
  ['collation', update({ $set: { a: 1 } }, { collation: { locale: 'nl' } })],
  ['hint', update({ $set: { a: 1 } }, { hint: 'a_1' })],
  ['positional operator $', update({ $set: { 'a.$': 1 } })],
  ['positional operator $[]', update({ $inc: { 'a.$[]': 1 } })],
  ['$slice', update({ $push: { a: { $each: [1], $slice: 1 } } })],
  ['$slice', update({ $push: { a: { $each: [1], $slice: 0 } } })],
  ['$each in $addToSet', update({ $addToSet: { a: { $each: [1] } } })],
  ['$pull of a list', update({ $pull: { a: [1] } })],
  ['__proto__', update({ $set: { '__proto__.polluted': 1 } })],
  ['collation', { delete: 'c', deletes: [{ q: {}, limit: 0, collation: { locale: 'nl' } }] }],
  ['arrayFilters', { findAndModify: 'c', update: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }],
  ['sort', { findAndModify: 'c', update: { $set: { a: 1 } }, sort: { a: 1 } }],
  ['fields', { findAndModify: 'c', update: { $set: { a: 1 } }, fields: { a: 1 } }],
  ['pipelines', counting({ $match: {} }, { $group: { _id: null } })],
  ['pipelines', counting({ $group: { _id: null } }, { $limit: 1 })],
  ['pipelines', { aggregate: 'c', pipeline: [{ $group: { _id: null } }], cursor: {} }],
  ['expression "$$ROOT"', counting({ $group: { _id: '$$ROOT' } })],
  ['expression "$a.b"', counting({ $group: { _id: { b: '$a.b' } } })],
  ['batchSize', { aggregate: 'c', pipeline: [], cursor: { batchSize: 1 } }],
  ['explain', { aggregate: 'c', pipeline: [], cursor: {}, explain: true }],
  ['unique', index({ unique: true })],
  ['sparse', index({ sparse: true })],
  ['expireAfterSeconds', index({ expireAfterSeconds: 5 })],
  ['partialFilterExpression', index({ partialFilterExpression: { b: 1 } })],
  ['text', index({ key: { a: 'text' } })],
  ['hashed', index({ key: { a: 'hashed' } })],
  ['one name', { dropIndexes: 'c', index: '*' }],
];

/** Commands of MongoDB that are not answered at all. */
const UNKNOWN_COMMANDS = [
  'explain',
  'mapReduce',
  'serverStatus',
  'commitTransaction',
  'renameCollection',
  'distinct',
  'listCollections',
  'drop',
  'buildInfo',
  'endSessions',
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

  async function refuses(command: Document, name: string, expected: number): Promise<void> {
    const { code, message } = await failureOf(command);
    assert.equal(code, expected, message);
    assert.ok(message.includes(name), message);
    assert.equal(await client.db('refusals').collection('c').countDocuments(), 1);
  }

  for (const [code, names, commandOf] of UNKNOWN_OPERATORS) {
    for (const name of names) {
      it(`${name} with code ${code}: ${titleOf(commandOf(name))}`, () => refuses(commandOf(name), name, code));
    }
  }

  for (const [name, command] of REFUSED) {
    it(`${name} in ${titleOf(command)}`, () => refuses(command, name, 238));
  }

  for (const name of UNKNOWN_COMMANDS) {
    it(`the command ${name}`, async () => {
      const { code, message } = await failureOf(Object.fromEntries([[name, 1]]));
      assert.equal(code, 59);
      assert.ok(message.includes(name), message);
    });
  }
});

function titleOf(command: Document): string {
  return JSON.stringify(command).slice(0, 90);
}
