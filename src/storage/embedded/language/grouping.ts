import { type Doc, encodeDocument, isDoc, setOwn } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import { encodeValue } from '../values/key-encoding.js';
import { compareValues, KIND, kindOf, sameValue, toNumber } from '../values/value-order.js';
import { checkExpression, evaluate } from './expressions.js';

/** Collects the values of one field of a group. */
interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    let total = 0;
    return { add: (value) => (total += isNumeric(value) ? toNumber(value) : 0), result: () => total };
  },
  $avg: () => {
    let total = 0;
    let count = 0;
    return {
      add: (value) => {
        if (!isNumeric(value)) return;
        total += toNumber(value);
        count += 1;
      },
      result: () => (count === 0 ? null : total / count),
    };
  },
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => {
    let first: { readonly value: unknown } | undefined;
    return { add: (value) => (first ??= { value }), result: () => first?.value ?? null };
  },
  $last: () => {
    let last: unknown;
    return { add: (value) => (last = value), result: () => last ?? null };
  },
  $push: () => {
    const items: unknown[] = [];
    return {
      add: (value) => {
        if (value !== undefined) items.push(value);
      },
      result: () => items,
    };
  },
  $addToSet: () => {
    const items: unknown[] = [];
    return {
      add: (value) => {
        if (value !== undefined && !items.some((item) => sameValue(item, value))) items.push(value);
      },
      result: () => items,
    };
  },
  $count: () => {
    let count = 0;
    return { add: () => (count += 1), result: () => count };
  },
};

function isNumeric(value: unknown): boolean {
  return kindOf(value) === KIND.number;
}

/** Null and missing values do not count, unless there is nothing else. */
function extreme(sign: 1 | -1): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === null || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best,
  };
}

interface GroupField {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: unknown;
}

/** Compiles `$group`. Refuses accumulators that we do not do by name. */
export function compileGroup(specification: unknown): (documents: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(specification)) throw new CommandFailure(15947, "a group's fields must be specified in an object");
  const { _id: id, ...others } = specification;
  if (!Object.hasOwn(specification, '_id'))
    throw new CommandFailure(15955, 'a group specification must include an _id');
  checkExpression(id);
  const fields = Object.entries(others).map(([name, value]) => readField(name, value));
  return (documents) => group(documents, id, fields);
}

function readField(name: string, value: unknown): GroupField {
  const operators = isDoc(value) ? Object.keys(value) : [];
  const operator = operators[0];
  if (operator === undefined || !operator.startsWith('$')) {
    throw new CommandFailure(40234, `The field '${name}' must be an accumulator object`);
  }
  if (operators.length > 1) throw new CommandFailure(40238, `The field '${name}' must specify one accumulator`);
  const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (make === undefined) throw notDone(`the accumulator ${operator}`);
  const expression = (value as Doc)[operator];
  if (operator === '$count' && !(isDoc(expression) && Object.keys(expression).length === 0)) {
    throw new CommandFailure(9, '$count takes no arguments, i.e. $count:{}');
  }
  checkExpression(expression);
  return { name, make, expression };
}

function* group(documents: Iterable<Doc>, id: unknown, fields: readonly GroupField[]): Generator<Doc> {
  const groups = new Map<string, { readonly id: unknown; readonly accumulators: readonly Accumulator[] }>();
  for (const document of documents) {
    const value = withoutMissing(evaluate(id, document)) ?? null;
    const key = keyOf(value);
    let own = groups.get(key);
    if (own === undefined) {
      own = { id: value, accumulators: fields.map(({ make }) => make()) };
      groups.set(key, own);
    }
    for (const [at, { expression }] of fields.entries()) own.accumulators[at]?.add(evaluate(expression, document));
  }
  for (const { id: value, accumulators } of groups.values()) {
    const result: Doc = { _id: value };
    for (const [at, { name }] of fields.entries()) setOwn(result, name, accumulators[at]?.result());
    yield result;
  }
}

/** Equal ids must give equal keys; what has no exact encoding is told apart by its BSON. */
function keyOf(value: unknown): string {
  const { bytes, exact } = encodeValue(value);
  return exact ? bytes.toString('latin1') : encodeDocument({ v: value }).toString('latin1');
}

function withoutMissing(value: unknown): unknown {
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
