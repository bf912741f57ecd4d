import assert from 'node:assert/strict';
import { type Collection, type Document, MongoServerError } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Row extends Document {
  _id: number;
}

/** A command that fails, and the code that MongoDB gives for it. Run on a row `{_id: 1, text: 'a', list: [1]}`. */
const FAILURES: readonly (readonly [string, Document, number])[] = [
  ['an unknown command', { makeCoffee: 1 }, 59],
  ['$inc of a text', { update: 'rows', updates: [{ q: {}, u: { $inc: { text: 1 } } }] }, 14],
  ['$inc by a text', { update: 'rows', updates: [{ q: {}, u: { $inc: { n: 'a' } } }] }, 14],
  ['$push to a text', { update: 'rows', updates: [{ q: {}, u: { $push: { text: 1 } } }] }, 2],
  ['two operators on one field', { update: 'rows', updates: [{ q: {}, u: { $set: { a: 1 }, $inc: { a: 1 } } }] }, 40],
  ['a field inside a text', { update: 'rows', updates: [{ q: {}, u: { $set: { 'text.b': 1 } } }] }, 28],
  ['an unknown update operator', { update: 'rows', updates: [{ q: {}, u: { $frob: { a: 1 } } }] }, 9],
  ['an unknown query operator', { find: 'rows', filter: { a: { $frob: 1 } } }, 2],
  ['an unknown operator at the top', { find: 'rows', filter: { $frob: [] } }, 2],
  ['$or without a list', { find: 'rows', filter: { $or: { a: 1 } } }, 2],
  ['$or with an empty list', { find: 'rows', filter: { $or: [] } }, 2],
  ['an unknown pipeline stage', { aggregate: 'rows', pipeline: [{ $frob: 1 }], cursor: {} }, 40324],
  [
    'a $group without _id',
    { aggregate: 'rows', pipeline: [{ $match: {} }, { $group: { n: { $sum: 1 } } }], cursor: {} },
    15955,
  ],
];

/** As above, where the test server answers with another code or not with an error at all. */
const DOCUMENTED_FAILURES: readonly (readonly [string, Document, number, string])[] = [
  [
    '$addToSet to a text',
    { update: 'rows', updates: [{ q: {}, u: { $addToSet: { text: 1 } } }] },
    2,
    'answers with an older code',
  ],
  ['$in without a list', { find: 'rows', filter: { a: { $in: 1 } } }, 2, 'finds nothing'],
  [
    'a $limit of zero',
    { aggregate: 'rows', pipeline: [{ $match: {} }, { $limit: 0 }, { $group: { _id: 1 } }], cursor: {} },
    15958,
    'gives nothing',
  ],
];

forEachEngine('errors', (engine) => {
  let rows: Collection<Row>;
  before(async () => {
    rows = engine.db.collection<Row>('rows');
    await rows.insertOne({ _id: 1, text: 'a', list: [1] });
  });

  async function codeOf(command: Document): Promise<unknown> {
    const answer = await engine.db.command(command).catch((error: unknown) => {
      assert.ok(error instanceof MongoServerError, String(error));
      return error;
    });
    if (answer instanceof MongoServerError) return answer.code;
    return answer.writeErrors?.[0]?.code;
  }

  for (const [title, command, code] of FAILURES) {
    it(`${title} is answered with code ${code}`, async () => {
      assert.equal(await codeOf(command), code);
      assert.deepEqual(await rows.find().toArray(), [{ _id: 1, text: 'a', list: [1] }]);
    });
  }

  for (const [title, command, code, difference] of DOCUMENTED_FAILURES) {
    itAsDocumented(engine, `${title} is answered with code ${code}`, difference, async () => {
      assert.equal(await codeOf(command), code);
    });
  }

  it('an unknown command is named in the message', async () => {
    await assert.rejects(engine.db.command({ makeCoffee: 1 }), /no such command: '?makeCoffee'?/);
  });

  itAsDocumented(engine, 'a duplicate key names the key', 'leaves keyPattern out', async () => {
    await assert.rejects(rows.insertOne({ _id: 1 }), (error) => {
      assert.ok(error instanceof MongoServerError);
      assert.deepEqual(error.keyPattern, { _id: 1 });
      assert.deepEqual(error.keyValue, { _id: 1 });
      assert.match(error.message, /index: _id_ dup key: \{ _id: 1 \}/);
      return true;
    });
  });

  it('the connection still works after an error', async () => {
    await assert.rejects(engine.db.command({ makeCoffee: 1 }));
    assert.equal((await engine.db.command({ ping: 1 })).ok, 1);
  });
});
