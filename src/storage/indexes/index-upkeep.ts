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
 * What there is to do until the database has the declared indexes and no others, in the order in which a program that runs
 * beside it is hindered least: what stands in the way goes, what is missing is made, what nobody declares goes last. `db`: on
 * a connection that waits as long as it takes.
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
