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
  readonly library: readonly LibraryDilemmaWire[];
}

/** A dilemma that can be chosen, with the words by which it is found. */
export interface LibraryDilemmaWire {
  readonly dilemma: string;
  readonly title: string;
  /** Loyalty to one thing against loyalty to another, in a line. */
  readonly tension: string;
  readonly challenges: readonly string[];
  readonly setting: string;
  /** The part of the learning line; null where it has none, as one that was brought in. */
  readonly block: string | null;
  /** The role of the person in the story; null: not told. */
  readonly role: string | null;
  /** One of those with which a short season begins. */
  readonly core: boolean;
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

/** An order for a season, of dilemmas of the library that can be added. */
export interface SeasonProposalWire {
  readonly dilemmas: readonly string[];
}
