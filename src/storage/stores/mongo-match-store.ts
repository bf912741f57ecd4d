import type { Db } from 'mongodb';
import { type Answer, type Match, type MatchState, matchIdPrefix } from '../../matching/match.js';
import type { MatchStore } from '../../matching/match-store.js';
import { ERASED } from '../../participants/participant.js';
import { deleteBatch, removeAll } from '../documents/delete-batch.js';
import { afterPrefix, COLLECTIONS } from '../documents/documents.js';
import { freshMatch, type MatchDocument, toMatch } from '../documents/match-document.js';

/** The matches in MongoDB, one document per group or waiting person. A member is addressed by the place in the match. */
export function createMongoMatchStore(db: Db): MatchStore {
  const collection = db.collection<MatchDocument>(COLLECTIONS.matches);

  async function get(id: string): Promise<Match | null> {
    const found = await collection.findOne({ _id: id });
    return found === null ? null : toMatch(found);
  }

  return {
    get,

    async addAll(matches) {
      if (matches.length === 0) return;
      const writes = matches.map((match) => ({
        updateOne: { filter: { _id: match.id }, update: { $setOnInsert: freshMatch(match) }, upsert: true },
      }));
      await collection.bulkWrite(writes, { ordered: false });
    },

    async newestOf(roundId, matchingIds, participantIds) {
      if (participantIds.length === 0 || matchingIds.length === 0) return new Map();
      const found = await collection.find({ 'members.id': { $in: [...new Set(participantIds)] }, roundId }).toArray();
      return newestOfEach(found.map(toMatch), matchingIds, new Set(participantIds));
    },

    async answer(id, participantId, answer) {
      const match = await get(id);
      const place = match?.members.findIndex((member) => member.id === participantId) ?? -1;
      if (match === null || place === -1) return null;
      if (answer === 'skipped' && match.members[place]?.answer === 'skipped') return match;
      // The place of a member never changes, but an erasure takes the name away.
      const own = { [`members.${place}.id`]: participantId };
      const said = { [`members.${place}.answer`]: answer };
      const { from, change } = effectOf(answer, match.members.length > 1);
      const found = await collection.findOneAndUpdate(
        { _id: id, ...own, ...from },
        { $set: { ...said, ...change } },
        { returnDocument: 'after' },
      );
      if (found !== null) return toMatch(found);
      // The same answer may have come a moment earlier, in another process, and ended the match.
      const now = await get(id);
      return now?.members[place]?.id === participantId && now.members[place]?.answer === answer ? now : null;
    },

    async pageOfMatching(roundId, matchingId, afterId, limit) {
      const prefix = matchIdPrefix(roundId, matchingId);
      const found = await collection
        .find({ _id: { $gt: afterId ?? prefix, $lt: afterPrefix(prefix) } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toMatch);
    },

    async loose(roundId) {
      const found = await collection.find({ roundId, state: { $in: ['broken', 'waiting'] } }).toArray();
      return found.map(toMatch);
    },

    async markOver(ids) {
      if (ids.length === 0) return;
      await collection.updateMany({ _id: { $in: [...ids] } }, { $set: { state: 'over' } });
    },

    async dropOtherMatchings(roundId, matchingIds) {
      await removeAll(collection, { roundId, attempt: { $nin: [...matchingIds] } });
    },

    async *ofRounds(roundIds) {
      if (roundIds.length === 0) return;
      for await (const found of collection.find({ roundId: { $in: [...roundIds] } })) yield toMatch(found);
    },

    async counts(roundId) {
      const groups = { roundId, state: 'talking' } as const;
      const [all, met] = await Promise.all([
        collection.countDocuments(groups),
        collection.countDocuments({ ...groups, met: true }),
      ]);
      return { groups: all, met };
    },

    async allOf(participantId) {
      const found = await collection.find({ 'members.id': participantId }).toArray();
      return found.map(toMatch).sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime());
    },

    async allOfPeople(participantIds) {
      if (participantIds.length === 0) return [];
      const found = await collection.find({ 'members.id': { $in: [...participantIds] } }).toArray();
      return found.map(toMatch).sort((one, other) => (one.id < other.id ? -1 : 1));
    },

    async countOfRounds(roundIds) {
      return roundIds.length === 0 ? 0 : collection.countDocuments({ roundId: { $in: [...roundIds] } });
    },

    async removeOfRounds(roundIds, limit) {
      return roundIds.length === 0 ? 0 : deleteBatch(collection, { roundId: { $in: [...roundIds] } }, limit);
    },

    async erase(participantId) {
      const found = await collection.find({ 'members.id': participantId }).toArray();
      if (found.length === 0) return;
      // The place of a member never changes, so nobody else can be meant by it.
      await collection.bulkWrite(
        found.map(({ _id, members }) => {
          const place = members.findIndex(({ id }) => id === participantId);
          if (members.length === 1) return { deleteOne: { filter: { _id } } };
          return { updateOne: { filter: { _id }, update: { $set: { [`members.${place}.id`]: ERASED } } } };
        }),
        { ordered: false },
      );
    },
  };
}

/** The match of the newest of these matchings for each of these people. */
function newestOfEach(
  found: readonly Match[],
  matchingIds: readonly string[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Match> {
  const newest = new Map<string, Match>();
  const order = new Map(matchingIds.map((matchingId, at) => [matchingId, at]));
  const orderOf = ({ matchingId }: Match) => order.get(matchingId) ?? -1;
  for (const match of found.filter((one) => orderOf(one) >= 0)) {
    for (const { id } of match.members) {
      const known = newest.get(id);
      if (wanted.has(id) && (known === undefined || orderOf(known) < orderOf(match))) newest.set(id, match);
    }
  }
  return newest;
}

interface Effect {
  /** In what state the match must be. */
  readonly from: { readonly state: MatchState | { readonly $in: readonly MatchState[] }; readonly met?: boolean };
  readonly change: Partial<Pick<MatchDocument, 'state' | 'met'>>;
}

function effectOf(answer: Answer, isGroup: boolean): Effect {
  if (answer === 'met') return { from: { state: 'talking' }, change: { met: true } };
  if (!isGroup) return { from: { state: 'waiting' }, change: { state: 'over' } };
  return { from: { state: { $in: ['talking', 'broken'] }, met: false }, change: { state: 'broken' } };
}
