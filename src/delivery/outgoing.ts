import type { Message } from '../outbox/message.js';
import type { Address } from '../outbox/sender.js';
import type { MadeCard } from './card-maker.js';

/** An outgoing message: for a person or a channel, claimed and ready to be sent. */
export interface Outgoing {
  readonly message: Message;
  /** The claim that holds the message, and until when (ms since the epoch). */
  readonly claim: string;
  readonly leaseUntil: number;
  readonly address: Address;
  /** Whether the addressee was reachable, as far as was known when it was claimed. */
  readonly wasReachable: boolean;
  readonly ready: MadeCard;
}

/** Pairs messages with their addressees; drops those whose addressee no longer exists. */
export async function addressed<T extends { readonly id: string }>(
  messages: readonly Message[],
  getMany: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly { readonly message: Message; readonly to: T }[]> {
  if (messages.length === 0) return [];
  const found = new Map((await getMany(messages.map(({ to }) => to))).map((one) => [one.id, one]));
  return messages.flatMap((message) => {
    const to = found.get(message.to);
    return to === undefined ? [] : [{ message, to }];
  });
}
