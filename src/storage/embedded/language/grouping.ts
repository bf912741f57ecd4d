import { type Doc, encodeDocument, fieldOf, isDoc, setOwn } from '../values/documents.js';
import { CommandFailure, notDone } from '../values/failures.js';
import { encodeValue } from '../values/key-encoding.js';
import { KIND, kindOf, toNumber } from '../values/value-order.js';

/** The accumulators that a group may have. */
export const ACCUMULATORS: readonly string[] = ['$sum'];

/** Takes a value from each document; `undefined` for a field that is missing. */
type Expression = (document: Doc) => unknown;

/** Makes one document of each group of documents. */
export type Grouping = (documents: Iterable<Doc>) => Iterable<Doc>;

/** Compiles `$group`: sums, by a field, by several fields or over all. Refuses other accumulators and expressions by name. */
export function compileGroup(specification: unknown): Grouping {
  if (!isDoc(specification)) throw new CommandFailure(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(specification, '_id'))
    throw new CommandFailure(15955, 'a group specification must include an _id');
  const { _id: id, ...others } = specification;
  const idOf = isDoc(id) ? compileFields(id) : compileExpression(id);
  const sums = Object.entries(others).map(([name, value]) => ({ name, summand: readSum(name, value) }));
  return (documents) => group(documents, idOf, sums);
}

function compileFields(fields: Doc): Expression {
  const compiled = Object.entries(fields).map(([name, value]) => [name, compileExpression(value, name)] as const);
  return (document) => {
    const result: Doc = {};
    for (const [name, expression] of compiled) {
      const value = expression(document);
      if (value !== undefined) setOwn(result, name, value);
    }
    return result;
  };
}

/** `'$field'` is the value of a field; numbers and null stand for themselves. */
function compileExpression(expression: unknown, name = ''): Expression {
  if (name.startsWith('$')) throw new CommandFailure(168, `Unrecognized expression '${name}'`);
  if (typeof expression === 'number' || expression === null) return () => expression;
  const field = /^\$(\w+)$/.exec(String(expression))?.[1];
  if (typeof expression !== 'string' || field === undefined) {
    throw notDone(`the expression ${JSON.stringify(expression)}`);
  }
  return (document) => fieldOf(document, field);
}

function readSum(name: string, value: unknown): Expression {
  const [operator, another] = isDoc(value) ? Object.keys(value) : [];
  if (!isDoc(value) || operator?.startsWith('$') !== true) {
    throw new CommandFailure(40234, `The field '${name}' must be an accumulator object`);
  }
  if (another !== undefined) throw new CommandFailure(40238, `The field '${name}' must specify one accumulator`);
  if (!ACCUMULATORS.includes(operator)) throw new CommandFailure(15952, `unknown group operator '${operator}'`);
  return compileExpression(value[operator]);
}

function* group(
  documents: Iterable<Doc>,
  idOf: Expression,
  sums: readonly { readonly name: string; readonly summand: Expression }[],
): Generator<Doc> {
  const groups = new Map<string, { readonly id: unknown; readonly totals: number[] }>();
  for (const document of documents) {
    const id = idOf(document) ?? null;
    const key = keyOf(id);
    const own = groups.get(key) ?? { id, totals: sums.map(() => 0) };
    groups.set(key, own);
    for (const [at, { summand }] of sums.entries()) {
      const value = summand(document);
      if (kindOf(value) === KIND.number) own.totals[at] = (own.totals[at] ?? 0) + toNumber(value);
    }
  }
  for (const { id, totals } of groups.values()) {
    const result: Doc = { _id: id };
    for (const [at, { name }] of sums.entries()) setOwn(result, name, totals[at]);
    yield result;
  }
}

/** Equal ids must give equal keys; what has no exact encoding is told apart by its BSON. */
function keyOf(value: unknown): string {
  const { bytes, exact } = encodeValue(value);
  return exact ? bytes.toString('latin1') : encodeDocument({ v: value }).toString('latin1');
}
