/**
 * Version of the shape of the documents. Raised with a change that an older program could not read; a database with a
 * newer version is refused at start.
 */
export const SCHEMA_VERSION = 2;

/** Fields of every document. */
export interface Stored {
  readonly _id: string;
  /** The schema version with which it was written. */
  readonly v: number;
}

/** The collections, by what they hold. */
export const COLLECTIONS = {
  meta: 'meta',
  participants: 'participants',
  programmes: 'programmes',
  organisations: 'organisations',
  rounds: 'rounds',
  ballotBoxes: 'ballotBoxes',
  votes: 'votes',
  results: 'results',
  outbox: 'outbox',
  matches: 'matches',
  agreements: 'agreements',
  threads: 'threads',
  posts: 'posts',
  threadKeys: 'threadKeys',
  /** Stored under the name that authors had before. */
  authors: 'voices',
  proposals: 'proposals',
  dilemmas: 'dilemmas',
  channels: 'channels',
  tenants: 'tenants',
  exportLinks: 'exportLinks',
  jobs: 'jobs',
  audit: 'audit',
} as const;

/** Without `undefined` members, which BSON would store as null. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** The smallest text that is greater than every text that begins with `prefix` followed by plain text. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\uffff`;
}

/** MongoDB's error for a second document with the same key. */
const DUPLICATE_KEY = 11000;

/** Did the write fail because its key is taken? */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
}
