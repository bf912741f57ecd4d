import assert from 'node:assert/strict';
import type { Collection, Document } from 'mongodb';
import { forEachEngine } from '../../support/engines.js';

interface Vote extends Document {
  _id: number;
}

const VOTES: readonly Vote[] = [
  { _id: 1, option: 'a', confidence: 5, size: 'L' },
  { _id: 2, option: 'b', confidence: 3, size: 'S' },
  { _id: 3, option: 'a', confidence: 2, size: 'S' },
  { _id: 4, option: 'a', confidence: 'high', size: 'L' },
  { _id: 5, confidence: 4, size: 'M' },
];

/** Pipelines, and their groups in order of id. */
const PIPELINES: readonly (readonly [string, readonly Document[], readonly Document[]])[] = [
  [
    'counts by field, null for missing',
    [{ $match: {} }, { $group: { _id: '$option', n: { $sum: 1 } } }],
    [
      { _id: 'a', n: 3 },
      { _id: 'b', n: 1 },
      { _id: null, n: 1 },
    ],
  ],
  [
    'counts by several fields, a missing one left out',
    [{ $match: { _id: { $gt: 1 } } }, { $group: { _id: { o: '$option', s: '$size' }, n: { $sum: 1 } } }],
    [
      { _id: { o: 'a', s: 'L' }, n: 1 },
      { _id: { o: 'a', s: 'S' }, n: 1 },
      { _id: { o: 'b', s: 'S' }, n: 1 },
      { _id: { s: 'M' }, n: 1 },
    ],
  ],
  [
    'sums a field, only where it is a number',
    [{ $match: {} }, { $group: { _id: null, sum: { $sum: '$confidence' }, of: { $sum: '$nowhere' } } }],
    [{ _id: null, sum: 14, of: 0 }],
  ],
  [
    'counts what a sort brings together',
    [{ $match: { size: 'S' } }, { $sort: { option: 1 } }, { $group: { _id: '$option', n: { $sum: 1 } } }],
    [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ],
  ],
  [
    'counts no more than the limit',
    [{ $match: {} }, { $sort: { _id: 1 } }, { $limit: 2 }, { $group: { _id: null, sum: { $sum: '$confidence' } } }],
    [{ _id: null, sum: 8 }],
  ],
  ['gives nothing for nothing', [{ $match: { option: 'z' } }, { $group: { _id: null, n: { $sum: 1 } } }], []],
];

forEachEngine('grouping', (engine) => {
  let votes: Collection<Vote>;
  before(async () => {
    votes = engine.db.collection<Vote>('votes');
    await votes.insertMany([...VOTES]);
  });

  for (const [title, pipeline, expected] of PIPELINES) {
    it(title, async () => {
      const groups = await votes.aggregate([...pipeline]).toArray();
      assert.deepEqual(groups.sort(byId), expected);
    });
  }

  it('gives many groups in batches', async () => {
    const numbers = engine.db.collection<Vote>('numbers');
    await numbers.insertMany(Array.from({ length: 300 }, (_, _id) => ({ _id })));
    const groups = await numbers.aggregate([{ $match: {} }, { $group: { _id: '$_id', n: { $sum: 1 } } }]).toArray();
    assert.deepEqual(
      groups.map(({ _id }) => _id).sort((a, b) => a - b),
      Array.from({ length: 300 }, (_, at) => at),
    );
  });
});

function byId(a: Document, b: Document): number {
  return JSON.stringify(a._id) < JSON.stringify(b._id) ? -1 : 1;
}
