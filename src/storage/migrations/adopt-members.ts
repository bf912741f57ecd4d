import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Membership } from '../../participants/participant.js';
import { DEFAULT_PROGRAMME_ID } from '../../programmes/programme.js';
import type { ParticipantDocument } from '../documents/participant-document.js';

/** Somebody who took part before there were memberships. Served by the index `active_members_in_order`. */
const UNPLACED = { memberOf: { $exists: false }, standing: { $in: ['joined', 'left'] } } as const;

/**
 * Makes at most `limit` people who take part, or took part, members of the first programme: until schema 2 it was the only
 * one. Gives how many. Each write asks once more whether it is still to be done, so this may be stopped anywhere, run again,
 * and run by several processes at once.
 */
export async function adoptMembers(collection: Collection<ParticipantDocument>, limit: number): Promise<number> {
  const found = await collection.find(UNPLACED).limit(limit).toArray();
  if (found.length > 0) await collection.bulkWrite(found.map(adoption), { ordered: false });
  return found.length;
}

function adoption(person: ParticipantDocument): AnyBulkWriteOperation<ParticipantDocument> {
  const { _id, standing, joinedAt, leftAt, skipsRound } = person;
  // Absent in documents of before it was noted: some moment before programmes.
  const since = joinedAt ?? new Date(0);
  const membership: Membership = { joinedAt: since, ...(standing === 'left' ? { leftAt: leftAt ?? since } : {}) };
  return {
    updateOne: {
      filter: { _id, memberOf: { $exists: false }, standing },
      update: {
        $set: {
          v: 2,
          memberOf: standing === 'joined' ? [DEFAULT_PROGRAMME_ID] : [],
          memberships: { [DEFAULT_PROGRAMME_ID]: membership },
          skipsRounds: skipsRound === undefined ? [] : [skipsRound],
        },
      },
    },
  };
}
