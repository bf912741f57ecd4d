import type { Message } from './message.js';
import type { Address } from './sender.js';

/** What goes out: a letter to a person or a post in a channel. No address: nothing can be sent there now. */
export interface Parcel {
  readonly message: Message;
  readonly address: Address | null;
}

/** Does this go to a channel? */
export function isPost({ kind }: Message): boolean {
  return kind === 'channel';
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
