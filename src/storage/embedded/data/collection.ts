import { BSON } from 'mongodb';
import { type Doc, decodeDocument, describe, encodeStored, setOwn } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import { encodeId } from '../values/key-encoding.js';
import { type CollectionRecord, type IndexRecord, shapeOf } from './catalog.js';
import type { Found } from './finder.js';
import { entryKeys } from './index-entries.js';
import { documentSpace, rangeOf, SECTION, sectionOf } from './key-space.js';
import { scan } from './scans.js';
import type { Store } from './store.js';

/** The key under which a collection keeps the document with this `_id`. */
export function documentKey(collection: CollectionRecord, id: unknown): Buffer {
  const { bytes, exact } = encodeId(id);
  return Buffer.concat([sectionOf(documentSpace(collection.id), exact ? SECTION.ordered : SECTION.loose), bytes]);
}

/**
 * Adds a document, its index entries with it; returns it as it is kept, with an `_id` and that first. Code 11000 when the
 * `_id` exists. Only inside `store.write`.
 */
export function insertDocument(store: Store, collection: CollectionRecord, document: Doc): Doc {
  const complete = withIdFirst(document);
  checkId(complete._id);
  const key = documentKey(collection, complete._id);
  if (store.get(key) !== undefined) throw duplicate(collection, complete._id);
  const bytes = encodeStored(complete);
  for (const index of collection.indexes) {
    for (const entry of entryKeys(shapeOf(index), complete, key)) store.put(entry, key);
  }
  store.put(key, bytes);
  return complete;
}

/**
 * Puts a changed document in the place of the found one, in the same transaction as its index entries.
 * Only inside `store.write`.
 * @returns False when the change leaves the document as it is; then nothing is written.
 */
export function replaceDocument(store: Store, collection: CollectionRecord, found: Found, changed: Doc): boolean {
  const bytes = encodeStored(changed);
  if (bytes.equals(found.bytes)) return false;
  for (const index of collection.indexes) {
    const shape = shapeOf(index);
    const before = entryKeys(shape, found.document, found.key);
    const after = entryKeys(shape, changed, found.key);
    for (const entry of before) if (!contains(after, entry)) store.remove(entry);
    for (const entry of after) if (!contains(before, entry)) store.put(entry, found.key);
  }
  store.put(found.key, bytes);
  return true;
}

/** Removes a document and its index entries. Only inside `store.write`. */
export function removeDocument(store: Store, collection: CollectionRecord, found: Found): void {
  for (const index of collection.indexes) {
    for (const entry of entryKeys(shapeOf(index), found.document, found.key)) store.remove(entry);
  }
  store.remove(found.key);
}

/** Writes the entries of a new index for the documents that are there. Only inside `store.write`. */
export function buildIndex(store: Store, collection: CollectionRecord, index: IndexRecord): void {
  const shape = shapeOf(index);
  for (const { key, value } of scan(store, rangeOf(documentSpace(collection.id)), false)) {
    for (const entry of entryKeys(shape, decodeDocument(value), key)) store.put(entry, key);
  }
}

/** Removes all documents and index entries of a collection. Only inside `store.write`. */
export function clearCollection(store: Store, collection: CollectionRecord): void {
  const spaces = [documentSpace(collection.id), ...collection.indexes.map((index) => shapeOf(index).space)];
  for (const space of spaces) {
    for (const { key } of scan(store, rangeOf(space), false)) store.remove(key);
  }
}

/** Removes all entries of an index. Only inside `store.write`. */
export function clearIndex(store: Store, index: IndexRecord): void {
  for (const { key } of scan(store, rangeOf(shapeOf(index).space), false)) store.remove(key);
}

/** How many documents a collection holds, without reading them. */
export function countAll(store: Store, collection: CollectionRecord): number {
  return store.count(rangeOf(documentSpace(collection.id)));
}

function contains(keys: readonly Buffer[], key: Buffer): boolean {
  return keys.some((other) => other.equals(key));
}

function withIdFirst(document: Doc): Doc {
  const complete: Doc = { _id: document._id === undefined ? new BSON.ObjectId() : document._id };
  for (const name of Object.keys(document)) if (name !== '_id') setOwn(complete, name, document[name]);
  return complete;
}

function checkId(id: unknown): void {
  if (Array.isArray(id)) throw new CommandFailure(53, "The '_id' value cannot be of type array");
  if (id instanceof BSON.BSONRegExp) throw new CommandFailure(53, "The '_id' value cannot be of type regex");
}

function duplicate(collection: CollectionRecord, id: unknown): CommandFailure {
  const namespace = `${collection.database}.${collection.name}`;
  return new CommandFailure(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: _id_ dup key: { _id: ${describe(id)} }`,
    { keyPattern: { _id: 1 }, keyValue: { _id: id } },
  );
}
