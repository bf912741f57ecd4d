import type { OutboxStore } from '../outbox/outbox-store.js';
import { daysBefore, type RetentionTerms } from '../retention-terms.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { RetentionRule } from './retention-rule.js';

const PAGE = 500;

export interface SettledMessagesParts {
  readonly outbox: OutboxStore;
  readonly rounds: RoundStore;
  readonly terms: RetentionTerms;
}

/**
 * Messages sent, given up or dropped long ago. In an unsealed round they stay, however old: their keys record who was
 * asked.
 */
export function settledMessages({ outbox, rounds, terms }: SettledMessagesParts): RetentionRule {
  const live = async () => (await rounds.live()).map(({ id }) => id);
  return {
    name: 'messages',
    what: 'records of messages that were sent or given up',
    before: (now) => daysBefore(now, terms.messageDays),
    count: async (before) => outbox.countSettled(before, await live()),
    deleteBatch: async (before) => outbox.removeSettled(before, await live(), PAGE),
  };
}
