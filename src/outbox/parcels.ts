import type { Message } from './message.js';
import type { ReadyCard } from './outbox-worker.js';
import type { Address } from './sender.js';

/** What goes out: a letter to a person or a post in a channel, taken up and ready to be sent. */
export interface Parcel {
  readonly message: Message;
  /** The claim that holds the message, and until when (ms since the epoch). */
  readonly claim: string;
  readonly leaseUntil: number;
  readonly address: Address;
  /** Who it goes to could be reached, as far as was known when it was taken up. */
  readonly wasReachable: boolean;
  readonly ready: ReadyCard;
}

/** Does this go to a channel? */
export function isPost({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'channel';
}

/** The tenant of the person or channel that this goes to: both are named by it first. */
export function tenantOf({ to }: Pick<Message, 'to'>): string {
  const end = to.indexOf(':');
  return end === -1 ? to : to.slice(0, end);
}

/** The messages with whom they go to; without those whose addressee is no more. */
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
