import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { isToChannel, tenantOf } from '../outbox/message.js';
import type { Delivery, Sender } from '../outbox/sender.js';
import type { Room } from './claiming.js';
import type { Note, Notebook } from './notebook.js';
import { settlementOf } from './outcome.js';
import type { Outgoing } from './outgoing.js';
import type { RateBudget } from './rate-budget.js';
import { type News, nextTry } from './reachability.js';
import { createTenantLane, type TenantLane } from './tenant-lane.js';
import { createThreadBudget } from './thread-budget.js';

/** Messages that are held in all, waiting and under way, by one process. */
const MOST_HELD = 1_000;
/** Outcomes are noted in batches of this size, and whenever nothing is under way. */
const NOTED_TOGETHER = 10;
/** With less than this left of the lease nothing more is sent (ms): a send takes seconds, and noting it some more. */
const MARGIN_MS = 30_000;
/**
 * Messages for a tenant that does not answer are postponed by this (ms), so that they do not take the room of others.
 */
const SUSPECT_MS = 30_000;

/** Sends what was taken up, to each tenant by itself. */
export interface Dispatch extends Room {
  /** Begins to send these. */
  add(parcels: readonly Outgoing[]): void;
  /** Begins whatever may begin now. */
  goOn(): void;
  /** Gives back everything that is not under way. */
  giveBack(): void;
  /** Is anything being sent? */
  isUnderWay(): boolean;
  /** Resolves when nothing is being sent. */
  atRest(): Promise<void>;
}

export interface DispatchParts {
  readonly sender: Sender;
  readonly budget: RateBudget;
  readonly notebook: Notebook;
  readonly wake: () => void;
  readonly isStopping: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** The sending of one process. */
export function createDispatch(parts: DispatchParts): Dispatch {
  const { sender, budget, notebook, wake, isStopping, clock, log } = parts;
  const lanes = new Map<string, TenantLane>();
  const threads = createThreadBudget();
  /** People who refused a message since they were read; the next one to them may get through. */
  const refusedLately = new Set<string>();
  const underWay = new Set<Promise<void>>();
  const resting: (() => void)[] = [];
  let wasFull = false;

  const nowMs = () => clock.now().getTime();
  const held = () => [...lanes.values()].reduce((sum, lane) => sum + lane.held(), 0);
  const isHeld = ({ tenantId }: TenantLane) => budget.heldUntil(tenantId, nowMs()) !== null;

  function laneOf(tenantId: string): TenantLane {
    const known = lanes.get(tenantId);
    if (known !== undefined) return known;
    const lane = createTenantLane(tenantId);
    lanes.set(tenantId, lane);
    return lane;
  }

  function putOff({ message: { key }, claim, leaseUntil }: Outgoing, dueAt: Date, reason: string): Note {
    return { settlement: { key, claim, state: 'due', dueAt, reason, uncounted: true }, leaseUntil };
  }

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

  async function send(parcel: Outgoing, lane: TenantLane): Promise<void> {
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

  /** Returns messages for a tenant that cannot be sent to now, so that they take no room. */
  function clearLane(lane: TenantLane): void {
    const until = budget.heldUntil(lane.tenantId, nowMs());
    const dueAt = new Date(until ?? nowMs() + SUSPECT_MS);
    notebook.add(lane.takeBack(until !== null).map((parcel) => putOff(parcel, dueAt, 'tenant-on-hold')));
  }

  function start(parcel: Outgoing, lane: TenantLane): void {
    const sending = send(parcel, lane)
      .then(() => clearLane(lane))
      .finally(() => {
        underWay.delete(sending);
        ended(lane);
      });
    underWay.add(sending);
  }

  /** After each send: notes what is known when that is worth a trip, goes on with the tenant, and asks for more. */
  function ended(lane: TenantLane): void {
    goOnWith(lane);
    const isAtRest = underWay.size === 0;
    // Failed notes are kept, and written at the next look.
    if (isAtRest || notebook.size() >= NOTED_TOGETHER) notebook.flush().then(goOn, () => undefined);
    if (lane.hasRoomAgain() || hasRoomAgain()) wake();
    if (isAtRest) for (const rest of resting.splice(0)) rest();
  }

  function hasRoomAgain(): boolean {
    if (!wasFull || held() > MOST_HELD / 2) return false;
    wasFull = false;
    return true;
  }

  function goOnWith(lane: TenantLane): void {
    while (!notebook.isStuck() && !isHeld(lane)) {
      const parcel = lane.next();
      if (parcel === null) return;
      start(parcel, lane);
    }
  }

  function goOn(): void {
    for (const lane of lanes.values()) goOnWith(lane);
  }

  return {
    goOn,
    roomOf: (tenantId) => laneOf(tenantId).room(),

    room() {
      const room = MOST_HELD - held();
      wasFull ||= room <= 0;
      return room;
    },

    full() {
      const full = [...lanes.values()].filter((lane) => lane.room() === 0 || isHeld(lane));
      for (const lane of full) lane.noteFull();
      return full.map(({ tenantId }) => tenantId);
    },

    add(parcels) {
      for (const parcel of parcels) laneOf(tenantOf(parcel.message)).add(parcel);
      for (const lane of lanes.values()) clearLane(lane);
      goOn();
    },

    giveBack() {
      for (const lane of lanes.values()) {
        notebook.add(lane.takeBack(true).map((parcel) => putOff(parcel, clock.now(), 'given-back')));
      }
    },

    isUnderWay: () => underWay.size > 0,
    atRest: () =>
      underWay.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            resting.push(resolve);
          }),
  };
}

/** News about the tenant from an attempt. */
function endingOf(delivery: Delivery): 'answered' | 'silent' | 'stopped' {
  if (delivery.outcome !== 'retry') return 'answered';
  if (delivery.scope === 'tenant') return 'stopped';
  return delivery.reason === 'timeout' ? 'silent' : 'answered';
}
