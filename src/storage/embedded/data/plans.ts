import type { FieldBounds } from '../language/conditions.js';
import { afterPrefix } from '../values/key-encoding.js';
import type { SortField } from '../values/sorting.js';
import { directed } from './index-entries.js';
import { type KeyRange, SECTION, sectionOf } from './key-space.js';

/** A way into a collection: the documents themselves by `_id`, or a secondary index. */
export interface AccessPath {
  readonly name: string;
  readonly space: Buffer;
  readonly fields: readonly SortField[];
  /** True for the documents by `_id`: the entry is the document. */
  readonly isPrimary: boolean;
}

/** A range of the ordered section whose keys all begin with the same values of the leading fields. */
export interface PlannedRange extends KeyRange {
  /** How many bytes those values take, with the key's head; after them comes what a sort looks at. */
  readonly prefixLength: number;
}

/** The ranges that are read for a filter. Together they hold every document that can match, and possibly others. */
export interface Plan {
  readonly path: AccessPath;
  readonly ordered: readonly PlannedRange[];
  /** True when each ordered range can only hold the key that it starts with: documents by `_id`. */
  readonly arePoints: boolean;
  /** Ranges of the loose and the unindexed section. When they are not empty, the order of the keys cannot be used. */
  readonly loose: readonly KeyRange[];
  /** True when the ordered ranges give the documents in the order that is asked for. */
  readonly servesSort: boolean;
  readonly backwards: boolean;
}

/** Above this many separate ranges fewer fields of the index are used. */
const MAX_RANGES = 10_000;

/** Chooses the way in that reads least: most fields fixed first, then a range, then one that gives the order. */
export function choosePlan(
  paths: readonly AccessPath[],
  bounds: ReadonlyMap<string, FieldBounds>,
  sort: readonly SortField[],
): Plan {
  const rated = paths.map((path) => ratePath(path, bounds, sort));
  const best = rated.reduce((a, b) => (b.score > a.score ? b : a));
  return best.plan;
}

function ratePath(path: AccessPath, bounds: ReadonlyMap<string, FieldBounds>, sort: readonly SortField[]) {
  const fixed = leadingPoints(path, bounds);
  const next = path.fields[fixed.length];
  const range = next === undefined ? undefined : bounds.get(next.path);
  const heads = combine(sectionOf(path.space, SECTION.ordered), path, fixed);
  const ordered = heads.map((head) => rangeWithin(head, next, range));
  const order = sortServed(path, fixed, sort);
  const plan: Plan = {
    path,
    ordered,
    arePoints: path.isPrimary && fixed.length > 0,
    loose: [
      ...combine(sectionOf(path.space, SECTION.loose), path, fixed).map((head) => prefixRange(head)),
      prefixRange(sectionOf(path.space, SECTION.unindexed)),
    ],
    servesSort: order !== undefined,
    backwards: order === -1,
  };
  return { plan, score: score(path, fixed, range, order !== undefined && sort.length > 0) };
}

function score(
  path: AccessPath,
  fixed: readonly (readonly Buffer[])[],
  range: FieldBounds | undefined,
  sorted: boolean,
) {
  if (path.isPrimary && fixed.length > 0) return 1_000;
  const open = range?.points === undefined ? (range === undefined ? 0 : 5) : 0;
  return fixed.length * 10 + open + (sorted ? 3 : 0) + (path.isPrimary ? 0.5 : 0);
}

/** The values of the first fields, as far as the filter names them one by one. */
function leadingPoints(path: AccessPath, bounds: ReadonlyMap<string, FieldBounds>): (readonly Buffer[])[] {
  const fixed: (readonly Buffer[])[] = [];
  let ranges = 1;
  for (const field of path.fields) {
    const points = bounds.get(field.path)?.points;
    if (points === undefined || ranges * Math.max(1, points.length) > MAX_RANGES) break;
    ranges *= Math.max(1, points.length);
    fixed.push(points);
  }
  return fixed;
}

function combine(start: Buffer, path: AccessPath, fixed: readonly (readonly Buffer[])[]): Buffer[] {
  return fixed.reduce<Buffer[]>(
    (heads, points, at) =>
      heads.flatMap((head) =>
        points.map((point) => Buffer.concat([head, directed(point, path.fields[at]?.direction ?? 1)])),
      ),
    [start],
  );
}

function rangeWithin(head: Buffer, field: SortField | undefined, bounds: FieldBounds | undefined): PlannedRange {
  const prefixLength = head.length;
  if (field === undefined || bounds === undefined || bounds.points !== undefined) {
    return { ...prefixRange(head), prefixLength };
  }
  const first = field.direction === 1 ? bounds.low : bounds.high;
  const last = field.direction === 1 ? bounds.high : bounds.low;
  const start = first === undefined ? head : Buffer.concat([head, directed(first, field.direction)]);
  const end = last === undefined ? head : Buffer.concat([head, directed(last, field.direction)]);
  return { start, end: afterPrefix(end), prefixLength };
}

function prefixRange(prefix: Buffer): KeyRange {
  return { start: prefix, end: afterPrefix(prefix) };
}

/**
 * Tells whether the keys within each range are in the order of the sort: fields with one value do not count, the others
 * must follow the index's own fields, all in its direction (1) or all against it (-1).
 */
function sortServed(
  path: AccessPath,
  fixed: readonly (readonly Buffer[])[],
  sort: readonly SortField[],
): 1 | -1 | undefined {
  const single = new Set(
    path.fields
      .slice(0, fixed.length)
      .filter((_, at) => fixed[at]?.length === 1)
      .map(({ path: name }) => name),
  );
  const open = sort.filter((field) => !single.has(field.path));
  if (open.length === 0) return 1;
  const following = path.fields.slice(fixed.length);
  const turn = open[0]?.direction === following[0]?.direction ? 1 : -1;
  const fits = open.every((field, at) => {
    const own = following[at];
    return own !== undefined && own.path === field.path && own.direction * turn === field.direction;
  });
  return fits ? turn : undefined;
}
