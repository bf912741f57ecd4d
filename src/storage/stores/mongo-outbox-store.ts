import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { type Intent, type MessageState, tenantOf } from '../../outbox/message.js';
import { type OutboxStore, PAUSED } from '../../outbox/outbox-store.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { COLLECTIONS, SCHEMA_VERSION } from '../documents/documents.js';
import { type MessageDocument, storedIntent, toMessage } from '../documents/message-document.js';
import { usable, withinRoom } from './outbox/outbox-among.js';
import { inOrderOfLanes, type LanePlace, postponed } from './outbox/outbox-lanes.js';
import { createOutboxReads, settledBefore } from './outbox/outbox-reads.js';
import { settlements } from './outbox/outbox-settlements.js';

/** The outbox in MongoDB. A claimed message is one whose `dueAt` was moved to the end of the lease, in the same write as the claim. */
export function createMongoOutboxStore(db: Db): OutboxStore {
  const collection = db.collection<MessageDocument>(COLLECTIONS.outbox);

  return {
    ...createOutboxReads(collection),

    async enqueue(intents, dueAt) {
      if (intents.length === 0) return;
      const writes = intents.map((intent) => insertIfAbsent(intent, { state: 'due', dueAt }));
      // In a lane the second must not be there before the first.
      await collection.bulkWrite(writes, { ordered: intents.some(({ lane }) => lane !== undefined) });
    },

    async noteSent(intent, at) {
      const sent = { state: 'sent', settledAt: at } as const;
      await collection.bulkWrite([
        insertIfAbsent(intent, { ...sent, dueAt: at, sentRevision: 1 }),
        { updateOne: { filter: { _id: intent.key, state: 'due' }, update: { $set: { ...sent, claim: null } } } },
      ]);
    },

    async noteShown(intents, at) {
      const sent = { state: 'sent', settledAt: at, dueAt: at, sentRevision: 1 } as const;
      await collection.bulkWrite(intents.map((intent) => insertIfAbsent(intent, sent)));
    },

    async revise(roundId, kind, revision, dueAt) {
      const { modifiedCount } = await collection.updateMany(
        { roundId, kind, state: 'sent', revision: { $lt: revision } },
        { $set: { revision, ...anew(dueAt) } },
      );
      return modifiedCount;
    },

    async renew(roundId, kind, revision, dueAt) {
      const older = { revision: { $lt: revision } };
      // In this order: what is settled in between is found as sent.
      await collection.updateMany({ roundId, kind, state: 'due', ...older }, { $set: { revision } });
      await collection.updateMany({ roundId, kind, state: 'sent', ...older }, { $set: { revision, ...anew(dueAt) } });
    },

    async renewEach(keys, dueAt) {
      if (keys.length === 0) return;
      const _id = { $in: [...keys] };
      await collection.updateMany({ _id, state: 'due' }, { $inc: { revision: 1 } });
      await collection.updateMany(
        { _id, state: { $in: ['sent', 'unreachable'] } },
        { $set: anew(dueAt), $inc: { revision: 1 } },
      );
    },

    async retryUndelivered(keys, dueAt) {
      if (keys.length === 0) return;
      await collection.updateMany(
        { _id: { $in: [...keys] }, state: { $in: ['unreachable', 'dropped', 'dead'] }, sentRevision: null },
        { $set: { ...anew(dueAt), reason: null } },
      );
    },

    async tryAnyway(keys, dueAt) {
      if (keys.length === 0) return 0;
      const { modifiedCount } = await collection.updateMany(
        { _id: { $in: [...keys] }, state: { $in: ['unreachable', 'dead'] } },
        { $set: { ...anew(dueAt), anyway: true } },
      );
      return modifiedCount;
    },

    async retryTo(participantId, kinds, dueAt) {
      const about = { to: participantId, kind: { $in: [...kinds] } };
      const retried = { $set: { ...anew(dueAt), reason: null } };
      const undelivered: MessageState[] = ['unreachable', 'dropped', 'dead'];
      const unsent = { state: { $in: undelivered }, sentRevision: { $not: { $gt: 0 } } };
      await collection.updateMany({ ...about, ...unsent }, retried);
      // A claimed message has its lease in `dueAt`, which must stay.
      const paused = { state: 'due', reason: PAUSED, claim: { $not: { $gt: '' } } } as const;
      await collection.updateMany({ ...about, ...paused }, retried);
    },

    async claim(claim, now, leaseUntil, limit, among) {
      const due = { state: 'due', dueAt: { $lte: now } } as const;
      for (;;) {
        const found = await collection
          .find({ ...due, ...usable(among) })
          .sort({ dueAt: 1 })
          .limit(limit)
          .project<LanePlace & { to: string }>({ _id: 1, lane: 1, place: 1, to: 1 })
          .toArray();
        const { ready, blocked } = await inOrderOfLanes(collection, found, now);
        if (blocked.length > 0) await collection.bulkWrite(blocked.map((one) => postponed(one, due)));
        // Messages that wait for their lane must not block the rest; once postponed they are not found again.
        if (ready.length === 0 && blocked.length > 0) continue;
        if (ready.length === 0) return [];
        const { modifiedCount } = await collection.updateMany(
          { _id: { $in: withinRoom(ready, found, among) }, ...due },
          { $set: { claim, dueAt: leaseUntil }, $inc: { attempts: 1 } },
        );
        if (modifiedCount === 0) return [];
        const claimed = await collection.find({ claim }).toArray();
        return claimed.map(toMessage);
      }
    },

    async giveBack(claim, dueAt) {
      await collection.updateMany({ claim }, { $set: { claim: null, dueAt }, $inc: { attempts: -1 } });
    },

    async settle(outcomes, at) {
      if (outcomes.length === 0) return;
      await collection.bulkWrite(
        outcomes.flatMap((outcome) => settlements(outcome, at)),
        { ordered: false },
      );
    },

    removeSettled: (before, exceptRounds, limit) => deleteBatch(collection, settledBefore(before, exceptRounds), limit),

    async eraseTo(participantId) {
      await collection.deleteMany({ to: participantId });
    },
  };
}

function insertIfAbsent(
  intent: Intent,
  start: Partial<MessageDocument> & Pick<MessageDocument, 'state' | 'dueAt'>,
): AnyBulkWriteOperation<MessageDocument> {
  const fresh = {
    v: SCHEMA_VERSION,
    ...storedIntent(intent),
    tenantId: tenantOf(intent),
    since: start.dueAt,
    attempts: 0,
    revision: 1,
    sentRevision: null,
    activityId: null,
    reason: null,
    settledAt: null,
    claim: null,
    ...start,
  };
  return { updateOne: { filter: { _id: intent.key }, update: { $setOnInsert: fresh }, upsert: true } };
}

/** Due, as if it had just been put in. */
function anew(dueAt: Date) {
  return { state: 'due', dueAt, since: dueAt, attempts: 0, settledAt: null } as const;
}
