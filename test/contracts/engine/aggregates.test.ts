import assert from 'node:assert/strict';
import type { Collection, Document } from 'mongodb';
import { forEachEngine, itAsDocumented } from '../../support/engines.js';

interface Vote extends Document {
  _id: number;
}

const VOTES: readonly Vote[] = [
  { _id: 1, option: 'a', confidence: 5, place: { size: 'L', code: '0363' }, tags: ['x'] },
  { _id: 2, option: 'b', confidence: 3, place: { size: 'S', code: '0344' }, tags: ['x', 'y'] },
  { _id: 3, option: 'a', confidence: 2, place: { size: 'S', code: '0344' } },
  { _id: 4, option: 'a', place: { size: 'L', code: '0363' } },
  { _id: 5, confidence: 4, place: { size: 'M', code: '0518' }, at: new Date('2026-05-04T22:30:00Z') },
];

/** Pipelines whose results come in a fixed order. */
const PIPELINES: readonly (readonly [string, readonly Document[], readonly Document[]])[] = [
  ['$match and $project', [{ $match: { _id: 1 } }, { $project: { option: 1, _id: 0 } }], [{ option: 'a' }]],
  ['$project drops', [{ $match: { _id: 3 } }, { $project: { place: 0, confidence: 0 } }], [{ _id: 3, option: 'a' }]],
  ['$project renames', [{ $match: { _id: 2 } }, { $project: { size: '$place.size' } }], [{ _id: 2, size: 'S' }]],
  [
    '$project computes',
    [
      { $match: { _id: 2 } },
      {
        $project: {
          _id: 0,
          sure: { $cond: [{ $gte: ['$confidence', 3] }, 'yes', 'no'] },
          twice: { $multiply: ['$confidence', 2] },
        },
      },
    ],
    [{ sure: 'yes', twice: 6 }],
  ],
  ['$project leaves missing fields out', [{ $match: { _id: 4 } }, { $project: { c: '$confidence' } }], [{ _id: 4 }]],
  ['$ifNull', [{ $match: { _id: 4 } }, { $project: { c: { $ifNull: ['$confidence', 0] } } }], [{ _id: 4, c: 0 }]],
  ['$size', [{ $match: { _id: 2 } }, { $project: { n: { $size: '$tags' } } }], [{ _id: 2, n: 2 }]],
  [
    '$concat',
    [{ $match: { _id: 1 } }, { $project: { t: { $concat: ['$option', '-', '$place.size'] } } }],
    [{ _id: 1, t: 'a-L' }],
  ],
  [
    '$dateToString',
    [{ $match: { _id: 5 } }, { $project: { d: { $dateToString: { format: '%Y-%m-%d', date: '$at' } } } }],
    [{ _id: 5, d: '2026-05-04' }],
  ],
  [
    '$sort, $skip and $limit',
    [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    [{ _id: 4 }, { _id: 3 }],
  ],
  [
    '$match, $sort and $limit',
    [{ $match: { option: 'a' } }, { $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
    [{ _id: 4 }],
  ],
  ['$count', [{ $match: { option: 'a' } }, { $count: 'n' }], [{ n: 3 }]],
  ['$count of nothing', [{ $match: { option: 'z' } }, { $count: 'n' }], []],
  [
    '$group counts by field, null for missing',
    [{ $group: { _id: '$option', n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, n: 1 },
      { _id: 'a', n: 3 },
      { _id: 'b', n: 1 },
    ],
  ],
  [
    '$group by several fields',
    [
      { $group: { _id: { o: '$option', s: '$place.size' }, n: { $sum: 1 } } },
      { $sort: { n: -1, '_id.o': 1, '_id.s': 1 } },
      { $limit: 3 },
    ],
    [
      { _id: { o: 'a', s: 'L' }, n: 2 },
      { _id: { s: 'M' }, n: 1 },
      { _id: { o: 'a', s: 'S' }, n: 1 },
    ],
  ],
  [
    '$group with everything in one',
    [
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: null,
          sum: { $sum: '$confidence' },
          avg: { $avg: '$confidence' },
          min: { $min: '$confidence' },
          max: { $max: '$confidence' },
          first: { $first: '$option' },
          last: { $last: '$confidence' },
        },
      },
    ],
    [{ _id: null, sum: 14, avg: 3.5, min: 2, max: 5, first: 'a', last: 4 }],
  ],
  [
    '$group with $push',
    [{ $match: { option: 'a' } }, { $sort: { _id: 1 } }, { $group: { _id: '$option', ids: { $push: '$_id' } } }],
    [{ _id: 'a', ids: [1, 3, 4] }],
  ],
  [
    '$group with $addToSet',
    [{ $match: { option: 'b' } }, { $group: { _id: '$option', sizes: { $addToSet: '$place.size' } } }],
    [{ _id: 'b', sizes: ['S'] }],
  ],
  [
    '$sum with a condition',
    [{ $group: { _id: null, sure: { $sum: { $cond: [{ $gte: ['$confidence', 4] }, 1, 0] } } } }],
    [{ _id: null, sure: 2 }],
  ],
  [
    '$match after $group',
    [{ $group: { _id: '$place.code', n: { $sum: 1 } } }, { $match: { n: { $gte: 2 } } }, { $sort: { _id: 1 } }],
    [
      { _id: '0344', n: 2 },
      { _id: '0363', n: 2 },
    ],
  ],
];

forEachEngine('aggregating', (engine) => {
  let votes: Collection<Vote>;
  before(async () => {
    votes = engine.db.collection<Vote>('votes');
    await votes.insertMany([...VOTES]);
  });

  for (const [title, pipeline, expected] of PIPELINES) {
    it(title, async () => {
      assert.deepEqual(await votes.aggregate([...pipeline]).toArray(), expected);
    });
  }

  itAsDocumented(engine, '$count as an accumulator', 'does not know it', async () => {
    const [result] = await votes
      .aggregate([{ $match: { option: 'a' } }, { $group: { _id: null, n: { $count: {} } } }])
      .toArray();
    assert.deepEqual(result, { _id: null, n: 3 });
  });

  it('gives large results in batches', async () => {
    const numbers = engine.db.collection<Vote>('numbers');
    await numbers.insertMany(Array.from({ length: 300 }, (_, _id) => ({ _id })));
    const ids = await numbers
      .aggregate([{ $sort: { _id: 1 } }], { batchSize: 70 })
      .map(({ _id }) => _id)
      .toArray();
    assert.deepEqual(
      ids,
      Array.from({ length: 300 }, (_, at) => at),
    );
  });
});
