import { decodeDocument, encodeDocument } from './documents.js';
import { CATALOG_KEY, indexSpace } from './key-space.js';
import type { SortField } from './sorting.js';
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

interface CatalogRecord {
  readonly nextId: number;
  readonly collections: readonly CollectionRecord[];
}

/** The list of collections and indexes, in memory and in the store. Changes are made inside `store.write` only. */
export class Catalog {
  readonly #store: Store;
  #nextId = 1;
  #collections = new Map<string, CollectionRecord>();

  constructor(store: Store) {
    this.#store = store;
    this.#reload();
    store.onUndone(() => this.#reload());
  }

  #reload(): void {
    const bytes = this.#store.get(CATALOG_KEY);
    if (bytes === undefined) {
      this.#nextId = 1;
      this.#collections = new Map();
      return;
    }
    const { nextId, collections } = decodeDocument(bytes) as unknown as CatalogRecord;
    this.#nextId = nextId;
    this.#collections = new Map(collections.map((record) => [nameOf(record.database, record.name), record]));
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
    this.#collections.delete(nameOf(record.database, record.name));
    this.#save();
  }

  #takeId(): number {
    const id = this.#nextId;
    this.#nextId += 1;
    return id;
  }

  #keep(record: CollectionRecord): CollectionRecord {
    this.#collections.set(nameOf(record.database, record.name), record);
    this.#save();
    return record;
  }

  #save(): void {
    this.#store.put(
      CATALOG_KEY,
      encodeDocument({ nextId: this.#nextId, collections: [...this.#collections.values()] }),
    );
  }
}

/** The space of an index's keys with its fields. */
export function shapeOf(index: IndexRecord): { readonly space: Buffer; readonly fields: readonly SortField[] } {
  return { space: indexSpace(index.id), fields: index.fields };
}

function nameOf(database: string, name: string): string {
  return `${database}.${name}`;
}
