import { decodeDocument, encodeDocument } from '../values/documents.js';
import type { SortField } from '../values/sorting.js';
import { CATALOG_KEY, catalogKey, indexSpace, rangeOf } from './key-space.js';
import type { Store } from './store.js';

/** A secondary index as it is kept. */
export interface IndexRecord {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly SortField[];
}

/** A collection as it is kept. */
export interface CollectionRecord {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly indexes: readonly IndexRecord[];
}

/** The head of the list: facts about all of it. */
interface CatalogHead {
  readonly nextId: number;
  /** Kept here by earlier versions, all in one. */
  readonly collections?: readonly CollectionRecord[];
}

/**
 * The list of collections and indexes, in memory and in the store, a record for each collection: what a change costs does not
 * depend on how many there are. Changes are made inside `store.write` only.
 */
export class Catalog {
  readonly #store: Store;
  #nextId = 1;
  #collections = new Map<string, CollectionRecord>();
  /** Those that stand at the head still, as an earlier version left them. */
  #toMove: readonly CollectionRecord[] = [];

  constructor(store: Store) {
    this.#store = store;
    this.#reload();
    store.onUndone(() => this.#reload());
  }

  #reload(): void {
    const [head, ...records] = this.#store.entries(rangeOf(CATALOG_KEY), Number.MAX_SAFE_INTEGER, false);
    const { nextId, collections = [] } =
      head === undefined ? { nextId: 1 } : (decodeDocument(head.value) as unknown as CatalogHead);
    const own = records.map(({ value }) => decodeDocument(value) as unknown as CollectionRecord);
    this.#nextId = nextId;
    this.#toMove = collections;
    this.#collections = new Map(
      [...collections, ...own].map((record) => [nameOf(record.database, record.name), record]),
    );
  }

  find(database: string, name: string): CollectionRecord | undefined {
    return this.#collections.get(nameOf(database, name));
  }

  /** The collections of one database, by name. */
  list(database: string): CollectionRecord[] {
    const own = [...this.#collections.values()].filter((record) => record.database === database);
    return own.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The collection, made when it does not exist. */
  ensure(database: string, name: string): CollectionRecord {
    const present = this.find(database, name);
    if (present !== undefined) return present;
    return this.#keep({ id: this.#takeId(), database, name, indexes: [] });
  }

  /** Adds an index to the list; the caller writes its entries. */
  addIndex(database: string, name: string, index: Omit<IndexRecord, 'id'>): IndexRecord {
    const record = this.ensure(database, name);
    const added = { ...index, id: this.#takeId() };
    this.#keep({ ...record, indexes: [...record.indexes, added] });
    return added;
  }

  /** Takes indexes of a collection from the list; the caller removes their entries. */
  removeIndexes(record: CollectionRecord, removed: readonly IndexRecord[]): void {
    this.#keep({ ...record, indexes: record.indexes.filter((index) => !removed.includes(index)) });
  }

  /** Takes a collection and its indexes from the list; the caller removes the documents and entries. */
  remove(record: CollectionRecord): void {
    this.#saveHead();
    this.#collections.delete(nameOf(record.database, record.name));
    this.#store.remove(catalogKey(record.id));
  }

  #takeId(): number {
    const id = this.#nextId;
    this.#nextId += 1;
    return id;
  }

  #keep(record: CollectionRecord): CollectionRecord {
    this.#saveHead();
    this.#collections.set(nameOf(record.database, record.name), record);
    this.#save(record);
    return record;
  }

  #save(record: CollectionRecord): void {
    this.#store.put(catalogKey(record.id), encodeDocument({ ...record }));
  }

  #saveHead(): void {
    for (const record of this.#toMove) this.#save(record);
    this.#toMove = [];
    this.#store.put(CATALOG_KEY, encodeDocument({ nextId: this.#nextId }));
  }
}

/** The space of an index's keys with its fields. */
export function shapeOf(index: IndexRecord): { readonly space: Buffer; readonly fields: readonly SortField[] } {
  return { space: indexSpace(index.id), fields: index.fields };
}

function nameOf(database: string, name: string): string {
  return `${database}.${name}`;
}
