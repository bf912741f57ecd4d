import type { Db } from 'mongodb';
import type { Log } from '../../log.js';
import { build } from './ensure-indexes.js';
import { compareIndexes, type FoundIndex } from './index-comparison.js';
import { described, needed } from './index-conflict.js';

/** One thing to do, in words, and the way to do it. Takes as long as it takes. */
export interface UpkeepStep {
  readonly what: string;
  readonly run: () => Promise<void>;
}

export interface IndexUpkeep {
  readonly steps: readonly UpkeepStep[];
}

/**
 * Plans the steps towards the declared indexes and no others, in the order that hinders a running program least: drop
 * those in the way, create those missing, and drop undeclared ones last. `db`: on a connection that waits as long as it
 * takes.
 */
export async function planUpkeep(db: Db, log: Log): Promise<IndexUpkeep> {
  const { missing, conflicts, undeclared } = await compareIndexes(db);
  const drop = (index: FoundIndex): UpkeepStep => ({
    what: `drop ${described(index)}`,
    run: async () => {
      await db.collection(index.collection).dropIndex(index.name);
    },
  });
  const made = [...conflicts.map(({ declared }) => declared), ...missing];
  return {
    steps: [
      ...conflicts.map(({ found }) => drop(found)),
      ...made.map((index) => ({
        what: `make ${needed(index)}`,
        run: () => build(db, index.collection, [index], log),
      })),
      ...undeclared.map(drop),
    ],
  };
}
