import type { Collection, Filter } from 'mongodb';
import {
  MESSAGE_STATES,
  type Message,
  type MessageKind,
  type MessageState,
  roundKeyPrefix,
} from '../../../outbox/message.js';
import type { OutboxStore, StateCounts } from '../../../outbox/outbox-store.js';
import { afterPrefix } from '../../documents/documents.js';
import { type MessageDocument, toMessage } from '../../documents/message-document.js';

const NO_MESSAGES: StateCounts = { due: 0, sent: 0, unreachable: 0, dead: 0, dropped: 0 };

/** Everything that is asked of the outbox without changing it. */
export function createOutboxReads(
  collection: Collection<MessageDocument>,
): Pick<
  OutboxStore,
  | 'hasUnsettled'
  | 'pageOfRecipients'
  | 'countsOfRound'
  | 'pageOfFailed'
  | 'countByState'
  | 'countAll'
  | 'postsIn'
  | 'allTo'
  | 'countSettled'
> {
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
  };
}

/** Messages that were settled before this moment, outside these rounds. Due messages have no `settledAt`. */
export function settledBefore(before: Date, exceptRounds: readonly string[]): Filter<MessageDocument> {
  return { settledAt: { $lt: before }, state: { $ne: 'due' }, roundId: { $nin: [...exceptRounds] } };
}
