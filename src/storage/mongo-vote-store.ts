import type { Db } from 'mongodb';
import type { CountRow } from '../rounds/tally.js';
import { BALLOTS, type Ballot, type Choice, type Vote, voteIdPrefix } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';
import { afterPrefix, COLLECTIONS, isDuplicateKey, SCHEMA_VERSION, type Stored } from './documents.js';

interface VoteDocument extends Stored, Choice {
  municipality: string;
  castAt: Date;
}

/**
 * The single votes in MongoDB. The id says it all (`round:ballot:pseudonym`), so a vote is one write by key, and the
 * votes of a round are a range of ids: no other index has to be kept while a thousand people vote.
 */
export function createMongoVoteStore(db: Db): VoteStore {
  const collection = db.collection<VoteDocument>(COLLECTIONS.votes);

  return {
    async cast({ roundId, ballot, pseudonym, castAt, ...vote }) {
      const _id = voteIdPrefix(roundId, ballot) + pseudonym;
      const notLater = { _id, castAt: { $lte: castAt } };
      const update = { $set: { v: SCHEMA_VERSION, ...vote, castAt } };
      try {
        const { matchedCount, upsertedCount } = await collection.updateOne(notLater, update, { upsert: true });
        return matchedCount + upsertedCount > 0;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // A later vote is there and does not match the filter, or an older one was made at this very moment: ask again.
        return (await collection.updateOne(notLater, update)).matchedCount > 0;
      }
    },

    async getMany(roundId, ballot, pseudonyms) {
      if (pseudonyms.length === 0) return new Map();
      const prefix = voteIdPrefix(roundId, ballot);
      const found = await collection
        .find({ _id: { $in: pseudonyms.map((pseudonym) => prefix + pseudonym) } })
        .toArray();
      return new Map(found.map((vote) => [vote._id.slice(prefix.length), toVote(vote, roundId, ballot)]));
    },

    counts(roundId, ballot) {
      return collection
        .aggregate<CountRow>([
          { $match: { _id: within(voteIdPrefix(roundId, ballot)) } },
          { $group: { _id: { municipality: '$municipality', option: '$option' }, count: { $sum: 1 } } },
          { $project: { _id: 0, municipality: '$_id.municipality', option: '$_id.option', count: 1 } },
        ])
        .toArray();
    },

    reasons(roundId, ballot) {
      return collection
        .find({ _id: within(voteIdPrefix(roundId, ballot)), reason: { $ne: '' } })
        .project<Choice>({ _id: 0, option: 1, confidence: 1, reason: 1 });
    },

    async remove(roundId, pseudonym) {
      const ids = BALLOTS.map((ballot) => voteIdPrefix(roundId, ballot) + pseudonym);
      await collection.deleteMany({ _id: { $in: ids } });
    },

    async destroyRound(roundId) {
      await collection.deleteMany({ _id: within(`${roundId}:`) });
    },
  };
}

function within(prefix: string): { $gte: string; $lt: string } {
  return { $gte: prefix, $lt: afterPrefix(prefix) };
}

function toVote({ _id, v: _v, ...vote }: VoteDocument, roundId: string, ballot: Ballot): Vote {
  return { roundId, ballot, pseudonym: _id.slice(voteIdPrefix(roundId, ballot).length), ...vote };
}
