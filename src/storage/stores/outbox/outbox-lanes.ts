import type { AnyBulkWriteOperation, Collection, Filter } from 'mongodb';
import type { MessageDocument } from '../../documents/message-document.js';

/** A due message, as far as its lane needs it. */
export interface LanePlace {
  readonly _id: string;
  readonly lane?: string;
  readonly place?: number;
}

/** A message that has to wait, and until when. */
export interface Blocked {
  readonly id: string;
  readonly until: Date;
}

/** How soon it is looked again whether the one before has arrived, when that one is being sent now (ms). */
const LOOK_AGAIN_MS = 1_000;

/**
 * Which of these due messages may be sent: all without a lane, and of each lane the first that is still to be sent. The
 * others wait for it: until its next try, or a moment when somebody is sending it. A follower of one that is among
 * these is in neither list: its turn comes at the next look. One round trip when there are lanes, else none.
 */
export async function inOrderOfLanes(
  collection: Collection<MessageDocument>,
  found: readonly LanePlace[],
  now: Date,
): Promise<{ readonly ready: readonly string[]; readonly blocked: readonly Blocked[] }> {
  const lanes = [...new Set(found.flatMap(({ lane }) => lane ?? []))];
  const heads = new Map<string, MessageDocument>();
  if (lanes.length > 0) {
    const onTheirWay = collection
      .find({ lane: { $in: lanes }, state: 'due' })
      .project<MessageDocument>({ lane: 1, place: 1, dueAt: 1, claim: 1 });
    for (const one of await onTheirWay.toArray()) {
      const head = heads.get(one.lane ?? '');
      if (head === undefined || placeOf(one) < placeOf(head)) heads.set(one.lane ?? '', one);
    }
  }
  const ids = new Set(found.map(({ _id }) => _id));
  const ready: string[] = [];
  const blocked: Blocked[] = [];
  for (const { _id, lane } of found) {
    const head = lane === undefined ? undefined : heads.get(lane);
    if (head === undefined || head._id === _id) ready.push(_id);
    else if (!ids.has(head._id)) blocked.push({ id: _id, until: nextLook(head, now) });
  }
  return { ready, blocked };
}

/** The write that puts a message off, unless somebody has taken it up meanwhile. */
export function postponed(
  { id, until }: Blocked,
  due: Filter<MessageDocument>,
): AnyBulkWriteOperation<MessageDocument> {
  return { updateOne: { filter: { _id: id, ...due }, update: { $set: { dueAt: until } } } };
}

function nextLook({ claim, dueAt }: MessageDocument, now: Date): Date {
  const soon = new Date(now.getTime() + LOOK_AGAIN_MS);
  return claim === null && dueAt > soon ? dueAt : soon;
}

function placeOf({ place = 0 }: LanePlace): number {
  return place;
}
