import { createHash } from 'node:crypto';
import { BSON } from 'mongodb';
import { encodeDocument } from './documents.js';
import { binaryOf, compareValues, KIND, kindOf, toNumber } from './value-order.js';

/** A value as bytes that sort as MongoDB sorts the values. */
export interface EncodedValue {
  /** No encoding is the beginning of another one. */
  readonly bytes: Buffer;
  /** False when other values share these bytes: a long string, a document, an array. The order within such a group is not known. */
  readonly exact: boolean;
}

const LONGEST_STRING_BYTES = 200;
const LONGEST_BINARY_BYTES = 64;

/** Encodes any value. Never fails; what has no exact encoding shares the bytes of its group. */
export function encodeValue(value: unknown): EncodedValue {
  const kind = kindOf(value);
  switch (kind) {
    case KIND.string:
      return encodeString(String(value));
    case KIND.number:
      return encodeNumber(value);
    case KIND.objectId:
      return { bytes: Buffer.concat([Buffer.of(kind), (value as BSON.ObjectId).id]), exact: true };
    case KIND.boolean:
      return { bytes: Buffer.of(kind, value === true ? 1 : 0), exact: true };
    case KIND.date:
      return { bytes: encodeDouble(kind, (value as Date).getTime()), exact: true };
    case KIND.binary:
      return encodeBinary(value);
    case KIND.null:
    case KIND.minKey:
    case KIND.maxKey:
      return { bytes: Buffer.of(kind), exact: true };
    default:
      return { bytes: Buffer.of(kind), exact: false };
  }
}

/** The key of a document by its `_id`: equal exactly when MongoDB calls the ids equal. */
export function encodeId(id: unknown): EncodedValue {
  const encoded = encodeValue(id);
  if (encoded.exact) return encoded;
  const hash = createHash('sha256')
    .update(encodeDocument({ v: id }))
    .digest();
  return { bytes: Buffer.concat([encoded.bytes, hash]), exact: false };
}

/** The bytes of the other direction: sorts the values from high to low. */
export function complement(bytes: Buffer): Buffer {
  const flipped = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) flipped[i] = 0xff - (bytes[i] ?? 0);
  return flipped;
}

/** The first key after all keys that begin with `prefix`, which must hold a byte below 255. */
export function afterPrefix(prefix: Buffer): Buffer {
  let end = prefix.length - 1;
  while (end > 0 && prefix[end] === 0xff) end -= 1;
  const next = Buffer.from(prefix.subarray(0, end + 1));
  next[end] = (next[end] ?? 0) + 1;
  return next;
}

function encodeString(text: string): EncodedValue {
  const utf8 = Buffer.from(text, 'utf8');
  const exact = utf8.length <= LONGEST_STRING_BYTES;
  const used = exact ? utf8 : utf8.subarray(0, LONGEST_STRING_BYTES);
  const parts = [Buffer.of(KIND.string)];
  let from = 0;
  // A zero byte inside is escaped, so that the closing one keeps "a" before "ab".
  for (let zero = used.indexOf(0); zero !== -1; zero = used.indexOf(0, from)) {
    parts.push(used.subarray(from, zero), Buffer.of(0, 0xff));
    from = zero + 1;
  }
  parts.push(used.subarray(from), Buffer.of(0, 0));
  return { bytes: Buffer.concat(parts), exact };
}

function encodeNumber(value: unknown): EncodedValue {
  const number = toNumber(value);
  const exact = !(value instanceof BSON.Decimal128) && compareValues(number, value) === 0 && isShortNumber(value);
  return { bytes: encodeDouble(KIND.number, number), exact };
}

/** A `Long` that is not a safe integer can share its nearest double with another one. */
function isShortNumber(value: unknown): boolean {
  return !(value instanceof BSON.Long) || Number.isSafeInteger(value.toNumber());
}

function encodeDouble(kind: number, number: number): Buffer {
  const bytes = Buffer.allocUnsafe(9);
  bytes[0] = kind;
  if (Number.isNaN(number)) return bytes.fill(0, 1);
  bytes.writeDoubleBE(number === 0 ? 0 : number, 1);
  const sign = bytes[1] ?? 0;
  if (sign < 0x80) {
    bytes[1] = sign | 0x80;
    return bytes;
  }
  for (let i = 1; i < bytes.length; i += 1) bytes[i] = 0xff - (bytes[i] ?? 0);
  return bytes;
}

function encodeBinary(value: unknown): EncodedValue {
  const { subtype, bytes } = binaryOf(value);
  const exact = bytes.length <= LONGEST_BINARY_BYTES;
  const head = Buffer.allocUnsafe(6);
  head[0] = KIND.binary;
  head.writeUInt32BE(bytes.length, 1);
  head[5] = subtype;
  return { bytes: Buffer.concat([head, bytes.subarray(0, LONGEST_BINARY_BYTES)]), exact };
}
