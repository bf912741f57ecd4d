import { cloneValue, type Doc, isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { comparatorOf, readSort } from '../values/sorting.js';
import { checkExpression, evaluate } from './expressions.js';
import { compileFilter } from './filters.js';
import { compileGroup } from './grouping.js';
import { readProjection } from './projections.js';
import { writeAt } from './update-paths.js';

/** One step of a pipeline: documents in, documents out, lazily where the step allows it. */
export type Stage = (documents: Iterable<Doc>) => Iterable<Doc>;

const STAGES: Readonly<Record<string, (operand: unknown) => Stage>> = {
  $match: (operand) => {
    if (!isDoc(operand)) throw new CommandFailure(15959, 'the match filter must be an expression in an object');
    const { test } = compileFilter(operand);
    return (documents) => filtered(documents, test);
  },
  $group: compileGroup,
  $sort: (operand) => {
    const sort = readSort(operand);
    if (sort.length === 0) throw new CommandFailure(15976, '$sort stage must have at least one sort key');
    const compare = comparatorOf(sort);
    return (documents) => deferred(() => [...documents].sort(compare));
  },
  $project: compileProject,
  $limit: (operand) => {
    const most = wholeNumber('$limit', operand);
    if (most === 0) throw new CommandFailure(15958, 'the limit must be positive');
    return (documents) => limited(documents, 0, most);
  },
  $skip: (operand) => {
    const count = wholeNumber('$skip', operand);
    return (documents) => limited(documents, count, undefined);
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
      throw new CommandFailure(40156, 'the count field must be a non-empty string without $ and dots');
    }
    return (documents) => counted(documents, operand);
  },
};

const OTHER_STAGES = new Set(
  '$lookup $unwind $facet $merge $out $sortByCount $addFields $set $unset $replaceRoot $replaceWith $bucket $bucketAuto $sample $redact $unionWith $graphLookup $geoNear $indexStats $collStats $changeStream $densify $fill $setWindowFields $search $documents $currentOp $listSessions $planCacheStats'.split(
    ' ',
  ),
);

/** Compiles a pipeline. Unknown stages get code 40324; those that only MongoDB does are refused by name. */
export function compilePipeline(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw new CommandFailure(14, "'pipeline' option must be specified as an array");
  return pipeline.map((stage) => {
    const names = isDoc(stage) ? Object.keys(stage) : [];
    const name = names[0];
    if (name === undefined || names.length !== 1) {
      throw new CommandFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (compile !== undefined) return compile((stage as Doc)[name]);
    if (OTHER_STAGES.has(name)) throw notDone(`the pipeline stage ${name}`);
    throw new CommandFailure(40324, `Unrecognized pipeline stage name: '${name}'`);
  });
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw badValue(`invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${String(value)}`);
}

function* filtered(documents: Iterable<Doc>, test: (document: Doc) => boolean): Generator<Doc> {
  for (const document of documents) if (test(document)) yield document;
}

function* limited(documents: Iterable<Doc>, skip: number, most: number | undefined): Generator<Doc> {
  let at = 0;
  for (const document of documents) {
    at += 1;
    if (at > skip) yield document;
    if (most !== undefined && at >= skip + most) return;
  }
}

function* counted(documents: Iterable<Doc>, name: string): Generator<Doc> {
  let count = 0;
  for (const _ of documents) count += 1;
  if (count > 0) yield { [name]: count };
}

/** Nothing is read before the first document is asked for. */
function* deferred(make: () => Doc[]): Generator<Doc> {
  yield* make();
}

/** `$project`: fields to keep or drop as in a find, and computed fields. */
function compileProject(operand: unknown): Stage {
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    throw new CommandFailure(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  const computed = Object.entries(operand).filter(
    ([, value]) => typeof value !== 'number' && typeof value !== 'boolean',
  );
  const plain = Object.fromEntries(
    Object.entries(operand).filter(([name]) => !computed.some(([other]) => other === name)),
  );
  if (computed.length === 0) return mapped(readProjection(plain));
  for (const [path, expression] of computed) checkComputed(path, expression);
  const dropsOthers = Object.entries(plain).find(([name, flag]) => name !== '_id' && !flag);
  if (dropsOthers !== undefined) {
    throw new CommandFailure(31310, `Cannot use an expression in an exclusion projection: ${dropsOthers[0]}`);
  }
  const keepsOthers = Object.keys(plain).some((name) => name !== '_id');
  const keep = keepsOthers
    ? readProjection(plain)
    : plain._id === false || plain._id === 0
      ? () => ({})
      : readProjection({ _id: 1 });
  return mapped((document) => {
    const result = cloneValue(keep(document));
    for (const [path, expression] of computed) {
      const value = evaluate(expression, document);
      if (value !== undefined) writeAt(result, path, value);
    }
    return result;
  });
}

function checkComputed(path: string, expression: unknown): void {
  if (isDoc(expression) && !(Object.keys(expression)[0]?.startsWith('$') ?? false)) {
    throw notDone(`nested documents in $project (${path})`);
  }
  checkExpression(expression);
}

function mapped(change: (document: Doc) => Doc): Stage {
  return function* (documents) {
    for (const document of documents) yield change(document);
  };
}
