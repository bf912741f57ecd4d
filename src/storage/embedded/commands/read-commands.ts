import { BSON } from 'mongodb';
import type { CollectionRecord } from '../data/catalog.js';
import { countAll } from '../data/collection.js';
import type { Batch } from '../data/cursors.js';
import { find, type Search } from '../data/finder.js';
import { type CompiledFilter, compileFilter } from '../language/filters.js';
import { compilePipeline } from '../language/pipelines.js';
import { readProjection } from '../language/projections.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import { candidatesAt } from '../values/paths.js';
import { readSort } from '../values/sorting.js';
import { sameValue } from '../values/value-order.js';
import type { CommandHandler, EngineState } from './engine-state.js';
import { checkOptions, collectionName, databaseName, documentOption, numberOption } from './options.js';

const FIRST_BATCH = 101;
const EVERYTHING = compileFilter({});

const findCommand: CommandHandler = (command, state) => {
  checkOptions(
    command,
    'filter sort projection skip limit batchSize singleBatch noCursorTimeout allowDiskUse allowPartialResults'.split(
      ' ',
    ),
  );
  const { collection, namespace } = target(command, state);
  const filter = compileFilter(documentOption(command, 'filter'));
  const sort = readSort(command.sort);
  const project = readProjection(command.projection);
  const skip = numberOption(command, 'skip', 0);
  const limit = numberOption(command, 'limit', 0);
  const take = limit === 0 ? undefined : limit + skip;
  const documents = slice(search(state, collection, { filter, sort, take }), skip, limit, project);
  const batchSize = numberOption(command, 'batchSize', FIRST_BATCH);
  return cursorAnswer(
    'firstBatch',
    namespace,
    state.cursors.start(namespace, documents, batchSize, command.singleBatch === true),
  );
};

function* slice(
  documents: Iterable<Doc>,
  skip: number,
  limit: number,
  project: (document: Doc) => Doc,
): Generator<Doc> {
  let at = 0;
  for (const document of documents) {
    at += 1;
    if (at > skip) yield project(document);
    if (limit > 0 && at >= skip + limit) return;
  }
}

const getMore: CommandHandler = (command, state) => {
  checkOptions(command, ['collection', 'batchSize']);
  const namespace = `${databaseName(command)}.${String(command.collection)}`;
  const batchSize = numberOption(command, 'batchSize', Number.MAX_SAFE_INTEGER);
  return cursorAnswer('nextBatch', namespace, state.cursors.next(cursorId(command.getMore), namespace, batchSize));
};

const killCursors: CommandHandler = (command, state) => {
  checkOptions(command, ['cursors']);
  const ids = Array.isArray(command.cursors) ? command.cursors : [];
  const cursorsKilled = ids.filter((id) => state.cursors.kill(cursorId(id)));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};

const aggregate: CommandHandler = (command, state) => {
  checkOptions(command, ['pipeline', 'cursor', 'allowDiskUse']);
  const { collection, namespace } = target(command, state);
  const cursor = documentOption(command, 'cursor');
  if (!Object.hasOwn(command, 'cursor')) {
    throw new CommandFailure(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  }
  const { first, rest } = splitPipeline(command.pipeline);
  const stages = compilePipeline(rest);
  const found: Iterable<Doc> = search(state, collection, first);
  const documents = stages.reduce<Iterable<Doc>>((input, stage) => stage(input), found);
  const batchSize = numberOption(cursor, 'batchSize', FIRST_BATCH);
  return cursorAnswer(
    'firstBatch',
    namespace,
    state.cursors.start(namespace, documents[Symbol.iterator](), batchSize, false),
  );
};

/** A leading `$match`, with a `$sort` behind it, becomes the search, so that an index can serve it. */
function splitPipeline(pipeline: unknown): { readonly first: Search; readonly rest: unknown } {
  const search: Search = { filter: EVERYTHING, sort: [], take: undefined };
  if (!Array.isArray(pipeline)) return { first: search, rest: pipeline };
  // Compiled as a whole as well, so that a wrong stage anywhere is refused as MongoDB refuses it.
  compilePipeline(pipeline);
  const [match, ...rest] = pipeline as Doc[];
  if (match?.$match === undefined) return { first: search, rest: pipeline };
  const filter = compileFilter(match.$match as Doc);
  const [sort, ...afterSort] = rest;
  if (sort?.$sort === undefined) return { first: { ...search, filter }, rest };
  const take = typeof afterSort[0]?.$limit === 'number' ? afterSort[0].$limit : undefined;
  return { first: { filter, sort: readSort(sort.$sort), take }, rest: afterSort };
}

const count: CommandHandler = (command, state) => {
  checkOptions(command, ['query', 'limit', 'skip', 'fields']);
  const { collection } = target(command, state);
  const query = documentOption(command, 'query');
  const filter = compileFilter(query);
  const skip = numberOption(command, 'skip', 0);
  const limit = numberOption(command, 'limit', 0);
  const n = countMatches(state, collection, filter, Object.keys(query).length === 0);
  const left = Math.max(0, n - skip);
  return { n: limit === 0 ? left : Math.min(limit, left), ok: 1 };
};

function countMatches(
  state: EngineState,
  collection: CollectionRecord | undefined,
  filter: CompiledFilter,
  all: boolean,
): number {
  if (collection === undefined) return 0;
  if (all) return countAll(state.store, collection);
  let n = 0;
  for (const _ of search(state, collection, { filter, sort: [], take: undefined })) n += 1;
  return n;
}

const distinct: CommandHandler = (command, state) => {
  checkOptions(command, ['key', 'query']);
  const { collection } = target(command, state);
  const key = command.key;
  if (typeof key !== 'string' || key === '')
    throw new CommandFailure(14, "BSON field 'distinct.key' is the wrong type");
  const filter = compileFilter(documentOption(command, 'query'));
  const texts = new Set<string>();
  const others: unknown[] = [];
  for (const document of search(state, collection, { filter, sort: [], take: undefined })) {
    const values = candidatesAt(document, key);
    // An array's items count, the array itself does not.
    for (const value of values.filter((item) => item !== undefined && !Array.isArray(item))) {
      if (typeof value === 'string') texts.add(value);
      else if (!others.some((other) => sameValue(other, value))) others.push(value);
    }
  }
  return { values: [...others, ...texts], ok: 1 };
};

function* search(state: EngineState, collection: CollectionRecord | undefined, what: Search): Generator<Doc> {
  if (collection === undefined) return;
  for (const { document } of find(state.store, collection, what)) yield document;
}

function target(command: Doc, state: EngineState) {
  const database = databaseName(command);
  const name = collectionName(command);
  return { collection: state.catalog.find(database, name), namespace: `${database}.${name}` };
}

function cursorId(value: unknown): number {
  return value instanceof BSON.Long ? value.toNumber() : Number(value);
}

/** The answer of a command with a cursor. */
export function cursorAnswer(field: 'firstBatch' | 'nextBatch', namespace: string, batch: Batch<Doc>): Doc {
  return { cursor: { [field]: batch.items, id: BSON.Long.fromNumber(batch.id), ns: namespace }, ok: 1 };
}

/** The commands that only read. */
export const READ_COMMANDS: Readonly<Record<string, CommandHandler>> = {
  find: findCommand,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
};
