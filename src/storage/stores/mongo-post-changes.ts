import type { Collection, Filter, UpdateFilter } from 'mongodb';
import type { Post } from '../../threads/thread.js';
import type { ThreadStore } from '../../threads/thread-store.js';
import { SCHEMA_VERSION } from '../documents/documents.js';
import { decidedAsIn, type PostDocument, toPost } from '../documents/thread-documents.js';

/** The number of a message that was gone before it came: it has no place. */
export const NO_PLACE = 0;

/** Keeps posts in step with the messages they were copied from. */
export function createPostChanges(
  posts: Collection<PostDocument>,
): Pick<ThreadStore, 'rewrite' | 'markGone' | 'forgetGone'> {
  return {
    async rewrite(asRead, { text, changedAt, isEdited, isDeleted, isJudgedAnew }) {
      const { reports = [], moderation } = asRead;
      const waits = !isJudgedAnew && text !== null && moderation === undefined && reports.length > 0;
      const update: UpdateFilter<PostDocument> = {
        $set: {
          text,
          changedAt,
          isDeleted,
          ...(isEdited ? { isEdited } : {}),
          // A restored post waits again, at the end of the queue.
          ...(waits && asRead.text === null ? { reportedAt: changedAt } : {}),
        },
        $unset: {
          ...(text === null || isJudgedAnew ? { reportedAt: '' as const } : {}),
          ...(isJudgedAnew ? { moderation: '' as const, reports: '' as const } : {}),
        },
      };
      const found = await posts.findOneAndUpdate(asItWas(asRead), update, { returnDocument: 'after' });
      return found === null ? null : toPost(found);
    },

    async markGone({ id, ...gone }) {
      const fresh = { v: SCHEMA_VERSION, ...gone, number: NO_PLACE, text: null, isDeleted: true };
      await posts.updateOne({ _id: id }, { $setOnInsert: fresh }, { upsert: true });
    },

    async forgetGone(id) {
      await posts.deleteOne({ _id: id, number: NO_PLACE });
    },
  };
}

/** Nobody wrote it anew or decided about it since it was read. */
function asItWas({ id, by, changedAt, ...post }: Post): Filter<PostDocument> {
  return { _id: id, by, changedAt: changedAt ?? { $exists: false }, ...decidedAsIn(post) };
}
