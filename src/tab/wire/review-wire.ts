import type { Language } from '../../language.js';
import type { MarkKind } from '../../personal-data/mark.js';

/** JSON of the tab's addresses for a facilitator who reads proposals or writes a dilemma. */

/** The parts of a dilemma as the inputs of a form. */
export interface DilemmaFormWire {
  /** By the name of the input, such as `label1`; what is absent is empty. */
  readonly fields: Readonly<Record<string, string>>;
  /** Ids. */
  readonly challenges: readonly string[];
}

/** Something to do about a dilemma. */
export interface FaultWire {
  /** Name of the input, or of a group of them: `options`, `reflection`, `challenges`; empty: the whole text. */
  readonly field: string;
  /** A sentence in the reader's language. */
  readonly line: string;
  /** `missing` and `wrong` keep it from being accepted; `advice` does not. */
  readonly kind: 'missing' | 'wrong' | 'advice';
}

/** Words that may be personal. */
export interface FoundWire {
  readonly words: string;
  readonly kind: MarkKind;
  /** The sender says that these are about nobody. */
  readonly confirmed: boolean;
}

export interface JudgedWire {
  readonly faults: readonly FaultWire[];
  readonly found: readonly FoundWire[];
}

/** The verdict on an unfinished form. */
export type PreviewWire =
  | (JudgedWire & {
      readonly kind: 'seen';
      /** The ballot as an Adaptive Card. */
      readonly card: object;
    })
  | FormProblemWire;

export interface FormProblemWire {
  readonly kind: 'problem';
  readonly problem: 'titleMissing' | 'situationMissing' | 'tooLong' | 'tooMany';
  /** With `tooLong` (characters) and `tooMany`. */
  readonly limit: number | null;
}

/** Facts that the form needs. */
export interface FormFactsWire {
  /** Longest text of each input (characters). */
  readonly limits: Readonly<Record<string, number>>;
}

/** One proposal, without its proposer. */
export interface ReviewWire extends JudgedWire, FormFactsWire {
  readonly id: string;
  readonly revision: number;
  readonly state: 'submitted' | 'accepted' | 'declined';
  readonly submittedAt: string;
  /** Why it was declined. */
  readonly reason: string | null;
  readonly form: DilemmaFormWire;
}

/** The proposals that wait, the oldest first. */
export interface WaitingWire {
  readonly waiting: readonly {
    readonly id: string;
    readonly title: string;
    readonly submittedAt: string;
    /** Number of things still needed. */
    readonly needs: number;
  }[];
  /** There are more than these. */
  readonly more: boolean;
}

/** The outcome of a decision. */
export type DecisionWire =
  | {
      readonly kind: 'done' | 'faulty' | 'changed' | 'reasonMissing' | 'reasonTooLong';
      readonly review: ReviewWire;
      /** Id of the oldest that waits now; null: none does. */
      readonly next: string | null;
    }
  | FormProblemWire;

/** The outcome of a new dilemma. */
export type WrittenWire =
  | { readonly kind: 'sent'; readonly id: string }
  /** Nothing was stored: these words must go, or be confirmed together with `seen`. */
  | { readonly kind: 'marked'; readonly found: readonly FoundWire[]; readonly seen: string }
  | FormProblemWire;

/** A form to look at while it is filled in; `proposal`: null for a new dilemma. */
export interface LookFormWire {
  readonly form: DilemmaFormWire;
  readonly proposal: string | null;
  readonly language: Language;
}

/** A new dilemma. */
export interface WriteFormWire {
  /** Tells this dilemma from any other of the person; the same when it is sent again. */
  readonly draft: string;
  readonly form: DilemmaFormWire;
  /** Marked words that are confirmed to be about nobody. */
  readonly seen: string | null;
  readonly notPersonal?: boolean;
}
