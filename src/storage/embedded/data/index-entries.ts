import type { Doc } from '../values/documents.js';
import { complement, type EncodedValue, encodeValue } from '../values/key-encoding.js';
import { candidatesAt } from '../values/paths.js';
import type { SortField } from '../values/sorting.js';
import { SECTION, sectionOf } from './key-space.js';

/** Above this many combinations of array items a document is listed as unindexed. */
const MAX_COMBINATIONS = 200;
/** LMDB allows keys of 1,978 bytes; the document's own key takes part of it. */
const MAX_VALUE_BYTES = 1_000;

/** An index as the entries need it. */
export interface IndexShape {
  readonly space: Buffer;
  readonly fields: readonly SortField[];
}

/**
 * The keys under which an index lists a document. Complete: whatever a document is found by, one of these keys (or the
 * unindexed section) leads to it.
 * @param documentKey The document's own key, which makes each entry unique.
 */
export function entryKeys(index: IndexShape, document: Doc, documentKey: Buffer): Buffer[] {
  const columns = index.fields.map((field) => encodedValues(document, field));
  const combinations = columns.reduce((product, column) => product * column.length, 1);
  const longest = columns.reduce((sum, column) => sum + Math.max(...column.map(({ bytes }) => bytes.length)), 0);
  if (combinations > MAX_COMBINATIONS || longest > MAX_VALUE_BYTES) {
    return [Buffer.concat([sectionOf(index.space, SECTION.unindexed), documentKey])];
  }
  const ordered = columns.every((column) => column.length === 1 && column[0]?.exact === true);
  const start = sectionOf(index.space, ordered ? SECTION.ordered : SECTION.loose);
  const keys = columns.reduce<Buffer[]>(
    (heads, column) => heads.flatMap((head) => column.map(({ bytes }) => Buffer.concat([head, bytes]))),
    [start],
  );
  return unique(keys.map((key) => Buffer.concat([key, documentKey])));
}

function encodedValues(document: Doc, { path, direction }: SortField): EncodedValue[] {
  const values = candidatesAt(document, path);
  if (values.length === 0) return [{ bytes: directed(encodeValue(undefined).bytes, direction), exact: false }];
  return values.map((value) => {
    const { bytes, exact } = encodeValue(value);
    return { bytes: directed(bytes, direction), exact };
  });
}

/** The encoding of a value in a field that goes up or down. */
export function directed(bytes: Buffer, direction: 1 | -1): Buffer {
  return direction === 1 ? bytes : complement(bytes);
}

function unique(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys;
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
