import type { DeclaredIndex } from './declared-index.js';
import { type Conflict, type FoundIndex, inWords } from './index-comparison.js';

/** Raised at start when an index that this version needs cannot be made beside one that is there. Says which, and what to do. */
export class IndexConflict extends Error {
  constructor(conflicts: readonly Conflict[], options?: ErrorOptions) {
    super(
      [
        'The database has indexes that stand in the way of those that this version needs:',
        ...conflicts.map(({ declared, found }) => `- ${described(found)}; needed is ${needed(declared)}`),
        'Nothing was changed. `npm run indexes -- --dry-run` shows what would be dropped and made, `npm run indexes` does it ' +
          '(in the image: node dist/src/indexes-command.js). Or drop them yourself, and start again.',
      ].join('\n'),
      options,
    );
    this.name = 'IndexConflict';
  }
}

/** An index of the database in words: collection, name, fields, and what else it is. */
export function described({ collection, name, keys, options }: FoundIndex): string {
  return `${collection}.${name} ${inWords(keys)}${options.length === 0 ? '' : ` (${options.join(', ')})`}`;
}

/** A declared index in words. */
export function needed({ collection, name, keys }: DeclaredIndex): string {
  return `${collection}.${name} ${inWords(keys)}`;
}
