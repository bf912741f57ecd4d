import { insertDocument, removeDocument, replaceDocument } from '../data/collection.js';
import { type Found, find } from '../data/finder.js';
import { compileFilter } from '../language/filters.js';
import { compileUpdate } from '../language/updates.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import type { Command, CommandHandler, EngineState } from './engine-state.js';
import { documentOption } from './options.js';
import { firstOf, namespaceOf } from './write-commands.js';

interface Target {
  readonly database: string;
  readonly name: string;
  readonly found: Found | undefined;
}

const run: CommandHandler = async (command, state) => {
  const { database, name } = namespaceOf(command);
  checkCombination(command);
  const filter = compileFilter(documentOption(command, 'query'));
  const modify = command.remove === true ? removal(state) : modification(command, filter.shaped, state);
  return state.store.write(() => {
    const collection = state.catalog.find(database, name);
    const [found] =
      collection === undefined ? [] : firstOf(find(state.store, collection, { filter, sort: [], take: 1 }));
    return modify({ database, name, found });
  });
};

/** Finds a match and changes, makes or removes it, all in one step that nobody comes between. */
export const findAndModify: Command = { options: ['query', 'remove', 'update', 'new', 'upsert'], run };

function checkCombination(command: Doc): void {
  const isRemoval = command.remove === true;
  if (isRemoval === (command.update === undefined) && !(isRemoval && (command.upsert === true || command.new === true)))
    return;
  throw new CommandFailure(
    9,
    'Either an update or remove=true must be specified, and with remove neither new nor upsert',
  );
}

function removal(state: EngineState): (target: Target) => Doc {
  return ({ database, name, found }) => {
    if (found === undefined) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
    removeDocument(state.store, state.catalog.ensure(database, name), found);
    return { lastErrorObject: { n: 1 }, value: found.document, ok: 1 };
  };
}

function modification(command: Doc, shapedFilter: Doc, state: EngineState): (target: Target) => Doc {
  const update = compileUpdate(command.update);
  return ({ database, name, found }) => {
    if (found !== undefined) {
      const changed = update.change(found.document);
      replaceDocument(state.store, state.catalog.ensure(database, name), found, changed);
      const value = command.new === true ? changed : found.document;
      return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 };
    }
    if (command.upsert !== true) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    const collection = state.catalog.ensure(database, name);
    const created = insertDocument(state.store, collection, update.create(shapedFilter));
    const value = command.new === true ? created : null;
    return { lastErrorObject: { n: 1, updatedExisting: false, upserted: created._id }, value, ok: 1 };
  };
}
