import type { ExportedAgreement } from '../agreements/agreement-export.js';
import type { AuditEntry } from '../audit/audit-store.js';
import type { Answer, Match } from '../matching/match.js';
import type { Message } from '../outbox/message.js';
import type { Membership, Participant } from '../participants/participant.js';
import type { Proposal } from '../proposals/proposal.js';
import type { Vote } from '../rounds/vote.js';
import type { Post } from '../threads/thread.js';

/** Everything that is kept about one person (AVG art. 15, inzage), as it is downloaded. Moments are ISO-8601 UTC. */
export interface DataExport {
  readonly exportedAt: Date;
  readonly participant: Participant;
  /** Votes of rounds that are not sealed. Sealed rounds hold nothing that belongs to a person. */
  readonly votes: readonly Omit<Vote, 'pseudonym'>[];
  readonly messages: readonly Message[];
  /** The matches that the person was part of; of the others only how many there were. */
  readonly matches: readonly ExportedMatch[];
  /** The person's posts in threads; those of others are not theirs to take along. */
  readonly posts: readonly ExportedPost[];
  /** The person's agreements with all their texts; for the others only their number. */
  readonly agreements: readonly ExportedAgreement[];
  /** Dilemmas that the person brought in. */
  readonly proposals: readonly Proposal[];
  /** The person's actions as a facilitator. */
  readonly facilitation: readonly AuditEntry[];
  /** The channels where the person asked for an own view of the dilemma. */
  readonly channels: readonly { readonly team: string; readonly channel: string }[];
  /** The programmes that the person takes or took part in, or facilitates. The id of a round or match begins with that of its programme. */
  readonly programmes: readonly ExportedProgramme[];
}

/** A programme with the person's part in it; without moments: they only facilitate it. */
export interface ExportedProgramme extends Partial<Membership> {
  readonly id: string;
  readonly name: string;
  readonly facilitates: boolean;
}

/** Something that the person wrote. */
export type ExportedPost = Pick<Post, 'threadId' | 'at' | 'source' | 'text'>;

/** A match as one of its members may have it: the others are not theirs to take along. */
export interface ExportedMatch
  extends Pick<Match, 'roundId' | 'madeAt' | 'state' | 'met' | 'why' | 'bent' | 'waitingFor'> {
  readonly ownAnswer: Answer | null;
  readonly others: number;
}
