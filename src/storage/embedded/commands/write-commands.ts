import { insertDocument, removeDocument, replaceDocument } from '../data/collection.js';
import { find } from '../data/finder.js';
import { compileFilter } from '../language/filters.js';
import { compileUpdate } from '../language/updates.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import type { Command, CommandHandler, EngineState } from './engine-state.js';
import { checkOptions, collectionName, databaseName, documentList, documentOption } from './options.js';

const MOST_STATEMENTS = 100_000;
/** The options of one statement of an update or a delete. */
export const STATEMENT_OPTIONS = { update: ['q', 'u', 'multi', 'upsert'], delete: ['q', 'limit'] } as const;

const insert: CommandHandler = async (command, state) => {
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
  const { database, name } = namespaceOf(command);
  const updates = statements(command, 'updates');
  return state.store.write(() => {
    const upserted: Doc[] = [];
    const answer = runAll(command, updates, { n: 0, nModified: 0 }, (statement, totals, index) => {
      const result = updateStatement(statement, database, name, state);
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

function updateStatement(statement: Doc, database: string, name: string, state: EngineState): UpdateResult {
  checkOptions(Object.keys(statement), 'update', STATEMENT_OPTIONS.update);
  const filter = compileFilter(documentOption(statement, 'q'));
  const { change, create } = compileUpdate(statement.u);
  const multi = statement.multi === true;
  const collection = state.catalog.find(database, name);
  if (collection !== undefined) {
    const search = { filter, sort: [], take: multi ? undefined : 1 };
    // All matches first: a changed document must not be found a second time.
    const matches = multi ? [...find(state.store, collection, search)] : firstOf(find(state.store, collection, search));
    let nModified = 0;
    for (const found of matches) {
      if (replaceDocument(state.store, collection, found, change(found.document))) nModified += 1;
    }
    if (matches.length > 0) return { n: matches.length, nModified };
  }
  if (statement.upsert !== true) return { n: 0, nModified: 0 };
  const created = insertDocument(state.store, state.catalog.ensure(database, name), create(filter.shaped));
  return { n: 1, nModified: 0, upsertedId: created._id };
}

const remove: CommandHandler = async (command, state) => {
  const { database, name } = namespaceOf(command);
  const deletes = statements(command, 'deletes');
  return state.store.write(() =>
    runAll(command, deletes, { n: 0 }, (statement, answer) => {
      checkOptions(Object.keys(statement), 'delete', STATEMENT_OPTIONS.delete);
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
  return { database: databaseName(command), name: collectionName(command) };
}

/** The commands that insert, update and delete. */
export const WRITE_COMMANDS: Readonly<Record<string, Command>> = {
  insert: { options: ['documents', 'ordered'], run: insert },
  update: { options: ['updates', 'ordered'], run: update },
  delete: { options: ['deletes', 'ordered'], run: remove },
};
