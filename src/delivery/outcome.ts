import { isRenewed, isToChannel } from '../outbox/message.js';
import { isTooOld } from '../outbox/message-life.js';
import type { Settlement } from '../outbox/outbox-store.js';
import type { Delivery } from '../outbox/sender.js';
import { waitBeforeRetry } from './backoff.js';
import type { Outgoing } from './outgoing.js';

/** Circumstances that the outcome of an attempt also depends on. */
export interface Moment {
  readonly now: Date;
  /** In [0, 1). */
  readonly random: number;
  /** How often in a row Teams has stopped the whole tenant, this time included. */
  readonly stops: number;
}

/** The note to write about a message after an attempt. */
export function settlementOf(
  { message, claim }: Pick<Outgoing, 'message' | 'claim'>,
  delivery: Delivery,
  { now, random, stops }: Moment,
): Settlement {
  const { key, revision, attempts } = message;
  switch (delivery.outcome) {
    case 'sent':
      return {
        key,
        claim,
        state: 'sent',
        activityId: delivery.activityId,
        revision,
        revisable: isRenewed(message),
      };
    case 'gone':
      // Somebody who removed a post from a channel wanted it gone.
      if (isToChannel(message)) return { key, claim, state: 'dropped', reason: delivery.reason };
      return { key, claim, state: 'due', dueAt: now, reason: delivery.reason, forgetActivity: true };
    case 'unreachable':
    case 'dead':
      return { key, claim, state: delivery.outcome, reason: delivery.reason };
    case 'retry': {
      const wholeTenant = delivery.scope === 'tenant';
      const wait = waitBeforeRetry(wholeTenant ? stops : attempts, delivery.afterMs, random);
      const dueAt = new Date(now.getTime() + wait);
      if (isTooOld(message, dueAt)) return { key, claim, state: 'dead', reason: delivery.reason };
      return { key, claim, state: 'due', dueAt, reason: delivery.reason, uncounted: wholeTenant };
    }
  }
}
