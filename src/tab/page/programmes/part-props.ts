import type { ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import type { ProgrammeWishes } from './use-programme.js';

/** Facts that every part about a programme gets. */
export interface PartProps {
  readonly programme: ProgrammeDeskWire;
  readonly wishes: ProgrammeWishes;
  /** The part that comes after this one; null: none. */
  readonly next: string | null;
}
