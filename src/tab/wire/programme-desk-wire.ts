import type { Translated } from '../../language.js';
import type { Joining, Organiser, ProgrammeState } from '../../programmes/programme.js';

/** A programme as those who facilitate it see and describe it, as JSON. */
export interface ProgrammeDeskWire {
  readonly id: string;
  readonly name: string;
  readonly state: ProgrammeState;
  /** Goes back with a change: the programme that its maker saw. */
  readonly revision: number;
  readonly introduction: Translated | null;
  readonly organiser: Organiser | null;
  readonly joining: Joining;
  /** The organisations of `joining`, by the names that they have today; empty: it names none. */
  readonly organisations: readonly ListedOrganisationWire[];
  /** Null: of all kinds. */
  readonly organisationKinds: readonly string[] | null;
  readonly invitations: readonly InvitationWire[];
  /** Where Teams offers the app to whoever does not have it; null for a bot without an id. */
  readonly appUrl: string | null;
  /** Only for owners of the instance; of others the list is empty. */
  readonly facilitators: readonly { readonly id: string; readonly name: string }[];
}

export interface ListedOrganisationWire {
  readonly code: string;
  readonly name: string;
}

export interface InvitationWire {
  readonly code: string;
  /** Codes for facilitators are shown to owners alone. */
  readonly kind: 'member' | 'facilitator';
  /** The last day (ISO date) on which it is valid; null: until it is ended. */
  readonly until: string | null;
  readonly isOver: boolean;
  /** Sent to the bot they make somebody take part: `doe mee A2B3C4D5`. */
  readonly words: string;
  /** Opens a chat with the bot with the words typed; null for a bot without an id. */
  readonly link: string | null;
}

/** `changed`: somebody was first; this is how it is now. */
export interface ProgrammeAnswerWire {
  readonly outcome: 'done' | 'changed';
  readonly programme: ProgrammeDeskWire;
}

export interface ProgrammesWire {
  readonly programmes: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: ProgrammeState;
    /** How many facilitate it. */
    readonly facilitators: number;
  }[];
}

/** Cards as a participant gets them, as Adaptive Cards. */
export interface ProgrammeCardsWire {
  /** After joining. */
  readonly joined: object;
  /** The first vote of the first round; null: there is no dilemma yet, or no round comes. */
  readonly ballot: object | null;
}
