import { insertDocument, removeDocument, replaceDocument } from '../data/collection.js';
import { type Found, find } from '../data/finder.js';
import { compileFilter } from '../language/filters.js';
import { type Projection, readProjection } from '../language/projections.js';
import { compileUpdate } from '../language/updates.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import { readSort } from '../values/sorting.js';
import type { CommandHandler, EngineState } from './engine-state.js';
import { checkOptions, documentOption } from './options.js';
import { firstOf, namespaceOf } from './write-commands.js';

const OPTIONS = 'query sort remove update new fields upsert bypassDocumentValidation'.split(' ');

interface Target {
  readonly database: string;
  readonly name: string;
  readonly found: Found | undefined;
  readonly project: Projection;
}

/** Finds the first match in the order of the sort and changes, makes or removes it, all in one step that nobody comes between. */
export const findAndModify: CommandHandler = async (command, state) => {
  checkOptions(command, OPTIONS);
  const { database, name } = namespaceOf(command);
  checkCombination(command);
  const filter = compileFilter(documentOption(command, 'query'));
  const sort = readSort(command.sort);
  const project = readProjection(command.fields);
  const modify = command.remove === true ? removal(state) : modification(command, filter.shaped, state);
  return state.store.write(() => {
    const collection = state.catalog.find(database, name);
    const [found] = collection === undefined ? [] : firstOf(find(state.store, collection, { filter, sort, take: 1 }));
    return modify({ database, name, found, project });
  });
};

function checkCombination(command: Doc): void {
  if (command.remove === true) {
    if (command.update !== undefined) throw new CommandFailure(9, 'Cannot specify both an update and remove=true');
    if (command.upsert === true) throw new CommandFailure(9, 'Cannot specify both upsert=true and remove=true');
    if (command.new === true) {
      throw new CommandFailure(
        9,
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      );
    }
  } else if (command.update === undefined) {
    throw new CommandFailure(9, 'Either an update or remove=true must be specified');
  }
}

function removal(state: EngineState): (target: Target) => Doc {
  return ({ database, name, found, project }) => {
    if (found === undefined) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
    removeDocument(state.store, state.catalog.ensure(database, name), found);
    return { lastErrorObject: { n: 1 }, value: project(found.document), ok: 1 };
  };
}

function modification(command: Doc, shapedFilter: Doc, state: EngineState): (target: Target) => Doc {
  const update = compileUpdate(command.update);
  const now = state.now();
  return ({ database, name, found, project }) => {
    if (found !== undefined) {
      const changed = update.change(found.document, { now });
      replaceDocument(state.store, state.catalog.ensure(database, name), found, changed);
      const value = project(command.new === true ? changed : found.document);
      return { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 };
    }
    if (command.upsert !== true) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    const created = update.create(shapedFilter, { now });
    insertDocument(state.store, state.catalog.ensure(database, name), created);
    const value = command.new === true ? project(created) : null;
    return { lastErrorObject: { n: 1, updatedExisting: false, upserted: created._id }, value, ok: 1 };
  };
}
