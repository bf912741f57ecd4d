import assert from 'node:assert/strict';
import { Binary, type Collection, type Document, type Filter, type Sort } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Row extends Document {
  _id: number;
}

const MOMENT = new Date('2026-03-01T00:00:00Z');

const ROWS: readonly Row[] = [
  { _id: 1, n: 5, s: 'Amsterdam', tags: ['a', 'b'], sub: { x: 1, y: 2 }, when: MOMENT },
  { _id: 2, n: 7.5, s: 'utrecht', tags: [], sub: { y: 2, x: 1 }, when: new Date(0) },
  { _id: 3, n: null, s: 'Den Haag', tags: ['b'], sub: { x: 2 } },
  { _id: 4, s: "'s-Hertogenbosch", tags: ['c', 'a', 'b'] },
  {
    _id: 5,
    n: '5',
    s: '',
    items: [
      { k: 1, v: 10 },
      { k: 2, v: 20 },
    ],
  },
  { _id: 6, n: [1, 10], items: [{ k: 1, v: 20 }, { k: 3 }] },
  { _id: 7, n: true, items: [], bytes: new Binary(Buffer.from([1, 2])) },
  { _id: 8, n: -3, s: 'Utrecht', bytes: new Binary(Buffer.from([255, 254])) },
  { _id: 9, n: 0, deep: { er: [{ z: [1, 2] }, { z: [3] }] } },
];

