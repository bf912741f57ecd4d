import { cloneValue, type Doc, describe, isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { compareValues, sameValue } from '../values/value-order.js';
import { compileItemTest } from './filters.js';
import { readAt, removeAt, writeAt } from './update-paths.js';

/** Changes one field of a document in place. Made once for each path of an update, so that wrong operands fail before anything is written. */
export type FieldChange = (document: Doc) => void;
type UpdateOperator = (path: string, operand: unknown) => FieldChange;

/** The modifiers of `$push`. */
export const PUSH_MODIFIERS: readonly string[] = ['$each', '$slice'];

function $set(path: string, operand: unknown): FieldChange {
  return (document) => writeAt(document, path, cloneValue(operand));
}

function $unset(path: string): FieldChange {
  return (document) => removeAt(document, path);
}

function $inc(path: string, operand: unknown): FieldChange {
  if (typeof operand !== 'number') {
    throw new CommandFailure(14, `Cannot increment with non-numeric argument: {${path}: ${describe(operand)}}`);
  }
  return (document) => {
    const present = readAt(document, path);
    if (present !== undefined && typeof present !== 'number') {
      throw new CommandFailure(14, `Cannot apply $inc to '${path}', which is no number in ${describe(document._id)}`);
    }
    writeAt(document, path, (present ?? 0) + operand);
  };
}

/** `$max` keeps the higher, `$min` the lower value; a missing field takes the operand. */
function extreme(sign: 1 | -1): UpdateOperator {
  return (path, operand) => (document) => {
    const present = readAt(document, path);
    if (present === undefined || compareValues(operand, present) * sign > 0) {
      writeAt(document, path, cloneValue(operand));
    }
  };
}

function $push(path: string, operand: unknown): FieldChange {
  const { $each: each, $slice, ...others }: Doc = hasEach(operand) ? operand : { $each: [operand] };
  const from = lastOf($slice);
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(each)) throw badValue('The argument to $each in $push must be an array');
  return (document) => {
    const list = [...listAt(document, path, '$push'), ...each.map((item) => cloneValue(item))];
    writeAt(document, path, list.slice(from));
  };
}

/** How many of the last are kept, below zero; all when nothing is said. */
function lastOf(slice: unknown): number | undefined {
  if (slice === undefined || (typeof slice === 'number' && Number.isInteger(slice) && slice < 0)) return slice;
  throw notDone('a $slice in $push that keeps other than the last');
}

function hasEach(operand: unknown): operand is Doc {
  return isDoc(operand) && Object.hasOwn(operand, '$each');
}

function $addToSet(path: string, operand: unknown): FieldChange {
  if (hasEach(operand)) throw notDone('$each in $addToSet');
  return (document) => {
    const list = listAt(document, path, '$addToSet');
    const isThere = list.some((member) => sameValue(member, operand));
    writeAt(document, path, isThere ? list : [...list, cloneValue(operand)]);
  };
}

function $pull(path: string, operand: unknown): FieldChange {
  if (Array.isArray(operand)) throw notDone('$pull of a list');
  const goes = compileItemTest(operand);
  return (document) => {
    if (readAt(document, path) === undefined) return;
    writeAt(
      document,
      path,
      listAt(document, path, '$pull').filter((item) => !goes(item)),
    );
  };
}

/** The list at a path, empty where there is nothing. Code 2 for another value. */
function listAt(document: Doc, path: string, operator: string): readonly unknown[] {
  const present = readAt(document, path);
  if (present === undefined) return [];
  if (Array.isArray(present)) return present;
  throw badValue(`Cannot apply ${operator} to '${path}', which is no array in {_id: ${describe(document._id)}}`);
}

/** The update operators that we answer; `$setOnInsert` is `$set` for a new document only. */
export const UPDATE_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set,
  $unset,
  $inc,
  $push,
  $pull,
  $addToSet,
  $setOnInsert: $set,
  $max: extreme(1),
  $min: extreme(-1),
};
