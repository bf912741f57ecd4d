/** Actions of facilitators that are logged. The ids are stored: never rename one. */
export const AUDIT_ACTIONS = [
  'round_open',
  'round_close',
  'round_cancel',
  'messages_resend',
  'results_export',
  'participation_export',
  'post_hide',
  'post_restore',
  'proposal_write',
  'proposal_edit',
  'proposal_accept',
  'proposal_decline',
  'queue_move',
  'queue_remove',
  'queue_add',
  'week_skip',
  'week_restore',
  'move_allow',
  'rhythm_change',
  'programme_make',
  'programme_change',
  'programme_state',
  'invitation_make',
  'invitation_end',
  'facilitator_add',
  'facilitator_remove',
  'organisation_add',
  'organisation_rename',
  'organisation_merge',
  'organisation_keep',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One thing that a facilitator did. It is written just before it is done: what is not here did not happen. */
export interface AuditEntry {
  /** Begins with the moment (ISO-8601), so that ids are in the order of time. */
  readonly id: string;
  readonly at: Date;
  /** Participant id of the facilitator; `ERASED_FACILITATOR` after an erasure. */
  readonly who: string;
  readonly action: AuditAction;
  /** Id of what it was done to, such as a round; empty when it was all. */
  readonly about: string;
}

/** Stands in the place of a facilitator who was erased. */
export const ERASED_FACILITATOR = 'erased';

/** The log of what facilitators did. Nothing in it is ever changed, but for the name of somebody who was erased. */
export interface AuditStore {
  /** Adds an entry; one with that id stays as it is. */
  add(entry: AuditEntry): Promise<void>;
  /** The newest entries, the newest first. */
  newest(limit: number): Promise<readonly AuditEntry[]>;
  /** Everything that this person did. */
  allOf(who: string): Promise<readonly AuditEntry[]>;
  /** Takes the person out of the log; what was done stays. Idempotent. */
  eraseOf(who: string): Promise<void>;
}
