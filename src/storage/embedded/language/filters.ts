import { type Doc, isDoc } from '../values/documents.js';
import { isOperatorObject, shapeFilter } from './filter-shape.js';
import { LEAF_OPERATORS, type Predicate, someItem } from './query-operators.js';

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
  if (!name.startsWith('$')) return conditionsOf(name, value as Doc);
  const branches = (value as Doc[]).map(testOf);
  return name === '$and' ? branches : [(document) => branches.some((test) => test(document))];
}

function conditionsOf(path: string, condition: Doc): Predicate[] {
  return Object.entries(condition).map(([operator, operand]) => {
    if (operator === '$not') {
      const tests = conditionsOf(path, operand as Doc);
      return (document) => !tests.every((test) => test(document));
    }
    if (operator === '$elemMatch') {
      const test = testOf(operand as Doc);
      return someItem(path, (item) => isDoc(item) && test(item));
    }
    const make = LEAF_OPERATORS[operator as keyof typeof LEAF_OPERATORS];
    return make(path, operand as never);
  });
}
