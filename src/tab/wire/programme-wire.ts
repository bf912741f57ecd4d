import type { Organiser, ProgrammeState } from '../../programmes/programme.js';

/** A programme, for somebody who takes part in it or may. */
export interface ProgrammeWire {
  readonly id: string;
  readonly name: string;
  /** In the language of the reader; null: there is none. */
  readonly introduction: string | null;
  /** People to turn to; null: not told. */
  readonly organiser: Organiser | null;
}

export interface OwnProgrammeWire extends ProgrammeWire {
  readonly state: ProgrammeState;
  /** The day of return of a pause in this programme alone; null: not pausing there. */
  readonly pausedUntil: string | null;
}

/** A programme that the person facilitates. */
export interface FacilitatedWire {
  readonly id: string;
  readonly name: string;
  readonly state: ProgrammeState;
}
