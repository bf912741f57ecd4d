import type { Doc } from '../values/documents.js';
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
    if (typeof value === 'string') return texts.has(value);
    return others.some((item) => sameValue(value, item));
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

/** Some item of an array that the path reaches passes the test. */
export function someItem(path: string, test: (item: unknown) => boolean): Predicate {
  return (document) => valuesAt(document, path).some((value) => Array.isArray(value) && value.some(test));
}

function negated<T>(operator: (path: string, operand: T) => Predicate) {
  return (path: string, operand: T): Predicate => {
    const test = operator(path, operand);
    return (document) => !test(document);
  };
}

/** The comparisons of a shaped filter. */
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
};
