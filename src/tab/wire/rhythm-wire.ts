import type { RhythmFault, RhythmWish } from '../../programmes/rhythm-wish.js';

/** The rounds that a rhythm leads to, as JSON. */
export interface RhythmPreviewWire {
  /** All that is wrong with the wish. */
  readonly faults: readonly RhythmFault[];
  /** The next ten rounds, fewer when the programme ends before; none when there are faults. */
  readonly openings: readonly OpeningWire[];
  /** The last day (ISO date) for which the school holidays of the region are known; null: they are not looked at. */
  readonly schoolHolidaysKnownUntil: string | null;
}

/** When a round would open, and when it would close. */
export interface OpeningWire {
  readonly opens: string;
  /** Null: people do not talk in it. */
  readonly talks: string | null;
  readonly closes: string;
}

export interface RhythmWire {
  /** Goes back with a change: the programme that its maker saw. */
  readonly revision: number;
  /** As it is now, as a wish to begin from. */
  readonly wish: RhythmWish;
  readonly preview: RhythmPreviewWire;
}

/** `changed`: somebody was first; this is how it is now. */
export type RhythmAnswerWire =
  | { readonly outcome: 'done' | 'changed'; readonly rhythm: RhythmWire }
  /** Nothing was stored. */
  | { readonly outcome: 'refused'; readonly faults: readonly RhythmFault[] };
