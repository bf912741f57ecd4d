import { type Doc, isDoc } from '../values/documents.js';
import { badValue, notDone } from '../values/failures.js';
import { KIND, kindOf } from '../values/value-order.js';
import { LEAF_OPERATORS } from './query-operators.js';

/** The operators that join whole filters. */
export const LOGICAL_OPERATORS: readonly string[] = ['$and', '$or'];
/** The operators that a condition on one field may have. */
export const CONDITION_OPERATORS: readonly string[] = [...Object.keys(LEAF_OPERATORS), '$not', '$elemMatch'];

/**
 * The filter in one form: every field holds an object of operators (`{a: 1}` becomes `{a: {$eq: 1}}`). Throws what MongoDB
 * throws for a filter that it does not understand; an operator that no store uses is not understood here.
 */
export function shapeFilter(filter: Doc): Doc {
  const shaped: Doc = {};
  for (const [name, value] of Object.entries(filter)) {
    if (LOGICAL_OPERATORS.includes(name)) shaped[name] = shapeBranches(name, value);
    else if (name.startsWith('$')) throw badValue(`unknown top level operator: ${name}`);
    else shaped[checkedPath(name)] = shapeCondition(value);
  }
  return shaped;
}

function shapeBranches(name: string, value: unknown): Doc[] {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${name} must be a nonempty array`);
  return value.map((branch) => {
    if (!isDoc(branch)) throw badValue(`${name} entries need to be full objects`);
    return shapeFilter(branch);
  });
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
  if (!isOperatorObject(value)) return { $eq: comparable(value) };
  const shaped: Doc = {};
  for (const [operator, operand] of Object.entries(value)) {
    if (!CONDITION_OPERATORS.includes(operator)) throw badValue(`unknown operator: ${operator}`);
    shaped[operator] = shapeOperand(operator, operand);
  }
  return shaped;
}

function shapeOperand(operator: string, operand: unknown): unknown {
  switch (operator) {
    case '$in':
    case '$nin':
      if (!Array.isArray(operand)) throw badValue(`${operator} needs an array`);
      if (operand.some(isOperatorObject)) throw badValue(`cannot nest $ under ${operator}`);
      return operand.map(comparable);
    case '$not':
      if (!isOperatorObject(operand)) throw badValue('$not needs a document of operators');
      return shapeCondition(operand);
    case '$elemMatch':
      if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
      return shapeFilter(operand);
    default:
      return comparable(operand);
  }
}

/** MongoDB takes a pattern in the place of a value for a search in texts. */
function comparable(value: unknown): unknown {
  if (kindOf(value) === KIND.regex) throw notDone('regular expressions in a filter');
  return value;
}
