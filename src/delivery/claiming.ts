import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Message } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Notebook } from './notebook.js';

/** How long a message may be held before another worker takes it up (ms). */
export const LEASE_MS = 120_000;
/** Messages taken up at a time: their cards are made together. */
const BATCH = 100;
/** Time after an outage for other processes to note what they sent, before their messages are taken up (ms). */
const AFTER_OUTAGE_MS = 10_000;

/** Messages that one claim holds, until when (ms since the epoch). */
export interface Claimed {
  readonly claim: string;
  readonly leaseUntil: number;
  readonly messages: readonly Message[];
}

/** How much there is room for. */
export interface Room {
  /** In all. */
  room(): number;
  roomOf(tenantId: string): number;
  /** Tenants for which nothing can be taken up now. */
  full(): readonly string[];
}

export interface ClaimingParts {
  readonly outbox: Pick<OutboxStore, 'claim'>;
  readonly notebook: Pick<Notebook, 'addClaim'>;
  readonly clock: Clock;
}

/**
 * Claims due messages while there is room. Messages whose lease ended in another process are taken over, but not right
 * after an outage: that process may have sent them without being able to say so.
 */
export function createClaiming({ outbox, notebook, clock }: ClaimingParts): (room: Room) => Promise<Claimed> {
  /** Since when the database answers (ms since the epoch). */
  let upSince = Number.NEGATIVE_INFINITY;

  return async function claimSome(room) {
    const claim = clock.id();
    const now = clock.now();
    const leaseUntil = now.getTime() + LEASE_MS;
    const limit = Math.min(BATCH, room.room());
    if (limit <= 0) return { claim, leaseUntil, messages: [] };
    if (upSince === Number.POSITIVE_INFINITY) upSince = now.getTime();
    const takesOver = now.getTime() >= upSince + AFTER_OUTAGE_MS;
    const among = { full: room.full(), roomOf: room.roomOf, takesOver };
    try {
      return { claim, leaseUntil, messages: await outbox.claim(claim, now, new Date(leaseUntil), limit, among) };
    } catch (error) {
      if (isStorageDown(error)) upSince = Number.POSITIVE_INFINITY;
      // The database may have taken it before it went away.
      notebook.addClaim(claim);
      throw error;
    }
  };
}
