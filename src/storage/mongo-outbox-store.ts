import type { AnyBulkWriteOperation, Db, UpdateFilter } from 'mongodb';
import { type Intent, MESSAGE_STATES, type Message, type MessageState, roundKeyPrefix } from '../outbox/message.js';
import type { OutboxStore, Settlement, StateCounts } from '../outbox/outbox-store.js';
import { afterPrefix, COLLECTIONS, SCHEMA_VERSION, type Stored } from './documents.js';

interface MessageDocument extends Stored, Omit<Message, 'key'> {
  /** The claim that holds or last held it. */
  claim: string | null;
}

/** The outbox in MongoDB. A claimed message is one whose `dueAt` was moved to the end of the lease, in the same write as the claim. */
export function createMongoOutboxStore(db: Db): OutboxStore {
  const collection = db.collection<MessageDocument>(COLLECTIONS.outbox);

  async function countStates(filter: { roundId?: string; kind?: Message['kind'] }): Promise<StateCounts> {
    const counts = await Promise.all(MESSAGE_STATES.map((state) => collection.countDocuments({ ...filter, state })));
    return Object.fromEntries(MESSAGE_STATES.map((state, at) => [state, counts[at] ?? 0])) as Record<
      MessageState,
      number
    >;
  }

  return {
    async enqueue(intents, dueAt) {
      if (intents.length === 0) return;
      const writes = intents.map((intent) => insertIfAbsent(intent, { state: 'due', dueAt }));
      await collection.bulkWrite(writes, { ordered: false });
    },

    async noteSent(intent, at) {
      const sent = { state: 'sent', settledAt: at } as const;
      await collection.bulkWrite([
        insertIfAbsent(intent, { ...sent, dueAt: at, sentRevision: 1 }),
        { updateOne: { filter: { _id: intent.key, state: 'due' }, update: { $set: { ...sent, claim: null } } } },
      ]);
    },

    async revise(roundId, kind, revision, dueAt) {
      const { modifiedCount } = await collection.updateMany(
        { roundId, kind, state: 'sent', revision: { $lt: revision } },
        { $set: { revision, state: 'due', dueAt, attempts: 0, settledAt: null } },
      );
      return modifiedCount;
    },

    async renew(roundId, kind, revision, dueAt) {
      const older = { revision: { $lt: revision } };
      // In this order: what is settled in between is found as sent.
      await collection.updateMany({ roundId, kind, state: 'due', ...older }, { $set: { revision } });
      await collection.updateMany(
        { roundId, kind, state: 'sent', ...older },
        { $set: { revision, state: 'due', dueAt, attempts: 0, settledAt: null } },
      );
    },

    async renewEach(keys, dueAt) {
      if (keys.length === 0) return;
      const _id = { $in: [...keys] };
      await collection.updateMany({ _id, state: 'due' }, { $inc: { revision: 1 } });
      await collection.updateMany(
        { _id, state: { $in: ['sent', 'unreachable'] } },
        { $set: { state: 'due', dueAt, attempts: 0, settledAt: null }, $inc: { revision: 1 } },
      );
    },

    async retryUndelivered(keys, dueAt) {
      if (keys.length === 0) return;
      await collection.updateMany(
        { _id: { $in: [...keys] }, state: { $in: ['unreachable', 'dropped', 'dead'] }, sentRevision: null },
        { $set: { state: 'due', dueAt, attempts: 0, settledAt: null, reason: null } },
      );
    },

    async claim(claim, now, leaseUntil, limit) {
      const due = { state: 'due', dueAt: { $lte: now } } as const;
      const ids = await collection
        .find(due)
        .sort({ dueAt: 1 })
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      if (ids.length === 0) return [];
      const { modifiedCount } = await collection.updateMany(
        { _id: { $in: ids.map(({ _id }) => _id) }, ...due },
        { $set: { claim, dueAt: leaseUntil }, $inc: { attempts: 1 } },
      );
      if (modifiedCount === 0) return [];
      const claimed = await collection.find({ claim }).toArray();
      return claimed.map(toMessage);
    },

    async settle(outcomes, at) {
      if (outcomes.length === 0) return;
      await collection.bulkWrite(
        outcomes.flatMap((outcome) => settlements(outcome, at)),
        { ordered: false },
      );
    },

    async hasUnsettled(roundId, kind) {
      return (await collection.findOne({ roundId, kind, state: 'due' }, { projection: { _id: 1 } })) !== null;
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

    countByState: (roundId, kind) => countStates({ roundId, kind }),
    countAll: () => countStates({}),

    async allTo(participantId) {
      const found = await collection.find({ to: participantId }).toArray();
      return found.map(toMessage);
    },

    async eraseTo(participantId) {
      await collection.deleteMany({ to: participantId });
    },
  };
}

function insertIfAbsent(
  { key, ...intent }: Intent,
  start: Partial<MessageDocument> & Pick<MessageDocument, 'state' | 'dueAt'>,
): AnyBulkWriteOperation<MessageDocument> {
  const fresh = {
    v: SCHEMA_VERSION,
    ...intent,
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

/** Of one that may have changed meanwhile exactly one of the two writes fits, in whatever order they are done. */
function settlements(outcome: Settlement, at: Date): AnyBulkWriteOperation<MessageDocument>[] {
  if (outcome.state !== 'sent' || outcome.revisable !== true) return [settlement(outcome, at)];
  const { key: _id, claim, activityId, revision } = outcome;
  const again = { activityId, sentRevision: revision, dueAt: at, attempts: 0, claim: null };
  return [
    { updateOne: { filter: { _id, claim, revision }, update: { $set: outcomeFields(outcome, at) } } },
    { updateOne: { filter: { _id, claim, revision: { $gt: revision } }, update: { $set: again } } },
  ];
}

function settlement(outcome: Settlement, at: Date): AnyBulkWriteOperation<MessageDocument> {
  const update: UpdateFilter<MessageDocument> = { $set: outcomeFields(outcome, at) };
  if (outcome.state === 'due' && outcome.uncounted === true) update.$inc = { attempts: -1 };
  return { updateOne: { filter: { _id: outcome.key, claim: outcome.claim }, update } };
}

function outcomeFields(outcome: Settlement, at: Date): Partial<Omit<MessageDocument, '_id'>> {
  switch (outcome.state) {
    case 'sent':
      return {
        state: 'sent',
        settledAt: at,
        activityId: outcome.activityId,
        sentRevision: outcome.revision,
        reason: null,
        claim: null,
      };
    case 'due':
      return {
        dueAt: outcome.dueAt,
        reason: outcome.reason,
        claim: null,
        ...(outcome.forgetActivity === true ? { activityId: null } : {}),
      };
    default:
      return { state: outcome.state, settledAt: at, reason: outcome.reason, claim: null };
  }
}

function toMessage({ _id, v: _v, claim: _c, ...message }: MessageDocument): Message {
  return { key: _id, ...message };
}
