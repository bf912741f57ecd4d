import { type Doc, isDoc } from '../values/documents.js';
import { evaluate } from './expressions.js';
import { isOperatorObject, shapeFilter } from './filter-shape.js';
import { LEAF_OPERATORS, type Predicate } from './query-operators.js';

/** A filter ready for use. */
export interface CompiledFilter {
  /** Tells whether a document meets the filter. */
  readonly test: Predicate;
  /** The filter in the form of `shapeFilter`, from which a plan is made. */
  readonly shaped: Doc;
}

/** Compiles a filter. Throws as `shapeFilter` does. */
export function compileFilter(filter: Doc): CompiledFilter {
  const shaped = shapeFilter(filter);
  return { shaped, test: testOf(shaped) };
}

/** A test of one array item, for `$pull`: `{$gt: 5}` looks at the item itself, `{name: 'x'}` at its fields. */
export function compileItemTest(condition: unknown): (item: unknown) => boolean {
  if (isDoc(condition) && !isOperatorObject(condition)) {
    const { test } = compileFilter(condition);
    return (item) => isDoc(item) && test(item);
  }
  const { test } = compileFilter({ item: condition });
  return (item) => test({ item });
}

/** All parts of a shaped filter must hold. */
function testOf(shaped: Doc): Predicate {
  const tests = Object.entries(shaped).flatMap(([name, value]) => partOf(name, value));
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (document) => tests.every((test) => test(document));
}

function partOf(name: string, value: unknown): Predicate[] {
  if (name === '$expr') return [(document) => isTrue(evaluate(value, document))];
  if (!name.startsWith('$')) return conditionsOf(name, value as Doc);
  const branches = (value as Doc[]).map(testOf);
  if (name === '$and') return branches;
  if (name === '$or') return [(document) => branches.some((test) => test(document))];
  return [(document) => !branches.some((test) => test(document))];
}

function conditionsOf(path: string, condition: Doc): Predicate[] {
  return Object.entries(condition).map(([operator, operand]) => {
    if (operator === '$not') {
      const tests = conditionsOf(path, operand as Doc);
      return (document) => !tests.every((test) => test(document));
    }
    if (operator === '$elemMatch') return LEAF_OPERATORS.$elemMatch(path, itemTest(operand as Doc));
    if (operator === '$all') return allOf(path, operand as unknown[]);
    const make = LEAF_OPERATORS[operator as keyof typeof LEAF_OPERATORS];
    return make(path, operand as never);
  });
}

function allOf(path: string, operand: readonly unknown[]): Predicate {
  if (operand.length === 0) return () => false;
  const tests = operand.map((item): Predicate => {
    if (isDoc(item) && isDoc(item.$elemMatch)) return LEAF_OPERATORS.$elemMatch(path, itemTest(item.$elemMatch));
    return item instanceof RegExp ? LEAF_OPERATORS.$regex(path, item) : LEAF_OPERATORS.$eq(path, item);
  });
  return (document) => tests.every((test) => test(document));
}

/** The test of one item for `$elemMatch`, whose criteria are shaped already: operators on the item, or a filter on its fields. */
function itemTest(criteria: Doc): (item: unknown) => boolean {
  const first = Object.keys(criteria)[0] ?? '';
  if (first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const tests = conditionsOf('item', criteria);
    return (item) => tests.every((test) => test({ item }));
  }
  const test = testOf(criteria);
  return (item) => isDoc(item) && test(item);
}

/** What an expression calls true: everything but false, null, a missing field and zero. */
function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}
