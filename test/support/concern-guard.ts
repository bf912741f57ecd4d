import type { CommandListener } from '../../src/storage/connect.js';

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'createIndexes', 'dropIndexes', 'dropDatabase']);
const READS = new Set(['find', 'aggregate', 'count']);

/** Watches the commands of a connection: every write is kept by a majority, and everything is read from one, at the primary. */
export interface ConcernGuard {
  readonly listener: CommandListener;
  /** Commands that asked for less, each kind once. */
  readonly faults: () => readonly string[];
  /** The names of the commands that were judged. */
  readonly seen: () => ReadonlySet<string>;
}

export function createConcernGuard(): ConcernGuard {
  const faults = new Set<string>();
  const seen = new Set<string>();
  return {
    listener: {
      started({ commandName, command: { writeConcern, readConcern, $readPreference } }) {
        if (!WRITES.has(commandName) && !READS.has(commandName)) return;
        seen.add(commandName);
        if (WRITES.has(commandName) && writeConcern?.w !== 'majority')
          faults.add(`${commandName}: write concern ${JSON.stringify(writeConcern)}`);
        if (READS.has(commandName) && readConcern?.level !== 'majority')
          faults.add(`${commandName}: read concern ${JSON.stringify(readConcern)}`);
        // A client that is told to speak with one server says `primaryPreferred`, so that this one may be a secondary.
        const { mode } = $readPreference ?? { mode: 'primary' };
        if (mode !== 'primary' && mode !== 'primaryPreferred') faults.add(`${commandName}: reads from ${mode}`);
      },
    },
    faults: () => [...faults],
    seen: () => seen,
  };
}
