import type { Collection } from 'mongodb';
import type { ParticipantStore } from '../../participants/participant-store.js';
import { goneFilters } from '../documents/departure-filters.js';
import { afterPrefix } from '../documents/documents.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';

type Removal = Pick<
  ParticipantStore,
  'tenantAfter' | 'pageOfTenant' | 'erase' | 'pageOfGone' | 'countGone' | 'eraseGone'
>;

/** Erasing people, and finding those whose time is over: part of the participant store. */
export function createParticipantRemoval(collection: Collection<ParticipantDocument>): Removal {
  return {
    async tenantAfter(tenantId) {
      const after = tenantId === null ? '' : afterPrefix(`${tenantId}:`);
      const [found] = await collection
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(1)
        .toArray();
      return found?.tenantId ?? null;
    },

    async pageOfTenant(tenantId, afterId, limit) {
      const prefix = `${tenantId}:`;
      const found = collection.find({ _id: { $gt: afterId ?? prefix, $lt: afterPrefix(prefix) } });
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toParticipant);
    },

    async erase(id) {
      await collection.deleteOne({ _id: id });
    },

    async pageOfGone(gone, limit) {
      const page: ParticipantDocument[] = [];
      for (const filter of goneFilters(gone)) {
        const room = limit - page.length;
        if (room > 0) page.push(...(await collection.find(filter).limit(room).toArray()));
      }
      return page.map(toParticipant);
    },

    async countGone(gone) {
      let count = 0;
      for (const filter of goneFilters(gone)) count += await collection.countDocuments(filter);
      return count;
    },

    async eraseGone(id, gone) {
      for (const filter of goneFilters(gone)) {
        if ((await collection.deleteOne({ _id: id, ...filter })).deletedCount === 1) return true;
      }
      return false;
    },
  };
}
