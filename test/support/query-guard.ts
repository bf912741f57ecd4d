import type { CommandListener } from '../../src/storage/connect.js';
import { COLLECTIONS } from '../../src/storage/documents/documents.js';
import type { DeclaredIndex } from '../../src/storage/indexes/declared-index.js';
import { INDEXES } from '../../src/storage/indexes/indexes.js';
import { ID, servedBy } from './index-cover.js';
import { type Query, queriesOf } from './query-shape.js';

/** Collections that may be read whole, because they hold a handful of documents by design. */
const SMALL: Readonly<Record<string, string>> = {
  [COLLECTIONS.meta]: 'one document',
  [COLLECTIONS.programmes]: 'one document for each programme, made by hand',
  [COLLECTIONS.threadKeys]:
    'one document for each round that has an open thread: some fifty a year, gone with the programme',
  [COLLECTIONS.ballotBoxes]: 'one document for each round that is not sealed: a week or two after opening it is gone',
};

/** Watches the commands of a connection: every filter and sort must be served by the key or by a declared index. */
export interface QueryGuard {
  readonly listener: CommandListener;
  /** Queries without an index, each kind once. */
  readonly faults: () => readonly string[];
  /** The indexes that served a query, as `collection.name`. */
  readonly used: () => ReadonlySet<string>;
}

export function createQueryGuard(indexes: readonly DeclaredIndex[] = INDEXES): QueryGuard {
  const faults = new Set<string>();
  const used = new Set<string>();
  const known = new Set<string>(Object.values(COLLECTIONS));

  function judge(query: Query): void {
    if (!known.has(query.collection))
      faults.add(`${describeQuery(query)}: a collection without a name in documents.ts`);
    const index = servedBy(query, indexes);
    if (index !== null && index !== ID) used.add(`${query.collection}.${index}`);
    if (index === null && !(query.collection in SMALL)) faults.add(`${describeQuery(query)}: no index serves this`);
  }

  return {
    listener: {
      started({ commandName, command }) {
        try {
          for (const query of queriesOf(commandName, command).flatMap(branchesOf)) judge(query);
        } catch (error) {
          // A listener that throws would end the process; as a fault it fails the suite.
          faults.add(`${commandName}: ${error instanceof Error ? error.message : error}`);
        }
      },
    },
    faults: () => [...faults],
    used: () => used,
  };
}

/** A filter that is nothing but an `$or` is one query for each branch: MongoDB plans each on its own. */
function branchesOf(query: Query): readonly Query[] {
  const { $or: branches, ...rest } = query.filter;
  if (!Array.isArray(branches) || Object.keys(rest).length > 0 || query.sort.length > 0) return [query];
  return branches.map((branch: Query['filter']) => ({ ...query, filter: branch }));
}

/** The shape of a question, without its values: `find rounds {programmeId} sort {sequence: -1}`. */
function describeQuery({ command, collection, filter, sort }: Query): string {
  const fields = Object.entries(filter).map(([field, condition]) => `${field}${operatorsOf(condition)}`);
  const order = sort.map(([field, direction]) => `${field}: ${direction}`).join(', ');
  return `${command} ${collection} {${fields.join(', ')}}${order === '' ? '' : ` sort {${order}}`}`;
}

function operatorsOf(condition: unknown): string {
  const operators = Object.keys(Object(condition)).filter((name) => name.startsWith('$'));
  return operators.length === 0 ? '' : ` ${operators.join(' ')}`;
}
