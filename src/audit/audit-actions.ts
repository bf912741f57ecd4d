/** Actions of facilitators and owners that are logged. The ids are stored: never rename one. */
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
  'tenant_add',
  'tenant_on',
  'tenant_off',
  'tenant_erase',
  'delivery_read',
  'facilitators_read',
  'log_read',
  'log_export',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** By which the log can be narrowed. `reading`: somebody looked at a list with names, or took a file. Stored: never rename one. */
export const AUDIT_KINDS = ['round', 'season', 'programme', 'proposal', 'post', 'reading', 'instance'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

type Subject<Action extends string = AuditAction> = Action extends `${infer Word}_${string}` ? Word : never;

/** The kind of an action, by the first word of its id. */
const KINDS: Readonly<Record<Subject, AuditKind>> = {
  round: 'round',
  messages: 'round',
  queue: 'season',
  week: 'season',
  rhythm: 'season',
  programme: 'programme',
  invitation: 'programme',
  facilitator: 'programme',
  move: 'programme',
  proposal: 'proposal',
  post: 'post',
  results: 'reading',
  participation: 'reading',
  delivery: 'reading',
  facilitators: 'reading',
  log: 'reading',
  organisation: 'instance',
  tenant: 'instance',
};

/** The kind of an action. */
export function kindOf(action: AuditAction): AuditKind {
  return KINDS[action.split('_')[0] as Subject];
}

/** Is this text a kind of action? */
export function isAuditKind(text: string): text is AuditKind {
  return AUDIT_KINDS.some((kind) => kind === text);
}
