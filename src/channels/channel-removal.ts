import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ChannelStore } from './channel-store.js';

/** Stores needed to remove a channel and its pending posts. */
export interface ChannelRemovalStores {
  readonly channels: Pick<ChannelStore, 'remove'>;
  readonly outbox: Pick<OutboxStore, 'eraseTo'>;
}

/** Removes a channel and its messages. Idempotent. */
export async function removeChannel({ channels, outbox }: ChannelRemovalStores, id: string): Promise<void> {
  await outbox.eraseTo(id);
  await channels.remove(id);
}
