import { createHash } from 'node:crypto';
import type { Setting } from '../dilemmas/dilemma.js';

/** Longest texts (characters): what fits on a form and can be read in a minute. */
export const LIMITS = {
  title: 120,
  situation: 3_000,
  question: 300,
  label: 120,
  explanation: 400,
  tension: 200,
  reflection: 300,
  knowledgeTitle: 120,
  knowledgeText: 1_000,
  reason: 500,
} as const;

/** Most proposals of one person that wait for a facilitator: more cannot be read with care. */
export const MOST_WAITING = 5;

/** The text of a proposal. Everything but title and situation may be empty: a facilitator completes it. */
export interface ProposalText {
  readonly title: string;
  readonly situation: string;
  readonly question: string;
  /** Four, of which some may be empty. */
  readonly options: readonly { readonly label: string; readonly explanation: string }[];
  readonly tension: string;
  /** Questions for the talk: three, of which some may be empty. */
  readonly reflection: readonly string[];
  readonly knowledgeTitle: string;
  readonly knowledgeText: string;
  readonly challenges: readonly string[];
  readonly setting: Setting;
}

export const PROPOSAL_STATES = ['submitted', 'accepted', 'declined'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A dilemma that somebody brought in. */
export interface Proposal {
  readonly id: string;
  /** The proposer: known only to that person and the program. */
  readonly participantId: string;
  /** Ids of the programmes in which its sender took part when it came in; of a facilitator's own one that of the desk. */
  readonly programmeIds: readonly string[];
  readonly text: ProposalText;
  /** Words that look personal, and of which the sender said that they are not. */
  readonly notPersonal: readonly string[];
  readonly state: ProposalState;
  /** Counts every change: a click on a card of before a change is noticed. */
  readonly revision: number;
  /** True if consequences of the newest change are still to be carried out. */
  readonly untold: boolean;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  /** Ids of the programmes whose queue it came in when it was accepted. */
  readonly acceptedFor?: readonly string[];
  /** Why it was declined. */
  readonly reason: string | null;
  /** Short names (`textName`) of texts that the sender sent with the same form before this one, the oldest first. */
  readonly replaced?: readonly string[];
}

/** A short name for exactly this text. */
export function textName(text: ProposalText): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
}

/** Has a facilitator changed the text or decided about it? Then it is theirs, and what the sender writes is another one. */
export function isTaken({
  state,
  revision,
  replaced = [],
}: Pick<Proposal, 'state' | 'revision' | 'replaced'>): boolean {
  return state !== 'submitted' || revision > replaced.length;
}

/**
 * The id of what somebody sends with one form: the same form sent twice is one proposal, and a draft id that was made up
 * leads to nobody else's. Nothing about the person can be read from it.
 */
export function proposalId(participantId: string, draft: string): string {
  return createHash('sha256').update(`${participantId}\n${draft}`).digest('hex').slice(0, 24);
}

/** A proposal as it comes in: nobody has looked at it, and reviewers are still to be told. */
export function incoming(
  sent: Pick<Proposal, 'id' | 'participantId' | 'programmeIds' | 'text' | 'notPersonal'>,
  submittedAt: Date,
): Proposal {
  return { ...sent, state: 'submitted', revision: 0, untold: true, submittedAt, decidedAt: null, reason: null };
}

/** Id of the dilemma that an accepted proposal becomes. */
export function dilemmaIdOf(proposal: Pick<Proposal, 'id'>): string {
  return `own-${proposal.id}`;
}
