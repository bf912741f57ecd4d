import { type Doc, isDoc } from '../values/documents.js';
import { encodeValue } from '../values/key-encoding.js';
import { KIND, kindOf } from '../values/value-order.js';

/** A filter's demands on one field, in encoded values; used to limit what is read, never to decide. */
export interface FieldBounds {
  /** The field has one of these values. */
  readonly points?: readonly Buffer[];
  /** The field lies between values with these encodings (both included), of one kind. */
  readonly low?: Buffer;
  readonly high?: Buffer;
}

/** Above this many values of `$in` an index is not used for the field. */
const MAX_POINTS = 10_000;

/**
 * The demands of a shaped filter that an index can serve, by path. Only what must hold for every match is taken, so
 * branches of `$or` are left out.
 */
export function boundsOf(shaped: Doc): Map<string, FieldBounds> {
  const bounds = new Map<string, FieldBounds>();
  collect(shaped, bounds);
  return bounds;
}

function collect(shaped: Doc, bounds: Map<string, FieldBounds>): void {
  for (const [path, condition] of Object.entries(shaped)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const branch of condition) collect(branch as Doc, bounds);
    } else if (!path.startsWith('$') && isDoc(condition)) {
      for (const [operator, operand] of Object.entries(condition)) {
        const found = boundsFor(operator, operand);
        if (found !== undefined) bounds.set(path, merge(bounds.get(path), found));
      }
    }
  }
}

function boundsFor(operator: string, operand: unknown): FieldBounds | undefined {
  switch (operator) {
    case '$eq':
      return { points: [encodeValue(operand).bytes] };
    case '$in': {
      const items = operand as readonly unknown[];
      if (items.length > MAX_POINTS) return undefined;
      return { points: uniquePoints(items.map((item) => encodeValue(item).bytes)) };
    }
    case '$gt':
    case '$gte':
      return range(operand, true);
    case '$lt':
    case '$lte':
      return range(operand, false);
    default:
      return undefined;
  }
}

/** Comparisons hold within one kind of value: `{$gt: 5}` never finds a text. */
function range(operand: unknown, isLow: boolean): FieldBounds | undefined {
  const kind = kindOf(operand);
  if (kind === KIND.minKey || kind === KIND.maxKey) return undefined;
  const whole = Buffer.of(kind);
  const { bytes, exact } = encodeValue(operand);
  // A shortened encoding is a beginning of longer ones only as far as the kind.
  const bound = exact ? bytes : whole;
  return isLow ? { low: bound, high: whole } : { low: whole, high: bound };
}

/** Both demands hold at once; on an array different items may meet them, which the loose section allows for. */
function merge(a: FieldBounds | undefined, b: FieldBounds): FieldBounds {
  if (a === undefined) return b;
  if (a.points !== undefined) return a;
  if (b.points !== undefined) return b;
  const low = tighter(a.low, b.low, 1);
  const high = tighter(a.high, b.high, -1);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** The narrower of two bounds; a bound for a whole kind is the beginning of every bound within it, and wider. */
function tighter(a: Buffer | undefined, b: Buffer | undefined, sign: 1 | -1): Buffer | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a[0] === b[0] && (a.length === 1 || b.length === 1)) return a.length === 1 ? b : a;
  return Buffer.compare(a, b) * sign > 0 ? a : b;
}

function uniquePoints(points: Buffer[]): Buffer[] {
  const unique = new Map(points.map((point) => [point.toString('latin1'), point]));
  return [...unique.values()].sort(Buffer.compare);
}
