import { isDoc } from '../values/documents.js';
import { badValue, CommandFailure, notDone } from '../values/failures.js';
import { readSort, type SortField } from '../values/sorting.js';
import { type CompiledFilter, compileFilter } from './filters.js';
import { compileGroup, type Grouping } from './grouping.js';

/** The stages of a pipeline, in the only order in which they are answered. */
export const STAGES: readonly string[] = ['$match', '$sort', '$limit', '$group'];

/** A pipeline that counts: what is found, and how it is grouped. */
export interface Counting {
  readonly filter: CompiledFilter;
  readonly sort: readonly SortField[];
  /** The most documents that are counted; 0: all. */
  readonly limit: number;
  readonly group: Grouping;
}

/** Reads a pipeline of `$match`, perhaps `$sort` and `$limit`, and `$group`. Other stages get code 40324, another order is refused. */
export function readPipeline(pipeline: unknown): Counting {
  if (!Array.isArray(pipeline)) throw new CommandFailure(14, "'pipeline' option must be specified as an array");
  const given = pipeline.map(readStage);
  const stages = new Map(given);
  const [match, limit] = [stages.get('$match'), stages.get('$limit') ?? 0];
  const isKnown = given.map(([name]) => name).join() === STAGES.filter((name) => stages.has(name)).join();
  if (!isKnown || !isDoc(match) || !stages.has('$group')) {
    throw notDone(`pipelines of another form than ${STAGES.join(', ')}`);
  }
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0) throw badValue('invalid argument to $limit');
  if (limit === 0 && stages.has('$limit')) throw new CommandFailure(15958, 'the limit must be positive');
  return {
    filter: compileFilter(match),
    sort: readSort(stages.get('$sort')),
    limit,
    group: compileGroup(stages.get('$group')),
  };
}

function readStage(stage: unknown): [string, unknown] {
  const [entry, another] = isDoc(stage) ? Object.entries(stage) : [];
  if (entry === undefined || another !== undefined) {
    throw new CommandFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  if (!STAGES.includes(entry[0])) {
    throw new CommandFailure(40324, `Unrecognized pipeline stage name: '${entry[0]}'`);
  }
  return entry;
}
