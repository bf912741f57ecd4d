import { BSON } from 'mongodb';
import { countAll } from '../data/collection.js';
import type { Batch } from '../data/cursors.js';
import { find, type Search } from '../data/finder.js';
import { compileFilter } from '../language/filters.js';
import { readPipeline } from '../language/pipelines.js';
import { readProjection } from '../language/projections.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import { readSort } from '../values/sorting.js';
import type { Command, EngineState } from './engine-state.js';
import { checkOptions, collectionName, databaseName, documentOption, numberOption } from './options.js';

const FIRST_BATCH = 101;

const findCommand: Command = {
  options: ['filter', 'sort', 'projection', 'limit', 'batchSize', 'singleBatch'],
  run(command, state) {
    const { namespace } = target(command, state);
    const filter = compileFilter(documentOption(command, 'filter'));
    const project = readProjection(command.projection);
    const limit = numberOption(command, 'limit', 0);
    const documents = search(command, state, { filter, sort: readSort(command.sort) }, limit, project);
    const batchSize = numberOption(command, 'batchSize', FIRST_BATCH);
    const batch = state.cursors.start(namespace, documents, batchSize, command.singleBatch === true);
    return cursorAnswer('firstBatch', namespace, batch);
  },
};

const getMore: Command = {
  options: ['collection', 'batchSize'],
  run(command, state) {
    const namespace = `${databaseName(command)}.${String(command.collection)}`;
    const batchSize = numberOption(command, 'batchSize', Number.MAX_SAFE_INTEGER);
    return cursorAnswer('nextBatch', namespace, state.cursors.next(cursorId(command.getMore), namespace, batchSize));
  },
};

const killCursors: Command = {
  options: ['cursors'],
  run(command, state) {
    const ids = Array.isArray(command.cursors) ? command.cursors : [];
    const cursorsKilled = ids.filter((id) => state.cursors.kill(cursorId(id)));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

const aggregate: Command = {
  options: ['pipeline', 'cursor'],
  run(command, state) {
    if (command.cursor === undefined) throw new CommandFailure(9, "The 'cursor' option is required");
    checkOptions(Object.keys(documentOption(command, 'cursor')), 'the cursor of aggregate', []);
    const { namespace } = target(command, state);
    const { filter, sort, limit, group } = readPipeline(command.pipeline);
    const groups = group(search(command, state, { filter, sort }, limit));
    const batch = state.cursors.start(namespace, groups[Symbol.iterator](), FIRST_BATCH, false);
    return cursorAnswer('firstBatch', namespace, batch);
  },
};

/** How many documents there are in all. */
const count: Command = {
  options: [],
  run(command, state) {
    const { collection } = target(command, state);
    return { n: collection === undefined ? 0 : countAll(state.store, collection), ok: 1 };
  },
};

/** The documents found, at most `limit` (0: all), one by one as it is asked for. */
function* search(
  command: Doc,
  state: EngineState,
  what: Omit<Search, 'take'>,
  limit: number,
  project: (document: Doc) => Doc = (document) => document,
): Generator<Doc> {
  const { collection } = target(command, state);
  if (collection === undefined) return;
  let at = 0;
  for (const { document } of find(state.store, collection, { ...what, take: limit === 0 ? undefined : limit })) {
    yield project(document);
    at += 1;
    if (at === limit) return;
  }
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
export const READ_COMMANDS: Readonly<Record<string, Command>> = {
  find: findCommand,
  getMore,
  killCursors,
  aggregate,
  count,
};
