import { BSON } from 'mongodb';
import { cloneValue, type Doc, describe, isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { compareValues, KIND, kindOf, sameValue } from '../values/value-order.js';
import { compileItemTest } from './filters.js';
import { readAt, removeAt, typeName, writeAt } from './update-paths.js';

/** What an operator needs to know besides the document. */
export interface UpdateFacts {
  readonly now: Date;
}
/** Changes one field of a document in place. Made once for each path of an update, so that wrong operands fail before anything is written. */
export type FieldChange = (document: Doc, facts: UpdateFacts) => void;
type UpdateOperator = (path: string, operand: unknown) => FieldChange;

function $set(path: string, operand: unknown): FieldChange {
  return (document) => writeAt(document, path, cloneValue(operand));
}

function $unset(path: string): FieldChange {
  return (document) => removeAt(document, path);
}

function $inc(path: string, operand: unknown): FieldChange {
  if (kindOf(operand) !== KIND.number) {
    throw new CommandFailure(14, `Cannot increment with non-numeric argument: {${path}: ${describe(operand)}}`);
  }
  if (operand instanceof BSON.Decimal128) throw notDone('$inc with a Decimal128');
  return (document) => {
    const present = readAt(document, path);
    if (present !== undefined && kindOf(present) !== KIND.number) {
      throw new CommandFailure(
        14,
        `Cannot apply $inc to a value of non-numeric type. {_id: ${describe(document._id)}} has the field '${path}' of non-numeric type ${typeName(present)}`,
      );
    }
    if (present instanceof BSON.Decimal128) throw notDone('$inc of a Decimal128');
    writeAt(document, path, sum(present ?? 0, operand));
  };
}

function sum(a: unknown, b: unknown): unknown {
  if (a instanceof BSON.Long || b instanceof BSON.Long) return toLong(a).add(toLong(b));
  return Number(a) + Number(b);
}

function toLong(value: unknown): BSON.Long {
  return value instanceof BSON.Long ? value : BSON.Long.fromNumber(Number(value));
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

function $currentDate(path: string, operand: unknown): FieldChange {
  const asDate = typeof operand === 'boolean' || (isDoc(operand) && operand.$type === 'date');
  if (isDoc(operand) && operand.$type === 'timestamp') throw notDone('$currentDate with a timestamp');
  if (!asDate) throw badValue(`${typeName(operand)} is not valid type for $currentDate`);
  return (document, { now }) => writeAt(document, path, new Date(now));
}

interface PushSpec {
  readonly each: readonly unknown[];
  readonly slice: number | undefined;
  readonly position: number | undefined;
}

function readPush(operand: unknown): PushSpec {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each'))
    return { each: [operand], slice: undefined, position: undefined };
  const { $each: each, $slice: slice, $position: position, ...others } = operand;
  const unknown = Object.keys(others)[0];
  if (unknown === '$sort') throw notDone('$sort in $push');
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray(each))
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  return { each, slice: wholeNumber('$slice', slice), position: wholeNumber('$position', position) };
}

function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
}

function $push(path: string, operand: unknown): FieldChange {
  const { each, slice, position } = readPush(operand);
  return (document) => {
    const present = readAt(document, path);
    if (present !== undefined && !Array.isArray(present)) {
      throw badValue(
        `The field '${path}' must be an array but is of type ${typeName(present)} in document {_id: ${describe(document._id)}}`,
      );
    }
    const list = [...(present ?? [])];
    list.splice(position ?? list.length, 0, ...each.map((item) => cloneValue(item)));
    writeAt(document, path, slice === undefined ? list : cut(list, slice));
  };
}

/** The first `slice` items, or the last ones when it is negative. */
function cut(list: unknown[], slice: number): unknown[] {
  if (slice >= 0) return list.slice(0, slice);
  return list.slice(slice);
}

function $addToSet(path: string, operand: unknown): FieldChange {
  const items = isDoc(operand) && Object.hasOwn(operand, '$each') ? operand.$each : [operand];
  if (!Array.isArray(items))
    throw new CommandFailure(
      14,
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(items)}`,
    );
  const extra =
    isDoc(operand) && Object.hasOwn(operand, '$each') ? Object.keys(operand).find((key) => key !== '$each') : undefined;
  if (extra !== undefined) throw badValue(`Found unexpected fields after $each in $addToSet: ${extra}`);
  return (document) => {
    const present = readAt(document, path);
    if (present !== undefined && !Array.isArray(present)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(present)}`,
      );
    }
    const list = [...(present ?? [])];
    for (const item of items) {
      if (!list.some((member) => sameValue(member, item))) list.push(cloneValue(item));
    }
    writeAt(document, path, list);
  };
}

function $pull(path: string, operand: unknown): FieldChange {
  const goes = Array.isArray(operand) ? (item: unknown) => sameValue(item, operand) : compileItemTest(operand);
  return (document) => {
    const present = readAt(document, path);
    if (present === undefined) return;
    if (!Array.isArray(present)) throw badValue('Cannot apply $pull to a non-array value');
    writeAt(
      document,
      path,
      present.filter((item) => !goes(item)),
    );
  };
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
  $currentDate,
};

/** Operators of MongoDB that are refused by name. */
export const OTHER_UPDATE_OPERATORS = new Set(['$rename', '$mul', '$pop', '$pullAll', '$pushAll', '$bit']);
