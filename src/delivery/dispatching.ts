import { tenantOf } from '../outbox/message.js';
import type { Room } from './claiming.js';
import { createOneSend, type OneSendParts, putOff, SUSPECT_MS } from './one-send.js';
import type { Outgoing } from './outgoing.js';
import { createTenantLane, type TenantLane } from './tenant-lane.js';

/** Messages that are held in all, waiting and under way, by one process. */
const MOST_HELD = 1_000;
/** Outcomes are noted in batches of this size, and whenever nothing is under way. */
const NOTED_TOGETHER = 10;

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

export interface DispatchParts extends OneSendParts {
  readonly wake: () => void;
}

/** The sending of one process. */
export function createDispatch(parts: DispatchParts): Dispatch {
  const { budget, notebook, wake, clock } = parts;
  const lanes = new Map<string, TenantLane>();
  const send = createOneSend(parts);
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
