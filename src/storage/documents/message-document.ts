import type { Message } from '../../outbox/message.js';
import type { Stored } from './documents.js';
/** A message as it is stored. */
export interface MessageDocument extends Stored, Omit<Message, 'key' | 'since'> {
  /** Absent in documents of before it was noted. */
  since?: Date;
  /** The claim that holds or last held it. */
  claim: string | null;
  /** Tenant of the addressed person or channel. Absent in documents from before it was noted. */
  tenantId?: string;
}

/** The message as the program knows it. */
export function toMessage({ _id, v: _v, claim: _c, tenantId: _t, ...message }: MessageDocument): Message {
  return { key: _id, ...message, since: message.since ?? message.dueAt };
}
