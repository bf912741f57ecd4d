import { afterPrefix } from '../values/key-encoding.js';

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
}

/** The first byte of every key in the store tells what it is. */
const CATALOG = 1;
const DOCUMENT = 2;
const INDEX_ENTRY = 3;

/** A key of no meaning, to see whether the disk takes a write. */
export const PROBE_KEY = Buffer.of(0);

/** Keys of one collection or one index fall apart in sections. */
export const SECTION = {
  /** One exactly encoded value per field: in this section the order of the keys is the order of the values. */
  ordered: 0,
  /** Several entries for one document (arrays), or encodings shared by several values: no order, equality finds a superset. */
  loose: 1,
  /** Documents with too many values for entries: every query by this index has to look at them. */
  unindexed: 2,
} as const;
export type Section = (typeof SECTION)[keyof typeof SECTION];

/** The key under which is kept what the list of collections has in common; the key of each collection begins with it. */
export const CATALOG_KEY = Buffer.of(CATALOG);

function space(kind: number, id: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = kind;
  bytes.writeUInt32BE(id, 1);
  return bytes;
}

/** The key under which a collection and its indexes stand in the list. */
export function catalogKey(collectionId: number): Buffer {
  return space(CATALOG, collectionId);
}

/** The beginning of all keys of a collection's documents. */
export function documentSpace(collectionId: number): Buffer {
  return space(DOCUMENT, collectionId);
}

/** The beginning of all keys of an index. */
export function indexSpace(indexId: number): Buffer {
  return space(INDEX_ENTRY, indexId);
}

/** The beginning of all keys of one section of a space. */
export function sectionOf(spaceKey: Buffer, section: Section): Buffer {
  return Buffer.concat([spaceKey, Buffer.of(section)]);
}

/** All keys that begin with `prefix`. */
export function rangeOf(prefix: Buffer): KeyRange {
  return { start: prefix, end: afterPrefix(prefix) };
}

const SPACE_BYTES = 5;

/** The space that a key stands in. */
export function spaceOf(key: Buffer): Buffer {
  return key.subarray(0, SPACE_BYTES);
}

/** True for a key outside the ordered section of its space. */
export function isLoose(key: Buffer): boolean {
  return key.length > SPACE_BYTES && key[SPACE_BYTES] !== SECTION.ordered;
}

/** All keys of a space outside its ordered section. */
export function looseRange(space: Buffer): KeyRange {
  return { start: sectionOf(space, SECTION.loose), end: afterPrefix(space) };
}
