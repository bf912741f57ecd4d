import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import { isTooOldWithoutCard } from '../outbox/message-life.js';
import type { Settlement } from '../outbox/outbox-store.js';
import type { PersonalMessage } from '../participants/personal-message.js';
import { waitBeforeRetry } from './backoff.js';
import type { ChannelMessage, MadeCard, NotBefore } from './card-maker.js';

type Cards = ReadonlyMap<string, MadeCard | NotBefore>;

export interface CardMakingParts {
  /** Notes what became of messages. */
  readonly settle: (outcomes: readonly Settlement[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Makes the cards of a batch by message key: all at once, or one by one when that fails, so that one card that cannot be
 * made holds up no other. Such a message is tried again later, and given up in the end. Refuses with `storageDown`.
 */
export function createCardMaking({ settle, clock, log }: CardMakingParts) {
  async function oneByOne<L extends PersonalMessage | ChannelMessage>(
    make: (messages: readonly L[]) => Promise<Cards>,
    messages: readonly L[],
    claim: string,
  ): Promise<Cards> {
    const cards = new Map<string, MadeCard | NotBefore>();
    const failed: Settlement[] = [];
    for (const one of messages) {
      const { message } = one;
      const { key, attempts } = message;
      try {
        for (const [made, ready] of await make([one])) cards.set(made, ready);
      } catch (error) {
        // No fault of this message, so no try of it either.
        if (isStorageDown(error)) throw error;
        log.error({ err: error, key }, 'the card of a message could not be made');
        const dueAt = new Date(clock.now().getTime() + waitBeforeRetry(attempts, null, clock.random()));
        const reason = 'no-card';
        failed.push(
          isTooOldWithoutCard(message, dueAt)
            ? { key, claim, state: 'dead', reason }
            : { key, claim, state: 'due', dueAt, reason },
        );
      }
    }
    await settle(failed);
    return cards;
  }

  return async function cardsOf<L extends PersonalMessage | ChannelMessage>(
    make: (messages: readonly L[]) => Promise<Cards>,
    messages: readonly L[],
    claim: string,
  ): Promise<Cards> {
    if (messages.length === 0) return new Map();
    return make(messages).catch((error: unknown) => {
      if (isStorageDown(error)) throw error;
      return oneByOne(make, messages, claim);
    });
  };
}
