import type { Channel } from '../channels/channel.js';
import type { Message } from '../outbox/message.js';
import type { Card } from '../outbox/sender.js';
import type { PersonalMessage } from '../participants/personal-message.js';
/** A card that is ready to be sent, with the text of its notification. */
export interface MadeCard {
  readonly card: Card;
  readonly summary: string;
}

/** In the place of a card: the person pauses, and this is worth saying after the pause. */
export interface NotBefore {
  readonly notBefore: Date;
}

/** A message with the channel it goes to. */
export interface ChannelMessage {
  readonly message: Message;
  readonly to: Channel;
}

/** Makes cards for channels as `CardMaker` does for people. */
export type ChannelCardMaker = (messages: readonly ChannelMessage[]) => Promise<ReadonlyMap<string, MadeCard>>;

/**
 * Makes the cards for a batch from the state of this moment, by message key. No card: there is nothing left to say, such
 * as a ballot for a round that has closed.
 */
export type CardMaker = (messages: readonly PersonalMessage[]) => Promise<ReadonlyMap<string, MadeCard | NotBefore>>;
