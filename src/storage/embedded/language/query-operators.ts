import { BSON } from 'mongodb';
import { type Doc, isDoc } from '../values/documents.js';
import { badValue } from '../values/failures.js';
import { candidatesAt, valuesAt } from '../values/paths.js';
import { compareValues, KIND, kindOf, sameValue, toNumber } from '../values/value-order.js';

/** Tells whether a document meets one condition. */
export type Predicate = (document: Doc) => boolean;

function anyCandidate(path: string, test: (value: unknown) => boolean): Predicate {
  return (document) => candidatesAt(document, path).some(test);
}

/** Null also finds documents without the field. */
function $eq(path: string, operand: unknown): Predicate {
  return anyCandidate(path, (value) => sameValue(value, operand));
}

function $in(path: string, operand: readonly unknown[]): Predicate {
  const texts = new Set(operand.filter((item) => typeof item === 'string'));
  const others = operand.filter((item) => typeof item !== 'string');
  return anyCandidate(path, (value) => {
    if (typeof value === 'string' && texts.has(value)) return true;
    return others.some((item) => (item instanceof RegExp ? matches(item, value) : sameValue(value, item)));
  });
}

function ordered(accept: (order: number) => boolean) {
  return (path: string, operand: unknown): Predicate => {
    const kind = kindOf(operand);
    const anyKind = kind === KIND.minKey || kind === KIND.maxKey;
    return anyCandidate(path, (value) => {
      if (!anyKind && kindOf(value) !== kind) return false;
      if (kind === KIND.number && Number.isNaN(toNumber(value)) !== Number.isNaN(toNumber(operand))) return false;
      return accept(compareValues(value, operand));
    });
  };
}

function $exists(path: string, operand: unknown): Predicate {
  const wanted = Boolean(operand);
  return (document) => valuesAt(document, path).some((value) => value !== undefined) === wanted;
}

function matches(pattern: RegExp, value: unknown): boolean {
  if (typeof value === 'string') return pattern.test(value);
  return value instanceof BSON.BSONRegExp && value.pattern === pattern.source;
}

function $regex(path: string, operand: RegExp): Predicate {
  return anyCandidate(path, (value) => matches(operand, value));
}

function $size(path: string, operand: number): Predicate {
  return (document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.length === operand);
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => isNumber(value) && !isInt(value),
  string: (value) => typeof value === 'string',
  object: isDoc,
  array: Array.isArray,
  binData: (value) => kindOf(value) === KIND.binary,
  objectId: (value) => value instanceof BSON.ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => kindOf(value) === KIND.regex,
  int: isInt,
  timestamp: (value) => value instanceof BSON.Timestamp,
  long: (value) => value instanceof BSON.Long && !(value instanceof BSON.Timestamp),
  decimal: (value) => value instanceof BSON.Decimal128,
  number: (value) => kindOf(value) === KIND.number,
};
const TYPE_NUMBERS: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
};

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isInt(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 0x7fffffff;
}

function $type(path: string, operand: unknown): Predicate {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((name: unknown) => {
    const test = TYPES[typeof name === 'number' ? (TYPE_NUMBERS[name] ?? '') : String(name)];
    if (test === undefined) throw badValue(`Unknown type name alias: ${String(name)}`);
    return test;
  });
  return (document) =>
    candidatesAt(document, path).some((value) => value !== undefined && tests.some((test) => test(value)));
}

/** Some item of an array that the path reaches passes the test. */
function someItem(path: string, test: (item: unknown) => boolean): Predicate {
  return (document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.some(test));
}

function negated<T>(operator: (path: string, operand: T) => Predicate) {
  return (path: string, operand: T): Predicate => {
    const test = operator(path, operand);
    return (document) => !test(document);
  };
}

/**
 * The comparisons of a shaped filter. They are our own, because mingo compares documents without regard to the order of
 * their fields, binary values as text, and missing fields inside arrays differently from MongoDB.
 */
export const LEAF_OPERATORS = {
  $eq,
  $ne: negated($eq),
  $in,
  $nin: negated($in),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $exists,
  $regex,
  $size,
  $type,
  $elemMatch: someItem,
};
