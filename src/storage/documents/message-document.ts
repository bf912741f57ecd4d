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
