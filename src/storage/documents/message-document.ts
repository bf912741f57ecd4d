import type { Message } from '../../outbox/message.js';
import type { Stored } from './documents.js';
/** A message as it is stored. */
export interface MessageDocument extends Stored, Omit<Message, 'key' | 'since'> {
  /** Absent in documents of before it was noted. */
  since?: Date;
  /** The claim that holds or last held it. */
  claim: string | null;
  /** Of the person or channel that it goes to. Absent in documents of before it was noted. */
  tenantId?: string;
}
