import type { Programme } from './programme.js';

export interface ProgrammeStore {
  /** Stores the programme unless one with its id exists. What is stored wins over configuration. */
  createIfAbsent(programme: Programme): Promise<void>;
  get(id: string): Promise<Programme | null>;
  /** Puts a dilemma at the end of the queue, unless it is in it. */
  addToQueue(id: string, dilemmaId: string): Promise<void>;
  all(): Promise<readonly Programme[]>;
}
