import type { Programme } from './programme.js';

export interface ProgrammeStore {
  /** Stores the programme unless one with its id exists. What is stored wins over configuration. */
  createIfAbsent(programme: Programme): Promise<void>;
  get(id: string): Promise<Programme | null>;
  all(): Promise<readonly Programme[]>;
}
