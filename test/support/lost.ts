import type { Lost } from '../../src/participants/participant-store.js';

/** News of this moment that somebody, or a channel, cannot be reached in that conversation. */
export function lost(id: string, conversationId: string, asOf: Date, more: Partial<Lost> = {}): Lost {
  return { id, address: { conversationId }, asOf, reason: 'blocked', tryAgainAt: null, ...more };
}
