import { cloneValue, type Doc, describe, isDoc } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import { compareStrings, sameValue } from '../values/value-order.js';
import { type FieldChange, UPDATE_OPERATORS } from './update-operators.js';
import { checkUpdatePath, readAt, writeAt } from './update-paths.js';

/** An update ready for use on any number of documents. */
export interface CompiledUpdate {
  /** The changed copy of a stored document. The `_id` stays (code 66 otherwise). */
  readonly change: (document: Doc) => Doc;
  /** The new document of an upsert: the filter's equalities, then the update. */
  readonly create: (shapedFilter: Doc) => Doc;
}

interface PlannedChange {
  readonly path: string;
  readonly onInsertOnly: boolean;
  readonly apply: FieldChange;
}

/** Reads an update document. Throws what MongoDB throws, before anything is changed; refuses pipelines and whole documents by name. */
export function compileUpdate(update: unknown): CompiledUpdate {
  if (Array.isArray(update)) throw notDone('updates by an aggregation pipeline');
  if (!isDoc(update)) throw new CommandFailure(9, 'Update argument must be either an object or an array');
  if (Object.keys(update)[0]?.startsWith('$') !== true) throw notDone('updates by a replacement of the whole document');
  const changes = plan(update);
  function run(document: Doc, isNew: boolean): Doc {
    const id = document._id;
    for (const { apply, onInsertOnly } of changes) {
      if (isNew || !onInsertOnly) apply(document);
    }
    if (id !== undefined && !sameValue(document._id, id)) throw immutable('_id');
    return document;
  }
  return {
    change: (document) => run(cloneValue(document), false),
    create: (shapedFilter) => run(equalitiesOf(shapedFilter), true),
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

function immutable(path: string): CommandFailure {
  return new CommandFailure(66, `Performing an update on the path '${path}' would modify the immutable field '_id'`);
}
