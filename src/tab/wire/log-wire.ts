import type { AuditAction } from '../../audit/audit-actions.js';
import type { MessageKind } from '../../outbox/message.js';

/** The log of facilitators and owners, as JSON. */

/** The object of an action. For `post` and `proposal` the entry has the id with which it can be opened. */
export type AuditSubject =
  /** `message`: the kind of message that was sent again. */
  | { readonly kind: 'round'; readonly sequence: number; readonly title: string; readonly message: MessageKind | null }
  | { readonly kind: 'dilemma'; readonly title: string }
  | { readonly kind: 'programme' | 'organisation' | 'tenant'; readonly name: string }
  /** An organisation that went up in another. */
  | { readonly kind: 'merger'; readonly from: string; readonly into: string }
  /** YYYY-MM-DD */
  | { readonly kind: 'week'; readonly monday: string }
  /** For `other` there are no details. */
  | { readonly kind: 'post' | 'proposal' | 'other' };

export interface AuditEntryWire {
  readonly id: string;
  readonly at: string;
  /** Empty: somebody without a name. Null: somebody who was erased. */
  readonly who: string | null;
  readonly action: AuditAction;
  /** Id of what it was done to. */
  readonly about: string;
  readonly subject: AuditSubject;
  /** Names of the programmes that it is of and that the reader may see; none: it is of the instance. */
  readonly programmes: readonly string[];
}

export interface AuditWire {
  /** The newest first. */
  readonly entries: readonly AuditEntryWire[];
  /** Goes back for the entries before these; null: there are none. */
  readonly next: string | null;
}
