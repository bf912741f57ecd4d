import { BSON } from 'mongodb';
import { CommandFailure } from './failures.js';

/** A decoded document. Values are JavaScript's own where BSON has an equivalent, else the classes of the `bson` package. */
export type Doc = Record<string, unknown>;

/** The largest document, in bytes, as in MongoDB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/**
 * BSON to document. Binary values and regular expressions keep their BSON classes, numbers are promoted as the driver
 * promotes them (an integer outside ±2^53 stays a `Long`).
 */
export function decodeDocument(bytes: Uint8Array): Doc {
  return BSON.deserialize(bytes, { promoteBuffers: false, bsonRegExp: true });
}

/** Document to BSON, without a limit on the size: for answers and commands. */
export function encodeDocument(document: Doc): Buffer {
  return Buffer.from(BSON.serialize(document, { ignoreUndefined: true }));
}

/** Document to the bytes that are stored. Code 10334 above 16 MB. */
export function encodeStored(document: Doc): Buffer {
  const size = BSON.calculateObjectSize(document, { ignoreUndefined: true });
  if (size > MAX_DOCUMENT_BYTES) {
    throw new CommandFailure(
      10334,
      `object to insert too large. size in bytes: ${size}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  }
  return encodeDocument(document);
}

/** True for a document inside a document; false for arrays, dates and the BSON classes. */
export function isDoc(value: unknown): value is Doc {
  if (value === null || typeof value !== 'object') return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The own field of a document; never something of its prototype. */
export function fieldOf(document: Doc, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** A copy that shares no changeable part with the original. Instances of BSON classes are never changed, so they are shared. */
export function cloneValue<T>(value: T): T;
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneValue(item));
  if (value instanceof Date) return new Date(value);
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) setOwn(copy, key, cloneValue(value[key]));
  return copy;
}

/** Sets a field, also one with a name that means something else on an object literal. */
export function setOwn(document: Doc, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
    return;
  }
  document[name] = value;
}

/** The value as MongoDB's messages write it: `"text"`, `5`, `{ a: 1 }`. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof BSON.ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(describe).join(', ')} ]`;
  if (!isDoc(value)) return String(value);
  const fields = Object.keys(value).map((key) => `${key}: ${describe(value[key])}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** The largest message on the wire, as MongoDB announces it. */
export const MAX_MESSAGE_BYTES = 48_000_000;
