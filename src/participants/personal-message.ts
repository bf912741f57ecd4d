import type { Message } from '../outbox/message.js';
import type { Participant } from './participant.js';

/** A message with the person it goes to. */
export interface PersonalMessage {
  readonly message: Message;
  readonly to: Participant;
}
