import type { Outgoing } from './outgoing.js';

/** Sends to one tenant at the same moment; with 0.3 seconds for each that is Teams' limit of 50 a second. */
export const MOST_AT_ONCE = 15;
/** Limit for messages that got no answer before, and may take the whole time again. */
const SLOW_AT_ONCE = 2;
/**
 * After this many sends without an answer, while nobody else of the tenant got one, the tenant itself is suspected:
 * fewer at once until one answers.
 */
const SILENT_IN_A_ROW = 3;
const SUSPECT_AT_ONCE = 4;
/** After Teams stopped the whole tenant: one, to see whether it may go on. */
const PROBES = 1;
/** Held at most: what is under way, and what waits for a place after it. */
const MOST_HELD = 90;
const SUSPECT_HELD = 8;

/**
 * The messages to one tenant that this process holds. One conversation has one at a time, in the order in which they were
 * taken up; no other waits for it. A tenant that hangs or is stopped by Teams takes little room until it answers again.
 */
export interface TenantLane {
  readonly tenantId: string;
  /** How many more may be taken up for it now. */
  room(): number;
  /** There was no room: says once that there is half of it again. */
  noteFull(): void;
  hasRoomAgain(): boolean;
  /** How many it holds: waiting and under way. */
  held(): number;
  add(parcel: Outgoing): void;
  /** The next that may be sent, now under way; null: none before one under way has ended. */
  next(): Outgoing | null;
  /** Removes and returns waiting messages that cannot be sent soon; with `all` every waiting one. */
  takeBack(all: boolean): readonly Outgoing[];
  /** It was not sent after all. */
  dropped(parcel: Outgoing): void;
  /** A send has ended: with an answer for this conversation, without any, or with a no for the whole tenant. */
  ended(parcel: Outgoing, how: 'answered' | 'silent' | 'stopped'): void;
  /** How often in a row Teams stopped the whole tenant. */
  stops(): number;
}

/** An empty lane. */
export function createTenantLane(tenantId: string): TenantLane {
  let waiting: Outgoing[] = [];
  /** With how often the tenant had been stopped, and had answered, when it was started: what was on its way before says nothing about now. */
  const underWay = new Map<Outgoing, { readonly stops: number; readonly answers: number }>();
  /** To whom something is under way. */
  const busy = new Set<string>();
  let answers = 0;
  let silent = 0;
  let stops = 0;
  let wasFull = false;

  const isSuspect = () => silent >= SILENT_IN_A_ROW;
  const most = () => (stops > 0 ? PROBES : isSuspect() ? SUSPECT_HELD : MOST_HELD);
  const room = () => Math.max(0, most() - waiting.length - underWay.size);
  const atOnce = () => (stops > 0 ? PROBES : isSuspect() ? SUSPECT_AT_ONCE : MOST_AT_ONCE);

  function mayStart(parcel: Outgoing): boolean {
    if (busy.has(parcel.message.to) || underWay.size >= atOnce()) return false;
    return !isSlow(parcel) || [...underWay.keys()].filter(isSlow).length < SLOW_AT_ONCE;
  }

  return {
    tenantId,
    stops: () => stops,
    held: () => waiting.length + underWay.size,
    room,
    noteFull() {
      wasFull = true;
    },
    hasRoomAgain() {
      if (!wasFull || room() < most() / 2) return false;
      wasFull = false;
      return true;
    },
    add(parcel) {
      waiting.push(parcel);
    },

    next() {
      const parcel = waiting.find(mayStart);
      if (parcel === undefined) return null;
      waiting = waiting.filter((one) => one !== parcel);
      underWay.set(parcel, { stops, answers });
      busy.add(parcel.message.to);
      return parcel;
    },

    takeBack(all) {
      const keep = all ? 0 : isSuspect() ? SUSPECT_AT_ONCE : MOST_HELD;
      const taken = waiting.slice(keep);
      waiting = waiting.slice(0, keep);
      return taken;
    },

    dropped(parcel) {
      underWay.delete(parcel);
      busy.delete(parcel.message.to);
    },

    ended(parcel, how) {
      const begun = underWay.get(parcel);
      const isOfNow = begun?.stops === stops;
      underWay.delete(parcel);
      busy.delete(parcel.message.to);
      if (how === 'answered') {
        answers += 1;
        silent = 0;
        if (isOfNow) stops = 0;
      } else if (how === 'stopped') stops += isOfNow ? 1 : 0;
      // Whoever was silent before, or while others had an answer, says nothing about the tenant.
      else if (!isSlow(parcel) && begun?.answers === answers) silent += 1;
    },
  };
}

/** It got no answer the last time. */
function isSlow({ message }: Outgoing): boolean {
  return message.reason === 'timeout';
}
