import type { IndexRecord } from '../data/catalog.js';
import { buildIndex, clearCollection, clearIndex } from '../data/collection.js';
import { type Doc, isDoc } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import type { SortField } from '../values/sorting.js';
import type { Command, CommandHandler, EngineState } from './engine-state.js';
import { checkOptions, collectionName, databaseName, documentList } from './options.js';
import { cursorAnswer } from './read-commands.js';

const MOST_INDEXES = 64;

interface RequestedIndex {
  readonly name: string;
  readonly fields: readonly SortField[];
}

const createIndexes: CommandHandler = async (command, state) => {
  const database = databaseName(command);
  const name = collectionName(command);
  const requested = documentList(command, 'indexes').map(readIndex);
  return state.store.write(() => {
    const before = state.catalog.find(database, name);
    const collection = state.catalog.ensure(database, name);
    for (const index of requested) addIndex(state, database, name, index);
    return {
      numIndexesBefore: 1 + collection.indexes.length,
      numIndexesAfter: 1 + (state.catalog.find(database, name)?.indexes.length ?? 0),
      createdCollectionAutomatically: before === undefined,
      ok: 1,
    };
  });
};

/** Reads one index. Any option beyond an order of fields (unique, sparse, partial, TTL, text) is refused by name. */
function readIndex(specification: Doc): RequestedIndex {
  const { key, name, ...options } = specification;
  if (!isDoc(key) || Object.keys(key).length === 0)
    throw new CommandFailure(67, 'Index keys cannot be an empty object');
  if (typeof name !== 'string' || name === '')
    throw new CommandFailure(9, "The 'name' field is a required property of an index specification");
  checkOptions(Object.keys(options), 'an index', []);
  return { name, fields: Object.entries(key).map(readField) };
}

function readField([path, direction]: [string, unknown]): SortField {
  if (path === '' || path.startsWith('$') || path.includes('.$') || path.includes('$**'))
    throw notDone(`an index on ${path}`);
  if (direction === 1 || direction === -1) return { path, direction };
  if (typeof direction === 'string') throw notDone(`an index of the kind ${direction}`);
  throw new CommandFailure(67, `Values in v:2 index key pattern must be 1 or -1 here, not ${String(direction)}`);
}

function addIndex(state: EngineState, database: string, name: string, index: RequestedIndex): void {
  const collection = state.catalog.ensure(database, name);
  if (sameFields(index.fields, [{ path: '_id', direction: 1 }])) return;
  const namesake = collection.indexes.find((other) => other.name === index.name);
  const twin = collection.indexes.find((other) => sameFields(other.fields, index.fields));
  if (namesake !== undefined && namesake === twin) return;
  if (namesake !== undefined) {
    throw new CommandFailure(
      86,
      `An existing index has the same name as the requested index. Requested index: ${index.name}`,
    );
  }
  if (twin !== undefined) throw new CommandFailure(85, `Index already exists with a different name: ${twin.name}`);
  if (collection.indexes.length >= MOST_INDEXES - 1)
    throw new CommandFailure(67, `add index fails, too many indexes for ${database}.${name}`);
  buildIndex(state.store, collection, state.catalog.addIndex(database, name, index));
}

function sameFields(a: readonly SortField[], b: readonly SortField[]): boolean {
  return (
    a.length === b.length && a.every((field, at) => field.path === b[at]?.path && field.direction === b[at]?.direction)
  );
}

const listIndexes: CommandHandler = (command, state) => {
  const database = databaseName(command);
  const name = collectionName(command);
  const collection = state.catalog.find(database, name);
  if (collection === undefined) throw new CommandFailure(26, `ns does not exist: ${database}.${name}`);
  const indexes = [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...collection.indexes.map(describeIndex)];
  const namespace = `${database}.${name}`;
  return cursorAnswer('firstBatch', namespace, { id: 0, items: indexes });
};

function describeIndex(index: IndexRecord): Doc {
  return {
    v: 2,
    key: Object.fromEntries(index.fields.map(({ path, direction }) => [path, direction])),
    name: index.name,
  };
}

/** One index by its name. */
const dropIndexes: CommandHandler = async (command, state) => {
  const database = databaseName(command);
  const name = collectionName(command);
  const wanted = command.index;
  if (typeof wanted !== 'string' || wanted === '*') throw notDone('dropping indexes by anything but one name');
  return state.store.write(() => {
    const collection = state.catalog.find(database, name);
    if (collection === undefined) throw new CommandFailure(26, `ns not found ${database}.${name}`);
    if (wanted === '_id_') throw new CommandFailure(72, 'cannot drop _id index');
    const dropped = collection.indexes.find((index) => index.name === wanted);
    if (dropped === undefined) throw new CommandFailure(27, `index not found with name [${wanted}]`);
    clearIndex(state.store, dropped);
    state.catalog.removeIndexes(collection, [dropped]);
    return { nIndexesWas: 1 + collection.indexes.length, ok: 1 };
  });
};

const dropDatabase: CommandHandler = async (command, state) => {
  const database = databaseName(command);
  return state.store.write(() => {
    const collections = state.catalog.list(database);
    for (const collection of collections) {
      clearCollection(state.store, collection);
      state.catalog.remove(collection);
    }
    return collections.length === 0 ? { ok: 1 } : { dropped: database, ok: 1 };
  });
};

/** The commands about collections and indexes. */
export const SCHEMA_COMMANDS: Readonly<Record<string, Command>> = {
  createIndexes: { options: ['indexes'], run: createIndexes },
  listIndexes: { options: ['cursor'], run: listIndexes },
  dropIndexes: { options: ['index'], run: dropIndexes },
  dropDatabase: { options: [], run: dropDatabase },
};
