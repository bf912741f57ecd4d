import { BSON } from 'mongodb';
import { encodeDocument, isDoc } from './documents.js';

/** Rank of each kind of value in MongoDB's comparison order (manual, "Comparison/Sort Order"). */
export const KIND = {
  minKey: 1,
  emptyArray: 3,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  other: 60,
  maxKey: 127,
} as const;

/** Stands for an empty array in sorting: before null, as MongoDB's "undefined" does. Never stored. */
export const EMPTY_ARRAY = Symbol('empty array');

/** The rank of a value's kind; values of different kinds never compare equal. A missing field ranks as null. */
export function kindOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return KIND.string;
    case 'number':
    case 'bigint':
      return KIND.number;
    case 'boolean':
      return KIND.boolean;
    case 'undefined':
      return KIND.null;
    case 'symbol':
      return KIND.emptyArray;
    default:
      return value === null ? KIND.null : kindOfObject(value as object);
  }
}

function kindOfObject(value: object): number {
  if (Array.isArray(value)) return KIND.array;
  if (value instanceof Date) return KIND.date;
  if (isDoc(value)) return KIND.object;
  if (value instanceof BSON.ObjectId) return KIND.objectId;
  if (value instanceof BSON.Timestamp) return KIND.timestamp;
  if (value instanceof BSON.Long || value instanceof BSON.Int32 || value instanceof BSON.Double) return KIND.number;
  if (value instanceof BSON.Decimal128) return KIND.number;
  if (value instanceof BSON.Binary || value instanceof Uint8Array) return KIND.binary;
  if (value instanceof RegExp || value instanceof BSON.BSONRegExp) return KIND.regex;
  if (value instanceof BSON.MinKey) return KIND.minKey;
  if (value instanceof BSON.MaxKey) return KIND.maxKey;
  if (value instanceof BSON.BSONSymbol) return KIND.string;
  return KIND.other;
}

/** The nearest JavaScript number of any numeric value. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value instanceof BSON.Decimal128) return Number.parseFloat(value.toString());
  if (value instanceof BSON.Long) return value.toNumber();
  return Number(value);
}

/**
 * Compares as MongoDB does: first by kind, then by value. Numbers of all widths compare by value, strings by their
 * UTF-8 bytes, documents field by field in their order, arrays item by item.
 * @returns Negative, zero or positive.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const kind = kindOf(a);
  const difference = kind - kindOf(b);
  if (difference !== 0) return difference;
  switch (kind) {
    case KIND.number:
      return compareNumbers(a, b);
    case KIND.string:
      return compareStrings(String(a), String(b));
    case KIND.boolean:
      return Number(a) - Number(b);
    case KIND.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case KIND.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case KIND.object:
      return compareDocuments(a as Record<string, unknown>, b as Record<string, unknown>);
    case KIND.objectId:
      return Buffer.compare((a as BSON.ObjectId).id, (b as BSON.ObjectId).id);
    case KIND.binary:
      return compareBinaries(a, b);
    case KIND.null:
    case KIND.emptyArray:
    case KIND.minKey:
    case KIND.maxKey:
      return 0;
    default:
      return Buffer.compare(encodeDocument({ v: a }), encodeDocument({ v: b }));
  }
}

/** True when MongoDB calls the two values equal. */
export function sameValue(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

function compareNumbers(a: unknown, b: unknown): number {
  if (a instanceof BSON.Long && b instanceof BSON.Long) return a.compare(b);
  const x = toNumber(a);
  const y = toNumber(b);
  if (x < y) return -1;
  if (x > y) return 1;
  if (x === y) return 0;
  // NaN is equal to itself and before every other number.
  return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
}

/** UTF-16 puts surrogate pairs before U+E000 and above; UTF-8, which MongoDB compares, puts them after. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return utf8Rank(x) - utf8Rank(y);
  }
  return a.length - b.length;
}

function utf8Rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x10000 : unit;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = compareValues(a[i], b[i]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareDocuments(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const aKeys = Object.keys(a);
  const bKeys = Object.keys(b);
  const length = Math.min(aKeys.length, bKeys.length);
  for (let i = 0; i < length; i += 1) {
    const x = aKeys[i] ?? '';
    const y = bKeys[i] ?? '';
    const difference = kindOf(a[x]) - kindOf(b[y]) || compareStrings(x, y) || compareValues(a[x], b[y]);
    if (difference !== 0) return difference;
  }
  return aKeys.length - bKeys.length;
}

/** Binary values compare by length, then subtype, then bytes. */
function compareBinaries(a: unknown, b: unknown): number {
  const x = binaryOf(a);
  const y = binaryOf(b);
  return x.bytes.length - y.bytes.length || x.subtype - y.subtype || Buffer.compare(x.bytes, y.bytes);
}

/** The bytes and the subtype of a binary value. */
export function binaryOf(value: unknown): { readonly subtype: number; readonly bytes: Uint8Array } {
  if (value instanceof BSON.Binary) return { subtype: value.sub_type, bytes: value.value() };
  return { subtype: 0, bytes: value as Uint8Array };
}
