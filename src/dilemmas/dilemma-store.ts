import type { Dilemma } from './dilemma.js';

/** Dilemmas that are not built in. One never changes once it is there, and nobody's name or id is in it. */
export interface DilemmaStore {
  /** Stores it unless one with its id exists. */
  createIfAbsent(dilemma: Dilemma): Promise<void>;
  /** Those of these ids that exist. */
  getMany(ids: readonly string[]): Promise<readonly Dilemma[]>;
}
