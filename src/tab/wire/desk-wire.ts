import type { KeptWish } from '../../matching/match.js';
import type { LeftReason } from '../../matching/pairing/matching-terms.js';
import type { MessageKind, MessageState } from '../../outbox/message.js';
import type { Phase } from '../../rounds/round.js';
import type { TimedPhase } from '../../scheduling/calendar.js';

/** JSON of the tab's addresses for a facilitator's page. No count of votes is in it before it is opened to all. */

export interface DeskRoundWire {
  readonly programme: string;
  readonly round: {
    readonly roundId: string;
    readonly sequence: number;
    readonly title: string;
    readonly phase: Phase;
    readonly deadlines: readonly { readonly phase: TimedPhase; readonly at: string }[];
  } | null;
  readonly can: { readonly open: boolean; readonly close: boolean; readonly cancel: boolean };
  /** How many dilemmas are still to come; null when they are many, or none is needed. */
  readonly fewDilemmas: number | null;
}

/** The rounds that were opened, the newest first; not all of them. */
export interface DeskRoundsWire {
  readonly rounds: readonly { readonly roundId: string; readonly sequence: number; readonly title: string }[];
}

export interface RehearsalWire {
  readonly people: number;
  readonly pairs: number;
  readonly trios: number;
  readonly left: readonly { readonly why: LeftReason; readonly count: number }[];
  readonly wishes: readonly { readonly wish: KeptWish; readonly holds: number | null; readonly bent: number | null }[];
}

export interface DeliveryWire {
  /** Kinds of which some can be tried again. */
  readonly canResend: readonly MessageKind[];
  readonly counts: readonly {
    readonly kind: MessageKind;
    readonly counts: Readonly<Record<MessageState, number>>;
  }[];
  readonly undelivered: readonly {
    readonly kind: MessageKind;
    readonly name: string;
    readonly municipality: string;
    readonly state: MessageState;
    readonly reason: string;
  }[];
}

export interface ParticipationWire {
  readonly minimum: number;
  /** How many people changed where they say to work in the past twelve months; null is hidden. */
  readonly moved: number | null;
  /** Null is hidden. */
  readonly total: number | null;
  readonly municipalities: readonly { readonly name: string; readonly count: number | null }[];
}
