import type { Phase } from '../../rounds/round.js';

/** The season as a facilitator's page gets it, as JSON. */
export interface SeasonWire {
  /** Goes back with a wish: the season that the facilitator saw. */
  readonly revision: number;
  readonly weeks: readonly {
    /** YYYY-MM-DD */
    readonly monday: string;
    /** YYYY-MM-DD; the name is null when it has none. */
    readonly holidays: readonly { readonly day: string; readonly name: string | null }[];
    readonly skipped: boolean;
    readonly maySkip: boolean;
    readonly rounds: readonly {
      readonly sequence: number;
      readonly title: string;
      readonly opens: string;
      readonly closes: string;
      /** Null: expected, and not planned yet. */
      readonly phase: Phase | null;
    }[];
  }[];
  /** The last round for which there is a dilemma, when that comes within these weeks. */
  readonly lastSequence: number | null;
  /** The dilemmas that are still to come, in order. */
  readonly coming: readonly ComingWire[];
  /** The dilemmas that can be added. */
  readonly library: readonly { readonly dilemma: string; readonly title: string }[];
}

export interface ComingWire {
  readonly dilemma: string;
  readonly title: string;
  /** Its round is planned; of the others it is expected. */
  readonly planned: boolean;
  /** When its round opens; null: later than these weeks. */
  readonly opens: string | null;
}

export interface SeasonAnswerWire {
  /** `changed`: somebody was first. Nothing was done, or not as it was meant. */
  readonly outcome: 'done' | 'changed';
  /** As it is now. */
  readonly season: SeasonWire;
}