/** Matches of a filter. */
const FINDS: readonly (readonly [string, Filter<Row>, readonly number[]])[] = [
  ['nothing asked finds all', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['a number, also in a list', { n: 5 }, [1]],
  ['an item of a list', { n: 10 }, [6]],
  ['a whole list', { n: [1, 10] }, [6]],
  ['null finds null and missing', { n: null }, [3, 4]],
  ['a text is not a number', { n: '5' }, [5]],
  ['a boolean', { n: true }, [7]],
  ['a date', { when: MOMENT }, [1]],
  ['a binary value', { bytes: new Binary(Buffer.from([255, 254])) }, [8]],
  ['a document with its fields in order', { sub: { x: 1, y: 2 } }, [1]],
  ['a dotted path', { 'sub.x': 1 }, [1, 2]],
  ['a dotted path into a list', { 'items.k': 1 }, [5, 6]],
  ['a place in a list', { 'items.0.v': 20 }, [6]],
  ['a list in a list of documents', { 'deep.er.z': 3 }, [9]],
  ['$eq', { n: { $eq: 0 } }, [9]],
  ['$ne finds missing too', { n: { $ne: 5 } }, [2, 3, 4, 5, 6, 7, 8, 9]],
  ['$ne null', { n: { $ne: null } }, [1, 2, 5, 6, 7, 8, 9]],
  ['$gt stays within numbers', { n: { $gt: 0 } }, [1, 2, 6]],
  ['$gte', { n: { $gte: 0 } }, [1, 2, 6, 9]],
  ['$lt', { n: { $lt: 5 } }, [6, 8, 9]],
  ['$lte and $gt together', { n: { $lte: 5, $gt: -3 } }, [1, 6, 9]],
  ['$lt of a date', { when: { $lt: MOMENT } }, [2]],
  ['$gte of a text', { s: { $gte: 'V' } }, [2]],
  ['$in', { n: { $in: [5, true, null] } }, [1, 3, 4, 7]],
  ['$in with nothing', { n: { $in: [] } }, []],
  ['$nin', { n: { $nin: [5, null, true] } }, [2, 5, 6, 8, 9]],
  ['$exists', { n: { $exists: true } }, [1, 2, 3, 5, 6, 7, 8, 9]],
  ['$exists false', { n: { $exists: false } }, [4]],
  ['$exists of a nested field', { 'sub.y': { $exists: true } }, [1, 2]],
  ['$and', { $and: [{ 'sub.x': 1 }, { n: 5 }] }, [1]],
  ['$or', { $or: [{ n: 5 }, { s: 'Utrecht' }] }, [1, 8]],
  ['$not', { n: { $not: { $gt: 0 } } }, [3, 4, 5, 7, 8, 9]],
  ['$elemMatch on documents', { items: { $elemMatch: { k: 1, v: 20 } } }, [6]],
  ['without $elemMatch different items may match', { 'items.k': 2, 'items.v': 10 }, [5]],
  ['an empty text', { s: '' }, [5]],
  ['_id by $in', { _id: { $in: [3, 1, 99] } }, [1, 3]],
  ['_id by range', { _id: { $gt: 2, $lte: 4 } }, [3, 4]],
  ['_id and another field', { _id: 3, s: 'Utrecht' }, []],
];

/** Matches of a filter in MongoDB, and of the test server, which differ. */
const DOCUMENTED_FINDS: readonly (readonly [string, Filter<Row>, readonly number[], string])[] = [
  ['bounds may be met by different items', { n: { $gt: 5, $lt: 2 } }, [6], 'wants one item within both'],
];

/** In what order a sort gives the rows. */
const SORTS: readonly (readonly [string, Filter<Row>, Sort, readonly number[]])[] = [
  ['by _id down', {}, { _id: -1 }, [9, 8, 7, 6, 5, 4, 3, 2, 1]],
  ['by number', { n: { $gte: -3 }, _id: { $ne: 6 } }, { n: 1 }, [8, 9, 1, 2]],
  [
    'null and missing first, then numbers, texts, booleans',
    { _id: { $nin: [3, 6] } },
    { n: 1, _id: 1 },
    [4, 8, 9, 1, 2, 5, 7],
  ],
  ['by text, capitals before small letters', { s: { $gt: '' } }, { s: 1 }, [4, 1, 3, 8, 2]],
  ['by two fields', { 'sub.x': { $exists: true } }, { 'sub.x': -1, _id: -1 }, [3, 2, 1]],
  ['by date down, missing last', { _id: { $in: [1, 2, 3] } }, { when: -1 }, [1, 2, 3]],
  ['a list counts as its lowest going up', { _id: { $in: [1, 6, 9] } }, { n: 1 }, [9, 6, 1]],
  ['a list counts as its highest going down', { _id: { $in: [1, 2, 6] } }, { n: -1 }, [6, 2, 1]],
];

forEachEngine('querying', (engine) => {
  let rows: Collection<Row>;
  before(async () => {
    rows = engine.db.collection<Row>('rows');
    await rows.insertMany([...ROWS]);
  });

  async function idsOf(filter: Filter<Row>): Promise<number[]> {
    const found = await rows.find(filter).toArray();
    return found.map(({ _id }) => _id).sort((a, b) => a - b);
  }

  for (const [title, filter, expected] of FINDS) {
    it(`finds ${title}`, async () => {
      assert.deepEqual(await idsOf(filter), expected);
      assert.equal(await rows.countDocuments(filter), expected.length);
    });
  }

  for (const [title, filter, expected, difference] of DOCUMENTED_FINDS) {
    itAsDocumented(engine, `finds ${title}`, difference, async () => assert.deepEqual(await idsOf(filter), expected));
  }

  for (const [title, filter, sort, expected] of SORTS) {
    it(`sorts ${title}`, async () => {
      assert.deepEqual(
        await rows
          .find(filter)
          .sort(sort)
          .map(({ _id }) => _id)
          .toArray(),
        expected,
      );
    });
  }

  it('finds one', async () => {
    assert.equal((await rows.findOne({ s: 'Utrecht' }))?._id, 8);
    assert.equal(await rows.findOne({ s: 'nowhere' }), null);
  });

  it('gives no more than the limit', async () => {
    const found = await rows.find({}).sort({ _id: 1 }).limit(3).toArray();
    assert.deepEqual(
      found.map(({ _id }) => _id),
      [1, 2, 3],
    );
    assert.equal(await rows.countDocuments({}, { limit: 4 }), 4);
    assert.equal(await rows.estimatedDocumentCount(), ROWS.length);
  });

  it('keeps the fields that a projection names', async () => {
    assert.deepEqual(await rows.findOne({ _id: 1 }, { projection: { n: 1, sub: 1, nowhere: 1 } }), {
      _id: 1,
      n: 5,
      sub: { x: 1, y: 2 },
    });
  });

  it('keeps without _id', async () => {
    assert.deepEqual(await rows.findOne({ _id: 1 }, { projection: { n: 1, _id: 0 } }), { n: 5 });
  });

  it('keeps only the _id', async () => {
    assert.deepEqual(await rows.findOne({ _id: 1 }, { projection: { _id: 1 } }), { _id: 1 });
  });

  it('finds nothing in a collection that is not there', async () => {
    const nowhere = engine.db.collection('nowhere');
    assert.deepEqual(await nowhere.find().toArray(), []);
    assert.equal(await nowhere.countDocuments(), 0);
    assert.deepEqual(
      await nowhere.aggregate([{ $match: {} }, { $group: { _id: '$a', n: { $sum: 1 } } }]).toArray(),
      [],
    );
  });
});
