import { type Dilemma, dilemmaSchema } from './dilemma.js';
import type { DilemmaLibrary } from './dilemma-library.js';
import type { DilemmaStore } from './dilemma-store.js';

/** A library to which dilemmas are added while the program runs. */
export interface GrowingLibrary extends DilemmaLibrary {
  /** Knows this one from now on. It must have passed the rules for authors. */
  add(dilemma: Dilemma): void;
  /** Reads those of these ids that were stored since, by this process or another. No round trip when all are known. */
  load(ids: readonly string[]): Promise<void>;
}

/** The built-in dilemmas, and behind them those that are stored. A built-in one is never replaced. */
export function createGrowingLibrary(builtin: DilemmaLibrary, store: DilemmaStore): GrowingLibrary {
  const stored = new Map<string, Dilemma>();
  const add = (dilemma: Dilemma): void => {
    if (builtin.get(dilemma.id) === undefined) stored.set(dilemma.id, dilemma);
  };
  return {
    get: (id) => builtin.get(id) ?? stored.get(id),
    shownIn: (round) => builtin.shownIn(round) ?? stored.get(round.dilemmaId),
    all: () => [...builtin.all(), ...stored.values()],
    add,

    async load(ids) {
      const unknown = ids.filter((id) => !stored.has(id) && builtin.get(id) === undefined);
      if (unknown.length === 0) return;
      for (const dilemma of await store.getMany(unknown)) add(dilemmaSchema.parse(dilemma));
    },
  };
}
