import type { LoyaltySplit } from '../../rounds/loyalties.js';
import type { MovedBy } from '../../rounds/moved-by.js';
import type { OptionCount, RowWords } from '../../rounds/published-row.js';

/** JSON of the tab's addresses about the result of a round. */

export interface DilemmaWire {
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  /** The learning goal, in one sentence; null: it has none. */
  readonly goal: string | null;
  /** Close to wrongdoing: whoever reads it is pointed to the confidential adviser. */
  readonly sensitive: boolean;
  readonly options: readonly { readonly id: string; readonly label: string; readonly explanation: string }[];
}

export interface OptionResultWire {
  readonly id: string;
  readonly label: string;
  readonly first: OptionCount;
  /** Null: there was no second vote, or it is still to come. */
  readonly second: OptionCount | null;
  readonly ownFirst: boolean;
  readonly ownSecond: boolean;
  readonly reasons: readonly string[];
}

/** The counts of the first vote in the reader's own organisation, or in organisations of its size, by option id. */
export interface GroupWire {
  readonly kind: 'municipality' | 'sizeClass';
  /** A name, or the number of the size class; `unknown` for organisations without one. */
  readonly name: string;
  readonly counts: Readonly<Record<string, number | null>>;
}

export interface ShiftWire {
  readonly confidence: { readonly first: number; readonly second: number } | null;
  readonly movedBy: Readonly<Record<MovedBy, number | null>>;
  readonly talks: { readonly groups: number; readonly met: number } | null;
  /** From option to option; null is hidden. */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

export interface ResultWire {
  readonly dilemma: DilemmaWire;
  /** Null where there are counts, or no such vote. */
  readonly words: { readonly first: RowWords | null; readonly second: RowWords | null };
  readonly minimumCount: number;
  readonly options: readonly OptionResultWire[];
  readonly groups: readonly GroupWire[];
  /** How many chose for one's own organisation, the partnership or both; null where that is not to be told. */
  readonly loyalties: { readonly first: LoyaltySplit | null; readonly second: LoyaltySplit | null };
}

/** The split between loyalties over the rounds of each programme of the reader. */
export interface SeasonLineWire {
  readonly programmes: readonly {
    /** Null: the reader has rounds of one programme only. */
    readonly name: string | null;
    /** The oldest first. */
    readonly points: readonly {
      readonly roundId: string;
      readonly sequence: number;
      readonly title: string;
      /** Whole percents; null: hidden, or no such vote. */
      readonly first: LoyaltySplit['shares'];
      readonly second: LoyaltySplit['shares'];
    }[];
  }[];
}
