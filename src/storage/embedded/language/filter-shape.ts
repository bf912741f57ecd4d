import { BSON } from 'mongodb';
import { type Doc, isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { checkExpression } from './expressions.js';

const LOGICAL = new Set(['$and', '$or', '$nor']);
const CONDITIONS = new Set(
  '$eq $ne $gt $gte $lt $lte $in $nin $exists $not $elemMatch $regex $options $all $size $type'.split(' '),
);
const MONGODB_ONLY = new Set(
  '$where $text $jsonSchema $mod $comment $near $nearSphere $geoWithin $geoIntersects $within $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $sampleRate $alwaysTrue $alwaysFalse $rand'.split(
    ' ',
  ),
);

/**
 * The filter in one form: every field holds an object of operators (`{a: 1}` becomes `{a: {$eq: 1}}`), regular
 * expressions are JavaScript's. Throws what MongoDB throws for a filter that it does not understand, and a refusal by
 * name for an operator that only MongoDB does.
 */
export function shapeFilter(filter: Doc): Doc {
  const shaped: Doc = {};
  for (const [name, value] of Object.entries(filter)) {
    if (LOGICAL.has(name)) shaped[name] = shapeBranches(name, value);
    else if (name === '$expr') {
      checkExpression(value);
      shaped[name] = value;
    } else if (name.startsWith('$')) throw unknownTopLevel(name);
    else shaped[checkedPath(name)] = shapeCondition(value);
  }
  return shaped;
}

function shapeBranches(name: string, value: unknown): Doc[] {
  if (!Array.isArray(value)) throw badValue(`${name} must be an array`);
  if (value.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return value.map((branch) => {
    if (!isDoc(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return shapeFilter(branch);
  });
}

function unknownTopLevel(name: string): CommandFailure {
  if (MONGODB_ONLY.has(name)) return notDone(`the query operator ${name}`);
  return badValue(`unknown top level operator: ${name}`);
}

function checkedPath(path: string): string {
  if (path.split('.').includes('__proto__')) throw notDone('the field name __proto__ in a filter');
  return path;
}

/** True for `{$gt: 1}`; false for a value that is to be compared as a whole. */
export function isOperatorObject(value: unknown): value is Doc {
  return isDoc(value) && (Object.keys(value)[0]?.startsWith('$') ?? false);
}

function shapeCondition(value: unknown): Doc {
  if (isRegex(value)) return { $regex: toRegExp(value, undefined) };
  if (!isOperatorObject(value)) return { $eq: value };
  const shaped: Doc = {};
  for (const [operator, operand] of Object.entries(value)) {
    if (MONGODB_ONLY.has(operator)) throw notDone(`the query operator ${operator}`);
    if (!CONDITIONS.has(operator)) throw badValue(`unknown operator: ${operator}`);
    if (operator === '$options') {
      if (!Object.hasOwn(value, '$regex')) throw badValue('$options needs a $regex');
    } else if (operator === '$regex') shaped.$regex = toRegExp(operand, value.$options);
    else shaped[operator] = shapeOperand(operator, operand);
  }
  return shaped;
}

function shapeOperand(operator: string, operand: unknown): unknown {
  switch (operator) {
    case '$in':
    case '$nin':
      return shapeList(operator, operand);
    case '$all':
      return shapeAll(operand);
    case '$not':
      return shapeNot(operand);
    case '$elemMatch':
      return shapeElemMatch(operand);
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand)) {
        throw badValue(`Failed to parse $size. Expected an integer: $size: ${String(operand)}`);
      }
      if (operand < 0) throw badValue('Failed to parse $size. Expected a non-negative number');
      return operand;
    default:
      if (isRegex(operand) && operator !== '$eq' && operator !== '$type' && operator !== '$exists') {
        throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}`);
      }
      return operand;
  }
}

function shapeList(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw badValue(`${operator} needs an array`);
  return operand.map((item) => {
    if (isOperatorObject(item)) throw badValue(`cannot nest $ under ${operator}`);
    return isRegex(item) ? toRegExp(item, undefined) : item;
  });
}

function shapeAll(operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  return operand.map((item) => {
    if (!isOperatorObject(item)) return isRegex(item) ? toRegExp(item, undefined) : item;
    if (Object.keys(item).join() !== '$elemMatch') throw badValue('no $ expressions in $all');
    return { $elemMatch: shapeElemMatch(item.$elemMatch) };
  });
}

function shapeNot(operand: unknown): Doc {
  if (isRegex(operand)) return { $regex: toRegExp(operand, undefined) };
  if (!isDoc(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!isOperatorObject(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return shapeCondition(operand);
}

function shapeElemMatch(operand: unknown): Doc {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(operand)[0];
  const onItems = first?.startsWith('$') === true && !LOGICAL.has(first) && first !== '$expr';
  return onItems ? shapeCondition(operand) : shapeFilter(operand);
}

function isRegex(value: unknown): value is BSON.BSONRegExp | RegExp {
  return value instanceof BSON.BSONRegExp || value instanceof RegExp;
}

function toRegExp(value: unknown, options: unknown): RegExp {
  const pattern = value instanceof BSON.BSONRegExp ? value.pattern : value instanceof RegExp ? value.source : value;
  const ownFlags = value instanceof BSON.BSONRegExp ? value.options : value instanceof RegExp ? value.flags : '';
  const flags = typeof options === 'string' ? options : ownFlags;
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
  const refused = [...flags].find((flag) => !'imsu'.includes(flag));
  if (refused === 'x') throw notDone('the option x of $regex');
  if (refused !== undefined) throw new CommandFailure(51108, `invalid flag in regex options: ${refused}`);
  try {
    return new RegExp(pattern, [...new Set(`${flags}u`)].join(''));
  } catch {
    return looseRegExp(pattern, flags.replaceAll('u', ''));
  }
}

/** PCRE allows escapes that JavaScript's Unicode mode does not. */
function looseRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (cause) {
    throw new CommandFailure(51091, `Regular expression is invalid: ${cause instanceof Error ? cause.message : ''}`);
  }
}
