import type { Collection, Filter, UpdateFilter } from 'mongodb';
import { MOVES_A_YEAR } from '../../participants/moving.js';
import type { ParticipantStore } from '../../participants/participant-store.js';
import { amongTenants } from '../documents/among-tenants.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';
import { toUpdate } from './participant-update.js';

type Moves = Pick<
  ParticipantStore,
  | 'move'
  | 'pageOfWorkers'
  | 'countWorkers'
  | 'moveWorkers'
  | 'giveMoveCode'
  | 'hasMoveCode'
  | 'allowMove'
  | 'countMoved'
>;

/** Changes of where people say to work, and their limit: part of the participant store. */
export function createParticipantMoves(collection: Collection<ParticipantDocument>): Moves {
  /** The limit stands in the filter, so that of two clicks at once the second sees the first. */
  async function changed(filter: Filter<ParticipantDocument>, update: UpdateFilter<ParticipantDocument>) {
    const found = await collection.findOneAndUpdate(filter, update, { returnDocument: 'after' });
    return found === null ? null : toParticipant(found);
  }

  return {
    async move(id, move, { on, countedAfter }) {
      const update = toUpdate(move);
      const counted: UpdateFilter<ParticipantDocument> = {
        ...update,
        $push: { movedOn: { $each: [on], $slice: -MOVES_A_YEAR } },
        $unset: { ...update.$unset, mayMove: '' },
      };
      const elsewhere = { _id: id, municipality: { $exists: true, $ne: move.municipality } };
      const may = [{ 'movedOn.1': { $exists: false } }, { 'movedOn.0': { $lte: countedAfter } }, { mayMove: true }];
      const { municipality, placedAt: _since, vouched: _vouched, ...rest } = move;
      // In this order: a place that somebody has is not taken away, so whoever comes after the first choice finds one.
      return (
        (await changed({ _id: id, municipality: { $exists: false } }, update)) ??
        (await changed({ ...elsewhere, $or: may }, counted)) ??
        changed({ _id: id, municipality }, toUpdate(rest))
      );
    },

    async pageOfWorkers(codes, limit) {
      const found = collection.find({ municipality: { $in: [...codes] } }).limit(limit);
      return (await found.toArray()).map(toParticipant);
    },

    countWorkers: (code) => collection.countDocuments({ municipality: code }),

    async moveWorkers(ids, from, into) {
      await collection.updateMany({ _id: { $in: [...ids] }, municipality: from }, { $set: { municipality: into } });
    },

    async giveMoveCode(id, code) {
      await collection.updateOne({ _id: id, moveCode: { $exists: false } }, { $set: { moveCode: code } });
      const found = await collection.findOne({ _id: id });
      return found === null ? null : toParticipant(found);
    },

    hasMoveCode: async (code, programmeId) =>
      (await collection.countDocuments(withCode(code, programmeId), { limit: 1 })) > 0,

    async allowMove(code, programmeId) {
      const allow = { $set: { mayMove: true }, $unset: { moveCode: '' as const } };
      return (await collection.updateOne(withCode(code, programmeId), allow)).matchedCount === 1;
    },

    countMoved: (programmeId, after, among) =>
      collection.countDocuments({
        standing: 'joined',
        movedOn: { $gt: after },
        // No index holds two lists: few people moved, and the programme is a further condition.
        $and: [{ $or: [{ memberOf: programmeId }] }, amongTenants(among)],
      }),
  };
}

/** One person has the code, so the programme is no more than a further condition. */
function withCode(code: string, programmeId: string | null): Filter<ParticipantDocument> {
  return { moveCode: code, ...(programmeId === null ? {} : { $or: [{ memberOf: programmeId }] }) };
}
