import { insertDocument, removeDocument, replaceDocument } from '../data/collection.js';
import { find } from '../data/finder.js';
import { type CompiledFilter, compileFilter } from '../language/filters.js';
import { type CompiledUpdate, compileUpdate } from '../language/updates.js';
import type { Doc } from '../values/documents.js';
import { badValue, CommandFailure } from '../values/failures.js';
import type { CommandHandler, EngineState } from './engine-state.js';
import { checkOptions, checkStatement, collectionName, databaseName, documentList, documentOption } from './options.js';

const MOST_STATEMENTS = 100_000;

const insert: CommandHandler = async (command, state) => {
  checkOptions(command, ['documents', 'ordered', 'bypassDocumentValidation']);
  const { database, name } = namespaceOf(command);
  const documents = statements(command, 'documents');
  return state.store.write(() => {
    const collection = state.catalog.ensure(database, name);
    return runAll(command, documents, { n: 0 }, (document, answer) => {
      insertDocument(state.store, collection, document);
      answer.n += 1;
    });
  });
};

const update: CommandHandler = async (command, state) => {
  checkOptions(command, ['updates', 'ordered', 'bypassDocumentValidation']);
  const { database, name } = namespaceOf(command);
  const updates = statements(command, 'updates');
  const now = state.now();
  return state.store.write(() => {
    const upserted: Doc[] = [];
    const answer = runAll(command, updates, { n: 0, nModified: 0 }, (statement, totals, index) => {
      const result = updateStatement(statement, database, name, state, now);
      totals.n += result.n;
      totals.nModified = (totals.nModified ?? 0) + result.nModified;
      if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
    });
    return upserted.length === 0 ? answer : { ...answer, upserted };
  });
};

interface UpdateResult {
  readonly n: number;
  readonly nModified: number;
  readonly upsertedId?: unknown;
}

function updateStatement(statement: Doc, database: string, name: string, state: EngineState, now: Date): UpdateResult {
  checkStatement(statement, 'update', ['q', 'u', 'multi', 'upsert']);
  const filter = compileFilter(documentOption(statement, 'q'));
  const change = compileUpdate(statement.u);
  const multi = statement.multi === true;
  if (multi && change.isReplacement) {
    throw new CommandFailure(9, 'multi update is not supported for replacement-style update');
  }
  const collection = state.catalog.find(database, name);
  if (collection !== undefined) {
    const search = { filter, sort: [], take: multi ? undefined : 1 };
    // All matches first: a changed document must not be found a second time.
    const matches = multi ? [...find(state.store, collection, search)] : firstOf(find(state.store, collection, search));
    let nModified = 0;
    for (const found of matches) {
      if (replaceDocument(state.store, collection, found, change.change(found.document, { now }))) nModified += 1;
    }
    if (matches.length > 0) return { n: matches.length, nModified };
  }
  if (statement.upsert !== true) return { n: 0, nModified: 0 };
  const created = createByUpsert(state, database, name, filter, change, now);
  return { n: 1, nModified: 0, upsertedId: created._id };
}

function createByUpsert(
  state: EngineState,
  database: string,
  name: string,
  filter: CompiledFilter,
  change: CompiledUpdate,
  now: Date,
): Doc {
  const created = change.create(filter.shaped, { now });
  insertDocument(state.store, state.catalog.ensure(database, name), created);
  return created;
}

const remove: CommandHandler = async (command, state) => {
  checkOptions(command, ['deletes', 'ordered']);
  const { database, name } = namespaceOf(command);
  const deletes = statements(command, 'deletes');
  return state.store.write(() =>
    runAll(command, deletes, { n: 0 }, (statement, answer) => {
      checkStatement(statement, 'delete', ['q', 'limit']);
      const filter = compileFilter(documentOption(statement, 'q'));
      if (statement.limit !== 0 && statement.limit !== 1) {
        throw new CommandFailure(9, `The limit field in delete objects must be 0 or 1. Got ${String(statement.limit)}`);
      }
      const collection = state.catalog.find(database, name);
      if (collection === undefined) return;
      const one = statement.limit === 1;
      const search = { filter, sort: [], take: one ? 1 : undefined };
      const matches = one ? firstOf(find(state.store, collection, search)) : [...find(state.store, collection, search)];
      for (const found of matches) removeDocument(state.store, collection, found);
      answer.n += matches.length;
    }),
  );
};

interface Totals {
  n: number;
  nModified?: number;
}

/**
 * Runs the statements of a bulk write. One that fails is listed in `writeErrors`; after it the rest is left out when the
 * command is ordered.
 */
function runAll(
  command: Doc,
  list: readonly Doc[],
  totals: Totals,
  run: (statement: Doc, totals: Totals, index: number) => void,
): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      run(statement, totals, index);
    } catch (cause) {
      if (!(cause instanceof CommandFailure)) throw cause;
      writeErrors.push({ index, code: cause.code, ...cause.details, errmsg: cause.message });
      if (command.ordered !== false) break;
    }
  }
  return writeErrors.length === 0 ? { ...totals, ok: 1 } : { ...totals, writeErrors, ok: 1 };
}

function statements(command: Doc, field: string): Doc[] {
  const list = documentList(command, field);
  if (list.length === 0 || list.length > MOST_STATEMENTS) {
    throw new CommandFailure(
      16,
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${list.length} operations.`,
    );
  }
  return list;
}

/** The first of a sequence as a list; the rest is not read. */
export function firstOf<T>(items: Iterable<T>): T[] {
  for (const item of items) return [item];
  return [];
}

/** The database and the collection of a command. */
export function namespaceOf(command: Doc): { readonly database: string; readonly name: string } {
  if (command.txnNumber !== undefined)
    throw badValue('Transaction numbers are only allowed on a replica set member or mongos');
  return { database: databaseName(command), name: collectionName(command) };
}

/** The commands that insert, update and delete. */
export const WRITE_COMMANDS: Readonly<Record<string, CommandHandler>> = { insert, update, delete: remove };
