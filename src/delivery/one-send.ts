import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { isToChannel } from '../outbox/message.js';
import type { Delivery, Sender } from '../outbox/sender.js';
import type { Note, Notebook } from './notebook.js';
import { settlementOf } from './outcome.js';
import type { Outgoing } from './outgoing.js';
import type { RateBudget } from './rate-budget.js';
import { type News, nextTry } from './reachability.js';
import type { TenantLane } from './tenant-lane.js';
import { createThreadBudget } from './thread-budget.js';

/** With less than this left of the lease nothing more is sent (ms): a send takes seconds, and noting it some more. */
const MARGIN_MS = 30_000;
/**
 * Messages for a tenant that does not answer are postponed by this (ms), so that they do not take the room of others.
 */
export const SUSPECT_MS = 30_000;

export interface OneSendParts {
  readonly sender: Sender;
  readonly budget: RateBudget;
  readonly notebook: Notebook;
  readonly isStopping: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The sending of one message: waits for its turn, sends, and puts the outcome in the notebook. Never rejects. A message that
 * may not go now is given back.
 */
export function createOneSend(parts: OneSendParts): (outgoing: Outgoing, lane: TenantLane) => Promise<void> {
  const { sender, budget, notebook, isStopping, clock, log } = parts;
  const threads = createThreadBudget();
  /** People who refused a message since they were read; the next one to them may get through. */
  const refusedLately = new Set<string>();
  const nowMs = () => clock.now().getTime();

  /** Why this may not be sent now, and until when; null: it may. */
  function hindrance(
    { leaseUntil }: Outgoing,
    lane: TenantLane,
  ): { readonly until: Date; readonly reason: string } | null {
    const heldUntil = budget.heldUntil(lane.tenantId, nowMs());
    if (heldUntil !== null) return { until: new Date(heldUntil), reason: 'tenant-on-hold' };
    return isStopping() || nowMs() > leaseUntil - MARGIN_MS ? { until: clock.now(), reason: 'given-back' } : null;
  }

  async function attempt({ message, address, ready: { card, summary } }: Outgoing): Promise<Delivery> {
    try {
      return message.activityId === null
        ? await sender.send(address, card, summary)
        : await sender.update(address, message.activityId, card, summary);
    } catch (error) {
      // It never throws for what is expected: a fault of ours, which another version may not have.
      log.error({ err: error, key: message.key }, 'a send failed in an unknown way');
      return { outcome: 'retry', afterMs: null, scope: 'thread', reason: 'unexpected' };
    }
  }

  /** News about the address from an attempt. */
  function newsOf({ message, address, wasReachable }: Outgoing, delivery: Delivery, asOf: Date): Partial<Note> {
    const { key, to: id } = message;
    const news: News = { kind: isToChannel(message) ? 'channel' : 'person', id, address };
    if (delivery.outcome === 'unreachable') {
      // Several refusals at the same moment do not use up the next try.
      const tryAgainAt = nextTry({ reachable: wasReachable }, clock.now());
      refusedLately.add(id);
      return { refused: { ...news, key, asOf, reason: delivery.reason, tryAgainAt } };
    }
    if (delivery.outcome !== 'sent' || (wasReachable && !refusedLately.has(id))) return {};
    refusedLately.delete(id);
    return { reached: news };
  }

  return async function send(parcel, lane) {
    const { message, leaseUntil } = parcel;
    const wait = Math.max(threads.take(message.to, nowMs()), budget.take(lane.tenantId, nowMs()));
    if (wait > 0) await clock.sleep(wait);
    const hindered = hindrance(parcel, lane);
    if (hindered !== null) {
      lane.dropped(parcel);
      notebook.add([putOff(parcel, hindered.until, hindered.reason)]);
      return;
    }
    const asOf = clock.now();
    const delivery = await attempt(parcel);
    lane.ended(parcel, endingOf(delivery));
    const settlement = settlementOf(parcel, delivery, {
      now: clock.now(),
      random: clock.random(),
      stops: lane.stops(),
    });
    if (delivery.outcome !== 'sent') {
      const { outcome, reason } = delivery;
      log.warn({ key: message.key, outcome, reason, attempts: message.attempts }, 'not delivered');
    }
    notebook.add([{ settlement, leaseUntil, ...newsOf(parcel, delivery, asOf) }]);
    if (delivery.outcome !== 'retry' || delivery.scope !== 'tenant') return;
    budget.hold(lane.tenantId, settlement.state === 'due' ? settlement.dueAt.getTime() : nowMs() + SUSPECT_MS);
  };
}

/** The note that puts a message back for later. Counts as no try. */
export function putOff({ message: { key }, claim, leaseUntil }: Outgoing, dueAt: Date, reason: string): Note {
  return { settlement: { key, claim, state: 'due', dueAt, reason, uncounted: true }, leaseUntil };
}

/** News about the tenant from an attempt. */
function endingOf(delivery: Delivery): 'answered' | 'silent' | 'stopped' {
  if (delivery.outcome !== 'retry') return 'answered';
  if (delivery.scope === 'tenant') return 'stopped';
  return delivery.reason === 'timeout' ? 'silent' : 'answered';
}
