import assert from 'node:assert/strict';
import type { CollectionRecord } from '../../../src/storage/embedded/data/catalog.js';
import { planOf } from '../../../src/storage/embedded/data/finder.js';
import { compileFilter } from '../../../src/storage/embedded/language/filters.js';
import type { Doc } from '../../../src/storage/embedded/values/documents.js';
import { readSort } from '../../../src/storage/embedded/values/sorting.js';

const JOBS: CollectionRecord = {
  id: 1,
  database: 'a',
  name: 'jobs',
  indexes: [
    {
      id: 2,
      name: 'state_dueAt',
      fields: [
        { path: 'state', direction: 1 },
        { path: 'dueAt', direction: 1 },
      ],
    },
    { id: 3, name: 'claim', fields: [{ path: 'claim', direction: 1 }] },
    {
      id: 4,
      name: 'round_newest',
      fields: [
        { path: 'round', direction: 1 },
        { path: 'at', direction: -1 },
      ],
    },
  ],
};

/** Filter, sort: the index that is used, how many ranges are read, whether the order comes from the keys. */
const PLANS: readonly (readonly [string, Doc, Doc, string, number, boolean])[] = [
  ['one document by _id', { _id: 'a', state: 'due' }, {}, '_id_', 1, true],
  ['several by _id', { _id: { $in: ['a', 'b'] }, state: 'due' }, {}, '_id_', 2, true],
  ['a page by _id', { _id: { $gt: 'a' } }, { _id: 1 }, '_id_', 1, true],
  ['the last by _id', {}, { _id: -1 }, '_id_', 1, true],
  ['due work in order', { state: 'due', dueAt: { $lte: new Date(5) } }, { dueAt: 1 }, 'state_dueAt', 1, true],
  [
    'work in several states',
    { state: { $in: ['due', 'claimed'] }, dueAt: { $lte: new Date(5) } },
    { dueAt: 1 },
    'state_dueAt',
    2,
    true,
  ],
  ['by the first field alone', { state: 'due' }, {}, 'state_dueAt', 1, true],
  ['by claim', { claim: 'c1' }, {}, 'claim', 1, true],
  ['the newest of a round', { round: 'R7' }, { at: -1 }, 'round_newest', 1, true],
  ['the oldest of a round', { round: 'R7' }, { at: 1 }, 'round_newest', 1, true],
  ['an order without an index', { state: 'due' }, { priority: 1 }, 'state_dueAt', 1, false],
  ['a field without an index', { priority: 1 }, {}, '_id_', 1, true],
  ['a branch of $or does not limit', { $or: [{ state: 'due' }] }, {}, '_id_', 1, true],
  ['inside $and it does', { $and: [{ claim: 'c1' }, { n: 1 }] }, {}, 'claim', 1, true],
];

describe('the plan of a query', () => {
  for (const [title, filter, sort, name, ranges, servesSort] of PLANS) {
    it(`${title} uses ${name}`, () => {
      const plan = planOf(JOBS, { filter: compileFilter(filter), sort: readSort(sort), take: undefined });
      assert.equal(plan.path.name, name);
      assert.equal(plan.ordered.length, ranges);
      assert.equal(plan.servesSort, servesSort);
    });
  }
});
