import type { Db } from 'mongodb';
import { COLLECTIONS } from '../documents/documents.js';
import type { DeclaredIndex } from './declared-index.js';
import { INDEXES } from './indexes.js';

/** An index as the database has it. */
export interface FoundIndex {
  readonly collection: string;
  readonly name: string;
  readonly keys: Readonly<Record<string, unknown>>;
  /** Options besides the order of fields, such as `unique`. */
  readonly options: readonly string[];
}

/** A declared index that cannot be made beside one that is there. */
export interface Conflict {
  readonly declared: DeclaredIndex;
  readonly found: FoundIndex;
}

/** Declared indexes compared with those in the database. */
export interface IndexComparison {
  readonly missing: readonly DeclaredIndex[];
  /** Under the name of a declared index stands another one (MongoDB's code 86). */
  readonly conflicts: readonly Conflict[];
  /** Nobody declares them: of an earlier version, or made by hand. */
  readonly undeclared: readonly FoundIndex[];
  /** Collections that exist. */
  readonly collections: ReadonlySet<string>;
}

const ID_INDEX = '_id_';
/** Members of MongoDB's description of an index that say nothing about what it serves. */
const PLAIN = new Set(['v', 'key', 'name', 'ns', 'background']);
const NO_COLLECTION = 26;

/**
 * Compares the declared indexes with those of the database; one round trip for each collection, all at once. An index on
 * the same fields under another name, such as an advisor makes, does the same work and is taken for the declared one.
 */
export async function compareIndexes(db: Db, declared: readonly DeclaredIndex[] = INDEXES): Promise<IndexComparison> {
  const found = (await Promise.all(Object.values(COLLECTIONS).map((name) => indexesOf(db, name)))).flat();
  const twins = new Map(declared.map((index) => [index, found.find((other) => isTwin(index, other))]));
  const without = declared.filter((index) => twins.get(index) === undefined);
  const namesake = (index: DeclaredIndex) =>
    found.find(({ collection, name }) => collection === index.collection && name === index.name);
  const conflicts = without.flatMap((index) => {
    const other = namesake(index);
    return other === undefined ? [] : [{ declared: index, found: other }];
  });
  const accountedFor = new Set([...twins.values(), ...conflicts.map((conflict) => conflict.found)]);
  return {
    missing: without.filter((index) => namesake(index) === undefined),
    conflicts,
    undeclared: found.filter((index) => index.name !== ID_INDEX && !accountedFor.has(index)),
    collections: new Set(found.map(({ collection }) => collection)),
  };
}

async function indexesOf(db: Db, collection: string): Promise<readonly FoundIndex[]> {
  const listed = await db
    .collection(collection)
    .listIndexes()
    .toArray()
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === NO_COLLECTION) return [];
      throw error;
    });
  return listed.map(({ key, name, ...rest }) => ({
    collection,
    name: String(name),
    keys: key,
    options: Object.keys(rest).filter((option) => !PLAIN.has(option) && rest[option] !== false),
  }));
}

/** Does the same work: the same fields, and nothing that leaves documents out or refuses some. */
function isTwin(declared: DeclaredIndex, found: FoundIndex): boolean {
  return hasFieldsOf(declared, found) && found.options.length === 0;
}

/** The same fields of the same collection, in the same order and direction. */
export function hasFieldsOf(declared: DeclaredIndex, { collection, keys }: FoundIndex): boolean {
  return collection === declared.collection && inWords(keys) === inWords(declared.keys);
}

/** The fields of an index as one writes them: `{ state: 1, dueAt: 1 }`. Numbers of any BSON kind read the same. */
export function inWords(keys: Readonly<Record<string, unknown>>): string {
  return `{ ${Object.entries(keys)
    .map(([field, direction]) => `${field}: ${direction}`)
    .join(', ')} }`;
}
