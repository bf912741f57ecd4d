import assert from 'node:assert/strict';
import type { CommandStartedEvent } from 'mongodb';
import type { DeclaredIndex } from '../../src/storage/indexes/declared-index.js';
import { createQueryGuard } from '../support/query-guard.js';

const OF_STATE: DeclaredIndex = { collection: 'outbox', name: 'due', keys: { state: 1, dueAt: 1, to: -1 }, serves: '' };

function faultsOf(commandName: string, command: object): readonly string[] {
  const guard = createQueryGuard([OF_STATE]);
  guard.listener.started?.({ commandName, command } as unknown as CommandStartedEvent);
  return guard.faults();
}

function find(filter: object, sort: readonly (readonly [string, number])[] = []): readonly string[] {
  return faultsOf('find', { find: 'outbox', filter, sort: new Map(sort) });
}

describe('the guard over the queries', () => {
  const served: readonly (readonly [string, object, (readonly [string, number])[]?])[] = [
    ['a key', { _id: 'a' }],
    ['a key with other conditions', { _id: 'a', claim: 'c', $or: [{ x: 1 }] }],
    ['a list of keys', { _id: { $in: ['a', 'b'] } }],
    ['a range of keys', { _id: { $gt: 'a', $lt: 'b' }, reason: { $ne: '' } }, [['_id', 1]]],
    ['the first field of an index', { state: 'due' }],
    ['a first field that is null', { state: null }],
    ['a list for the first field', { state: { $in: ['due', 'sent'] }, dueAt: { $lte: 1 } }],
    ['a field and a range', { state: 'due', dueAt: { $lte: new Date(0) } }, [['dueAt', 1]]],
    [
      'the same backwards',
      { state: 'due' },
      [
        ['dueAt', -1],
        ['to', 1],
      ],
    ],
    ['conditions within $and', { $and: [{ state: 'due' }, { dueAt: { $gt: 1 } }] }],
  ];
  for (const [what, filter, sort] of served) {
    it(`lets pass ${what}`, () => assert.deepEqual(find(filter, sort), []));
  }

  const refused: readonly (readonly [string, object, (readonly [string, number])[]?])[] = [
    ['everything', {}],
    ['a field without an index', { reason: 'x' }],
    ['a field that is not the first of an index', { dueAt: { $lte: 1 } }],
    ['a fixed field outside the index', { state: 'due', reason: 'x' }],
    ['a fixed field after a gap in the index', { state: 'due', to: 'x' }],
    ['a key that is only said not to be', { _id: { $ne: 'a' } }],
    ['a pattern', { state: /due/ }],
    ['alternatives', { $or: [{ state: 'due' }, { to: 'x' }] }],
    ['a sort by a field outside the index', { state: 'due' }, [['reason', 1]]],
    ['a sort that skips a field', { state: 'due' }, [['to', -1]]],
    [
      'a sort in mixed directions',
      { state: 'due' },
      [
        ['dueAt', 1],
        ['to', 1],
      ],
    ],
    ['a sort over a list of values', { state: { $in: ['due', 'sent'] } }, [['dueAt', 1]]],
    ['a sort over a list of keys', { _id: { $in: ['a', 'b'] } }, [['dueAt', 1]]],
  ];
  for (const [what, filter, sort] of refused) {
    it(`refuses ${what}`, () => assert.equal(find(filter, sort).length, 1));
  }

  it('looks into every command with a filter', () => {
    const bad = { reason: 'x' };
    const commands: readonly (readonly [string, object])[] = [
      ['count', { query: bad }],
      ['findAndModify', { query: bad }],
      ['update', { updates: [{ q: { _id: 'a' } }, { q: bad }] }],
      ['delete', { deletes: [{ q: { _id: 'a' } }, { q: bad }] }],
      ['aggregate', { pipeline: [{ $match: bad }, { $group: {} }] }],
      ['aggregate', { pipeline: [{ $group: {} }, { $match: { state: 'due' } }] }],
      ['aggregate', { pipeline: [{ $match: { state: 'due' } }, { $sort: { reason: 1 } }] }],
    ];
    for (const [name, rest] of commands) assert.equal(faultsOf(name, { [name]: 'outbox', ...rest }).length, 1, name);
  });

  it('lets nothing pass that it does not know', () => {
    assert.equal(faultsOf('mapReduce', { mapReduce: 'outbox' }).length, 1);
    assert.equal(
      faultsOf('aggregate', { aggregate: 'outbox', pipeline: [{ $match: { _id: 1 } }, { $lookup: {} }] }).length,
      1,
    );
    assert.equal(faultsOf('find', { find: 'elsewhere', filter: { _id: 'a' } }).length, 1);
  });

  it('lets small collections be read whole', () => {
    assert.deepEqual(faultsOf('find', { find: 'ballotBoxes', filter: {} }), []);
  });

  it('names the question without its values, once', () => {
    const guard = createQueryGuard([]);
    for (const secret of ['x', 'y']) {
      const command = { find: 'outbox', filter: { to: secret, dueAt: { $lt: 1 } }, sort: { dueAt: -1 } };
      guard.listener.started?.({ commandName: 'find', command } as unknown as CommandStartedEvent);
    }
    assert.deepEqual(guard.faults(), ['find outbox {to, dueAt $lt} sort {dueAt: -1}: no index serves this']);
  });
});
