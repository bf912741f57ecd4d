import type { Collection, Filter, UpdateFilter } from 'mongodb';
import { MAXIMUM_PROGRAMMES } from '../../participants/membership.js';
import { MAXIMUM_SKIPS, type MembershipStore } from '../../participants/membership-store.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';
import { adoptMembers } from '../migrations/adopt-members.js';

/** A list with something at this place is full. */
const LAST_PLACE = `memberOf.${MAXIMUM_PROGRAMMES - 1}`;

/** The part of the participant store that is about programmes. Ids of programmes are names of fields here: they hold no dot. */
export function createParticipantMemberships(collection: Collection<ParticipantDocument>): MembershipStore {
  async function write(filter: Filter<ParticipantDocument>, update: UpdateFilter<ParticipantDocument>) {
    const found = await collection.findOneAndUpdate(filter, update, { returnDocument: 'after' });
    return found === null ? null : toParticipant(found);
  }

  async function read(id: string) {
    const found = await collection.findOne({ _id: id });
    return found === null ? null : toParticipant(found);
  }

  return {
    async join(id, programmeId, at) {
      const joined = await write(
        { _id: id, memberOf: { $ne: programmeId }, [LAST_PLACE]: { $exists: false } },
        { $push: { memberOf: programmeId }, $set: { [`memberships.${programmeId}`]: { joinedAt: at } } },
      );
      if (joined !== null) return joined;
      const present = await read(id);
      return present?.memberOf.includes(programmeId) === true ? present : null;
    },

    async leaveProgramme(id, programmeId, at) {
      const left = await write(
        { _id: id, memberOf: programmeId },
        {
          $pull: { memberOf: programmeId },
          $set: { [`memberships.${programmeId}.leftAt`]: at },
          $unset: { [`memberships.${programmeId}.pausedUntil`]: '' },
        },
      );
      return left ?? read(id);
    },

    async pageOfMembers(programmeIds, limit) {
      const found = collection.find({ memberOf: { $in: [...programmeIds] } });
      return (await found.limit(limit).toArray()).map(toParticipant);
    },

    pauseIn(id, programmeId, until) {
      const field = `memberships.${programmeId}.pausedUntil`;
      return write(
        { _id: id, memberOf: programmeId },
        until === null ? { $unset: { [field]: '' } } : { $set: { [field]: until } },
      );
    },

    adopt: (limit) => adoptMembers(collection, limit),

    async skipRound(id, roundId) {
      const skipped = await write(
        { _id: id, skipsRounds: { $ne: roundId } },
        { $push: { skipsRounds: { $each: [roundId], $slice: -MAXIMUM_SKIPS } } },
      );
      return skipped ?? read(id);
    },

    unskipRound: (id, roundId) => write({ _id: id }, { $pull: { skipsRounds: roundId }, $unset: { skipsRound: '' } }),
  };
}
