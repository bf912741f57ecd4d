import type { Intent, Message } from '../../outbox/message.js';
import type { Stored } from './documents.js';

/** A message as it is stored. */
export interface MessageDocument extends Stored, Omit<Message, 'key' | 'since' | 'matchingId'> {
  /** The `matchingId`. */
  attempt?: string;
  /** Absent in documents of before it was noted. */
  since?: Date;
  /** The claim that holds or last held it. */
  claim: string | null;
  /** Tenant of the addressed person or channel. Absent in documents from before it was noted. */
  tenantId?: string;
}

/** The fields of an intent in the names of the documents. */
export function storedIntent({ key: _, matchingId, ...intent }: Intent) {
  return matchingId === undefined ? intent : { ...intent, attempt: matchingId };
}

/** The message as the program knows it. */
export function toMessage({ _id, v: _v, claim: _c, tenantId: _t, attempt, ...message }: MessageDocument): Message {
  const matching = attempt === undefined ? {} : { matchingId: attempt };
  return { key: _id, ...message, ...matching, since: message.since ?? message.dueAt };
}
