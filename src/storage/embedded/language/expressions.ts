import { Context } from 'mingo';
import { evalExpr } from 'mingo/core';
import * as arithmetic from 'mingo/operators/expression/arithmetic';
import * as arrays from 'mingo/operators/expression/array';
import * as booleans from 'mingo/operators/expression/boolean';
import * as conditionals from 'mingo/operators/expression/conditional';
import * as dates from 'mingo/operators/expression/date';
import * as strings from 'mingo/operators/expression/string';
import type { Options } from 'mingo/types';
import { type Doc, fieldOf, isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { compareValues, sameValue } from '../values/value-order.js';

type Expression = (document: unknown, operands: unknown, options: Options) => unknown;

function comparison(accept: (order: number) => boolean): Expression {
  return (document, operands, options) => {
    const [a, b] = pair(operands);
    return accept(orderOf(evalExpr(document, a, options), evalExpr(document, b, options)));
  };
}

/** In an expression a missing field is less than null, unlike in a sort. */
function orderOf(a: unknown, b: unknown): number {
  if (a === undefined && b === undefined) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return compareValues(a, b);
}

function pair(operands: unknown): [unknown, unknown] {
  if (Array.isArray(operands) && operands.length === 2) return [operands[0], operands[1]];
  throw new CommandFailure(16020, 'Expression takes exactly 2 arguments.');
}

const contains: Expression = (document, operands, options) => {
  const [item, list] = pair(operands);
  const items = evalExpr(document, list, options);
  if (!Array.isArray(items)) throw new CommandFailure(40081, '$in requires an array as a second argument');
  const wanted = evalExpr(document, item, options);
  return items.some((candidate) => sameValue(candidate, wanted));
};

const size: Expression = (document, operands, options) => {
  const list = evalExpr(document, Array.isArray(operands) ? operands[0] : operands, options);
  if (!Array.isArray(list)) throw new CommandFailure(17124, 'The argument to $size must be an array');
  return list.length;
};

/** The expression operators that we answer: mingo's where it answers as MongoDB does, else our own. */
const OPERATORS = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $in: contains,
  $size: size,
  $and: booleans.$and,
  $or: booleans.$or,
  $not: booleans.$not,
  $cond: conditionals.$cond,
  $ifNull: conditionals.$ifNull,
  $add: arithmetic.$add,
  $subtract: arithmetic.$subtract,
  $multiply: arithmetic.$multiply,
  $divide: arithmetic.$divide,
  $abs: arithmetic.$abs,
  $floor: arithmetic.$floor,
  $ceil: arithmetic.$ceil,
  $arrayElemAt: arrays.$arrayElemAt,
  $concat: strings.$concat,
  $dateToString: dates.$dateToString,
} as unknown as Record<`$${string}`, never>;

/** mingo's table of operators, filled with ours only. */
const OPTIONS = { context: Context.init({ expression: OPERATORS }) } as Partial<Options> as Options;

/** Refuses by name what an expression holds that we do not do. */
export function checkExpression(expression: unknown): void {
  if (
    typeof expression === 'string' &&
    expression.startsWith('$$') &&
    !/^\$\$(ROOT|CURRENT|REMOVE)\b/.test(expression)
  ) {
    throw notDone(`the expression variable ${expression}`);
  }
  if (Array.isArray(expression)) {
    for (const item of expression) checkExpression(item);
  }
  if (!isDoc(expression)) return;
  for (const [name, operand] of Object.entries(expression)) {
    if (name.startsWith('$') && name !== '$literal' && !Object.hasOwn(OPERATORS, name)) {
      throw notDone(`the expression operator ${name}`);
    }
    if (name !== '$literal') checkExpression(operand);
  }
}

/** The value of a checked expression for a document; `undefined` when it refers to a missing field. */
export function evaluate(expression: unknown, document: Doc): unknown {
  if (typeof expression === 'string' && expression.startsWith('$') && !expression.startsWith('$$')) {
    return fieldValue(document, expression.slice(1).split('.'));
  }
  if (expression === null || typeof expression !== 'object') {
    if (typeof expression !== 'string' || !expression.startsWith('$')) return expression;
  }
  if (isDoc(expression) && Object.hasOwn(expression, '$literal')) return expression.$literal;
  try {
    return evalExpr(document, expression, OPTIONS);
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    throw badValue(cause instanceof Error ? cause.message : 'The expression could not be evaluated');
  }
}

/** A field path in an expression: an array on the way gives the list of what its documents hold there. */
function fieldValue(value: unknown, parts: readonly string[]): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item) => fieldValue(item, parts)).filter((item) => item !== undefined);
  }
  return isDoc(value) ? fieldValue(fieldOf(value, part), rest) : undefined;
}
