import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Membership } from '../../participants/participant.js';
import { DEFAULT_PROGRAMME_ID } from '../../programmes/programme.js';
import type { ParticipantDocument } from '../documents/participant-document.js';

type Write = AnyBulkWriteOperation<ParticipantDocument>;

/** The schema version in which people take part in programmes. */
const SINCE = 2;
const LEFT_AT = `memberships.${DEFAULT_PROGRAMME_ID}.leftAt`;

/**
 * Somebody who took part before there were memberships: from then on whoever joins has a list of programmes, be it an empty one.
 * Served by the index `active_members_in_order`, and so is the other one.
 */
const UNPLACED = { memberOf: { $exists: false }, standing: { $in: ['joined', 'left'] } } as const;
/** Somebody in no programme any more, who takes part and was last written by a version that knew none. */
const RETURNED = { memberOf: [], standing: 'joined', v: { $lt: SINCE }, [LEFT_AT]: { $exists: true } } as const;

/**
 * Makes at most `limit` people who take part, or took part, members of the first programme, where an older version let them in:
 * until schema 2 it was the only one. So it does with at most as many who had left, and whom such a version let in again since.
 * Gives how many. Each write asks once more whether it is still to be done, so this may be stopped anywhere, run again, and run
 * by several processes at once. Two round trips when there is nobody.
 */
export async function adoptMembers(collection: Collection<ParticipantDocument>, limit: number): Promise<number> {
  const [unplaced, returned] = await Promise.all(
    [UNPLACED, RETURNED].map((filter) => collection.find(filter).limit(limit).toArray()),
  );
  const writes = [...(unplaced ?? []).map(adoption), ...(returned ?? []).flatMap(comeback)];
  if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
  return writes.length;
}

function adoption(person: ParticipantDocument): Write {
  const { _id, standing, joinedAt, leftAt, skipsRound } = person;
  // Absent in documents of before it was noted: some moment before programmes.
  const since = joinedAt ?? new Date(0);
  const membership: Membership = { joinedAt: since, ...(standing === 'left' ? { leftAt: leftAt ?? since } : {}) };
  return {
    updateOne: {
      filter: { _id, memberOf: { $exists: false }, standing },
      update: {
        $set: {
          v: SINCE,
          memberOf: standing === 'joined' ? [DEFAULT_PROGRAMME_ID] : [],
          memberships: { [DEFAULT_PROGRAMME_ID]: membership },
          skipsRounds: skipsRound === undefined ? [] : [skipsRound],
        },
      },
    },
  };
}

/** Nothing for whoever joined before they left the programme: they take part, and want no part in that one. */
function comeback({ _id, joinedAt, memberships }: ParticipantDocument): readonly Write[] {
  const leftAt = memberships?.[DEFAULT_PROGRAMME_ID]?.leftAt;
  if (joinedAt === undefined || leftAt === undefined || joinedAt <= leftAt) return [];
  return [
    {
      updateOne: {
        filter: { _id, ...RETURNED, joinedAt, [LEFT_AT]: leftAt },
        update: {
          $set: {
            v: SINCE,
            memberOf: [DEFAULT_PROGRAMME_ID],
            [`memberships.${DEFAULT_PROGRAMME_ID}`]: { joinedAt },
          },
        },
      },
    },
  ];
}
