import type { AnyBulkWriteOperation, Db, Filter } from 'mongodb';
import {
  type Intent,
  MESSAGE_STATES,
  type Message,
  type MessageKind,
  type MessageState,
  roundKeyPrefix,
  tenantOf,
} from '../../outbox/message.js';
import { type OutboxStore, PAUSED, type StateCounts } from '../../outbox/outbox-store.js';
import { deleteBatch } from '../documents/delete-batch.js';
import { afterPrefix, COLLECTIONS, SCHEMA_VERSION } from '../documents/documents.js';
import type { MessageDocument } from '../documents/message-document.js';
import { usable, withinRoom } from './outbox-among.js';
import { inOrderOfLanes, type LanePlace, postponed } from './outbox-lanes.js';
import { settlements } from './outbox-settlements.js';

/** The outbox in MongoDB. A claimed message is one whose `dueAt` was moved to the end of the lease, in the same write as the claim. */
export function createMongoOutboxStore(db: Db): OutboxStore {
  const collection = db.collection<MessageDocument>(COLLECTIONS.outbox);

  async function countsOf(about: { readonly roundId: string; readonly kind?: MessageKind }) {
    const groups = await collection
      .aggregate<{ _id: { kind: MessageKind; state: MessageState }; count: number }>([
        { $match: about },
        { $group: { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 } } },
      ])
      .toArray();
    const counts: Partial<Record<MessageKind, StateCounts>> = {};
    for (const { _id, count } of groups) {
      counts[_id.kind] = { ...(counts[_id.kind] ?? NO_MESSAGES), [_id.state]: count };
    }
    return counts;
  }

  return {
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

    async hasUnsettled(roundId, kind, tries) {
      const tried = tries === undefined ? {} : { attempts: { $lt: tries } };
      const due = { roundId, kind, state: 'due', ...tried } as const;
      return (await collection.findOne(due, { projection: { _id: 1 } })) !== null;
    },

    async pageOfRecipients(roundId, kind, afterId, limit) {
      const prefix = roundKeyPrefix(roundId, kind);
      const found = await collection
        .find({ _id: { $gt: prefix + (afterId ?? ''), $lt: afterPrefix(prefix) } })
        .sort({ _id: 1 })
        .limit(limit)
        .project<{ to: string }>({ to: 1 })
        .toArray();
      return found.map(({ to }) => to);
    },

    countsOfRound: (roundId) => countsOf({ roundId }),

    async pageOfFailed({ roundId, kind, state }, afterKey, limit) {
      const found = await collection
        .find({ roundId, kind, state, _id: { $gt: afterKey ?? '' } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toMessage);
    },

    countByState: async (roundId, kind) => (await countsOf({ roundId, kind }))[kind] ?? NO_MESSAGES,

    async countAll() {
      const counts = await Promise.all(MESSAGE_STATES.map((state) => collection.countDocuments({ state })));
      return Object.fromEntries(MESSAGE_STATES.map((state, at) => [state, counts[at] ?? 0])) as Record<
        MessageState,
        number
      >;
    },

    postsIn: (channelId) =>
      collection
        .find({ to: channelId, kind: 'channel' })
        .project<Pick<Message, 'roundId' | 'activityId'>>({ _id: 0, roundId: 1, activityId: 1 })
        .toArray(),

    async allTo(participantId) {
      const found = await collection.find({ to: participantId }).toArray();
      return found.map(toMessage);
    },

    countSettled: (before, exceptRounds) => collection.countDocuments(settledBefore(before, exceptRounds)),

    removeSettled: (before, exceptRounds, limit) => deleteBatch(collection, settledBefore(before, exceptRounds), limit),

    async eraseTo(participantId) {
      await collection.deleteMany({ to: participantId });
    },
  };
}

/** Due messages have no `settledAt`. */
function settledBefore(before: Date, exceptRounds: readonly string[]): Filter<MessageDocument> {
  return { settledAt: { $lt: before }, state: { $ne: 'due' }, roundId: { $nin: [...exceptRounds] } };
}

const NO_MESSAGES: StateCounts = { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };

function insertIfAbsent(
  { key, ...intent }: Intent,
  start: Partial<MessageDocument> & Pick<MessageDocument, 'state' | 'dueAt'>,
): AnyBulkWriteOperation<MessageDocument> {
  const fresh = {
    v: SCHEMA_VERSION,
    ...intent,
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
  return { updateOne: { filter: { _id: key }, update: { $setOnInsert: fresh }, upsert: true } };
}

/** Due, as if it had just been put in. */
function anew(dueAt: Date) {
  return { state: 'due', dueAt, since: dueAt, attempts: 0, settledAt: null } as const;
}

function toMessage({ _id, v: _v, claim: _c, tenantId: _t, ...message }: MessageDocument): Message {
  return { key: _id, ...message, since: message.since ?? message.dueAt };
}
