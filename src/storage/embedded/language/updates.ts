import { BSON } from 'mongodb';
import { cloneValue, type Doc, describe, isDoc, setOwn } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import { compareStrings, sameValue } from '../values/value-order.js';
import { type FieldChange, OTHER_UPDATE_OPERATORS, UPDATE_OPERATORS, type UpdateFacts } from './update-operators.js';
import { checkUpdatePath, readAt, writeAt } from './update-paths.js';

/** An update ready for use on any number of documents. */
export interface CompiledUpdate {
  /** True when the update gives a whole new document instead of operators. */
  readonly isReplacement: boolean;
  /** The changed copy of a stored document. The `_id` stays (code 66 otherwise). */
  readonly change: (document: Doc, facts: UpdateFacts) => Doc;
  /** The new document of an upsert, `_id` first: the filter's equalities, then the update. */
  readonly create: (filter: Doc, facts: UpdateFacts) => Doc;
}

interface PlannedChange {
  readonly path: string;
  readonly onInsertOnly: boolean;
  readonly apply: FieldChange;
}

/** Reads an update document. Throws what MongoDB throws, before anything is changed, and refuses pipelines by name. */
export function compileUpdate(update: unknown): CompiledUpdate {
  if (Array.isArray(update)) throw notDone('updates by an aggregation pipeline');
  if (!isDoc(update)) throw new CommandFailure(9, 'Update argument must be either an object or an array');
  const isReplacement = !(Object.keys(update)[0]?.startsWith('$') ?? false);
  return isReplacement ? replacement(update) : operators(update);
}

function replacement(update: Doc): CompiledUpdate {
  const dollar = Object.keys(update).find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    throw new CommandFailure(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document.`,
    );
  }
  return {
    isReplacement: true,
    change: (document) => {
      if (Object.hasOwn(update, '_id') && !sameValue(update._id, document._id)) throw altered(update._id);
      return withId(document._id, update);
    },
    create: (filter) => {
      const fromFilter = equalitiesOf(filter)._id;
      if (fromFilter !== undefined && Object.hasOwn(update, '_id') && !sameValue(update._id, fromFilter)) {
        throw altered(update._id);
      }
      return withId(update._id ?? fromFilter ?? new BSON.ObjectId(), update);
    },
  };
}

function operators(update: Doc): CompiledUpdate {
  const changes = plan(update);
  function run(document: Doc, facts: UpdateFacts, isNew: boolean): void {
    for (const { apply, onInsertOnly } of changes) {
      if (isNew || !onInsertOnly) apply(document, facts);
    }
  }
  return {
    isReplacement: false,
    change: (document, facts) => {
      const changed = cloneValue(document);
      run(changed, facts, false);
      if (!sameValue(changed._id, document._id)) throw immutable('_id');
      return changed;
    },
    create: (filter, facts) => {
      const created = equalitiesOf(filter);
      const idOfFilter = created._id;
      run(created, facts, true);
      if (idOfFilter !== undefined && !sameValue(created._id, idOfFilter)) throw immutable('_id');
      return withId(created._id === undefined ? new BSON.ObjectId() : created._id, created);
    },
  };
}

/** All changes in the order of their paths, which is the order in which MongoDB adds new fields. */
function plan(update: Doc): PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const [name, fields] of Object.entries(update)) {
    const operator = Object.hasOwn(UPDATE_OPERATORS, name) ? UPDATE_OPERATORS[name] : undefined;
    if (operator === undefined) throw unknownOperator(name);
    if (!isDoc(fields)) {
      throw new CommandFailure(
        9,
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${name}: ${describe(fields)}}`,
      );
    }
    for (const [path, operand] of Object.entries(fields)) {
      checkUpdatePath(path);
      changes.push({ path, onInsertOnly: name === '$setOnInsert', apply: operator(path, operand) });
    }
  }
  changes.sort((a, b) => compareStrings(a.path, b.path));
  checkConflicts(changes.map(({ path }) => path));
  return changes;
}

function unknownOperator(name: string): CommandFailure {
  if (OTHER_UPDATE_OPERATORS.has(name)) return notDone(`the update operator ${name}`);
  return new CommandFailure(
    9,
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );
}

function checkConflicts(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) throw conflict(path);
    seen.add(path);
  }
  for (const path of paths) {
    for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
      if (seen.has(path.slice(0, dot))) throw conflict(path);
    }
  }
}

function conflict(path: string): CommandFailure {
  return new CommandFailure(40, `Updating the path '${path}' would create a conflict at '${path}'`);
}

/** The fields that an upsert takes from its filter: equalities, also inside `$and`. */
function equalitiesOf(filter: Doc): Doc {
  const found: Doc = {};
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const branch of condition) Object.assign(found, equalitiesOf(branch as Doc));
    } else if (!path.startsWith('$') && isDoc(condition) && Object.hasOwn(condition, '$eq')) {
      if (readAt(found, path) === undefined) writeAt(found, path, cloneValue(condition.$eq));
    }
  }
  return found;
}

function withId(id: unknown, fields: Doc): Doc {
  const document: Doc = { _id: id };
  for (const name of Object.keys(fields)) {
    if (name !== '_id') setOwn(document, name, cloneValue(fields[name]));
  }
  return document;
}

function immutable(path: string): CommandFailure {
  return new CommandFailure(66, `Performing an update on the path '${path}' would modify the immutable field '_id'`);
}

function altered(id: unknown): CommandFailure {
  return new CommandFailure(
    66,
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describe(id)}`,
  );
}
