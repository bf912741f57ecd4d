import { type Intent, type Message, roundIntent } from '../../../src/outbox/message.js';
import type { OutboxStore } from '../../../src/outbox/outbox-store.js';

/** Monday nine o'clock, Dutch time. */
export const NOW = new Date('2026-11-23T08:00:00.000Z');

export function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

export function ballotFor(person: string, roundId = 'main-1'): Intent {
  return roundIntent(roundId, 'ballot', person);
}

/** A message that nobody has taken up yet. */
export function fresh(intent: Intent, dueAt: Date): Message {
  return {
    ...intent,
    state: 'due',
    dueAt,
    since: dueAt,
    attempts: 0,
    revision: 1,
    sentRevision: null,
    activityId: null,
    reason: null,
    settledAt: null,
  };
}

/** The one message to this person. */
export async function messageTo(outbox: OutboxStore, person: string): Promise<Message> {
  const [message, ...others] = await outbox.allTo(person);
  if (message === undefined || others.length > 0) throw new Error(`Not one message to ${person}`);
  return message;
}

/** Puts ballots in the outbox and settles them as sent. */
export async function sendAll(outbox: OutboxStore, intents: readonly Intent[]): Promise<void> {
  await outbox.enqueue(intents, NOW);
  const held = await outbox.claim('sending', NOW, after(2), intents.length);
  await outbox.settle(
    held.map(({ key }) => ({ key, claim: 'sending', state: 'sent', activityId: `act-${key}`, revision: 1 })),
    after(1),
  );
}
