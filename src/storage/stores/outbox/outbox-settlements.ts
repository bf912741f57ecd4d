import type { AnyBulkWriteOperation, UpdateFilter } from 'mongodb';
import type { Settlement } from '../../../outbox/outbox-store.js';
import type { MessageDocument } from '../../documents/message-document.js';

/**
 * The writes that note how a message ended; a claim that was lost meanwhile changes nothing. For a message that may
 * have changed under way exactly one of two writes applies, in either order.
 */
export function settlements(outcome: Settlement, at: Date): AnyBulkWriteOperation<MessageDocument>[] {
  if (outcome.state !== 'sent' || outcome.revisable !== true) return [settlement(outcome, at)];
  const { key: _id, claim, activityId, revision } = outcome;
  const again = { activityId, sentRevision: revision, dueAt: at, attempts: 0, claim: null };
  return [
    { updateOne: { filter: { _id, claim, revision }, update: ended(outcome, at) } },
    { updateOne: { filter: { _id, claim, revision: { $gt: revision } }, update: { $set: again } } },
  ];
}

/** Once it has ended, it is not tried whatever is known of the address; another wish to is needed. */
function ended(outcome: Settlement, at: Date): UpdateFilter<MessageDocument> {
  return { $set: outcomeFields(outcome, at), $unset: { anyway: '' } };
}

function settlement(outcome: Settlement, at: Date): AnyBulkWriteOperation<MessageDocument> {
  const update: UpdateFilter<MessageDocument> =
    outcome.state === 'due' ? { $set: outcomeFields(outcome, at) } : ended(outcome, at);
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
        ...(outcome.anew === true ? { since: outcome.dueAt } : {}),
        ...(outcome.forgetActivity === true ? { activityId: null } : {}),
      };
    default:
      return { state: outcome.state, settledAt: at, reason: outcome.reason, claim: null };
  }
}
