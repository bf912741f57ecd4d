import type { Collection } from 'mongodb';
import type { ParticipantStore } from '../../participants/participant-store.js';
import { losses, REACHED, withAddress } from '../documents/late-news.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';

type Reach = Pick<ParticipantStore, 'markUnreachable' | 'noteReached' | 'pageToTryAgain' | 'noteTried'>;

/** Whether messages get through to people: part of the participant store. */
export function createParticipantReach(collection: Collection<ParticipantDocument>): Reach {
  return {
    async markUnreachable(lost, since) {
      if (lost.length === 0) return;
      await collection.bulkWrite(losses(lost, since));
    },

    async noteReached(id, address) {
      const update = { $set: { reachable: true }, $unset: REACHED };
      const found = await collection.findOneAndUpdate(withAddress(id, address), update, { returnDocument: 'after' });
      return found === null ? null : toParticipant(found);
    },

    async pageToTryAgain(now, limit) {
      const found = collection.find({ tryAgainAt: { $lte: now } });
      return (await found.sort({ tryAgainAt: 1 }).limit(limit).toArray()).map(toParticipant);
    },

    async noteTried(id, tryAgainAt) {
      await collection.updateOne({ _id: id, tryAgainAt }, { $unset: { tryAgainAt: '' } });
    },
  };
}
