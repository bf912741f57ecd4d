import type { Db } from 'mongodb';
import { pagesOf } from '../../rounds/paging.js';
import type { CountRow } from '../../rounds/tally.js';
import { type ChosenOption, countTransitions } from '../../rounds/transition-counts.js';
import { BALLOTS, type Ballot, type Choice, type Vote, voteIdPrefix } from '../../rounds/vote.js';
import type { Voter, VoteStore } from '../../rounds/vote-store.js';
import { removeAll } from '../documents/delete-batch.js';
import { afterPrefix, COLLECTIONS, isDuplicateKey, SCHEMA_VERSION, type Stored } from '../documents/documents.js';

interface VoteDocument extends Stored, Choice {
  municipality: string | null;
  /** Absent in votes of before it was noted. */
  vouched?: boolean;
  /** Absent once the ballot is counted. */
  castAt?: Date;
}

/** Votes in one batch of the transitions: without it a batch may be as large as 16 MB, which is every vote at once. */
const TRANSITION_BATCH = 1_000;

/** Votes that lose their time in one call, so that no call takes long. */
const TIMES_PAGE = 1_000;

/**
 * The single votes in MongoDB. The id says it all (`round:ballot:pseudonym`), so a vote is one write by key, and the
 * votes of a round are a range of ids: no other index has to be kept while a thousand people vote.
 */
export function createMongoVoteStore(db: Db): VoteStore {
  const collection = db.collection<VoteDocument>(COLLECTIONS.votes);

  /** In order of pseudonym. */
  async function* optionsOf(roundId: string, ballot: Ballot): AsyncGenerator<ChosenOption, void> {
    const prefix = voteIdPrefix(roundId, ballot);
    const found = collection
      .find({ _id: within(prefix) })
      .sort({ _id: 1 })
      .batchSize(TRANSITION_BATCH)
      .project<{ _id: string } & Pick<Choice, 'option' | 'movedBy'>>({ option: 1, movedBy: 1 });
    for await (const { _id, ...chosen } of found) yield { pseudonym: _id.slice(prefix.length), ...chosen };
  }

  return {
    async cast({ roundId, ballot, pseudonym, castAt, ...vote }) {
      const _id = voteIdPrefix(roundId, ballot) + pseudonym;
      const notLater = { _id, castAt: { $lte: castAt } };
      const update = {
        $set: { v: SCHEMA_VERSION, ...vote, castAt },
        ...(vote.movedBy === undefined ? { $unset: { movedBy: '' as const } } : {}),
      };
      try {
        const { matchedCount, upsertedCount } = await collection.updateOne(notLater, update, { upsert: true });
        return matchedCount + upsertedCount > 0;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // A later vote is there and does not match the filter, or an older one was made at this very moment: ask again.
        return (await collection.updateOne(notLater, update)).matchedCount > 0;
      }
    },

    async getMany(roundId, ballots, pseudonyms) {
      const votes = new Map<string, Partial<Record<Ballot, Vote>>>();
      if (pseudonyms.length === 0) return votes;
      const prefixes = ballots.map((ballot) => voteIdPrefix(roundId, ballot));
      const ids = prefixes.flatMap((prefix) => pseudonyms.map((pseudonym) => prefix + pseudonym));
      for (const found of await collection.find({ _id: { $in: ids } }).toArray()) {
        const ballot = ballots.find((_, at) => found._id.startsWith(prefixes[at] ?? ''));
        if (ballot === undefined) continue;
        const vote = toVote(found, roundId, ballot);
        votes.set(vote.pseudonym, { ...votes.get(vote.pseudonym), [ballot]: vote });
      }
      return votes;
    },

    async transitions(roundId, aside) {
      const first = optionsOf(roundId, 'first');
      const second = optionsOf(roundId, 'second');
      try {
        return await countTransitions(first, second, aside);
      } finally {
        // When one of them fails, the cursor of the other is still open.
        await Promise.all([first.return(), second.return()]);
      }
    },

    async sums(roundId, ballot) {
      const [all] = await collection
        .aggregate<{ voters: number; confidence: number }>([
          { $match: { _id: within(voteIdPrefix(roundId, ballot)) } },
          { $group: { _id: null, voters: { $sum: 1 }, confidence: { $sum: '$confidence' } } },
        ])
        .toArray();
      return { voters: all?.voters ?? 0, sumOfConfidence: all?.confidence ?? 0 };
    },

    async forgetTimes(roundId, ballot) {
      const { $gte, $lt } = within(voteIdPrefix(roundId, ballot));
      const pageOf = (after: string | null) =>
        collection
          .find<{ _id: string }>({ _id: after === null ? { $gte, $lt } : { $gt: after, $lt } })
          .sort({ _id: 1 })
          .limit(TIMES_PAGE)
          .project<{ _id: string }>({ _id: 1 })
          .toArray();
      for await (const page of pagesOf(pageOf, ({ _id }) => _id, TIMES_PAGE)) {
        const [first, last] = [page[0]?._id, page.at(-1)?._id];
        if (first === undefined || last === undefined) return;
        await collection.updateMany({ _id: { $gte: first, $lte: last } }, { $unset: { castAt: '' } });
      }
    },

    async counts(roundId, ballot) {
      const _id = { municipality: '$municipality', vouched: '$vouched', option: '$option' };
      const groups = await collection
        .aggregate<{ _id: Pick<VoteDocument, keyof typeof _id>; count: number }>([
          { $match: { _id: within(voteIdPrefix(roundId, ballot)) } },
          { $group: { _id, count: { $sum: 1 } } },
        ])
        .toArray();
      return groups.map(({ _id: { municipality, vouched = false, option }, count }): CountRow => {
        return { municipality, vouched, option, count };
      });
    },

    reasons(roundId, ballot) {
      return collection
        .find({ _id: within(voteIdPrefix(roundId, ballot)), reason: { $ne: '' } })
        .project<Choice>({ _id: 0, option: 1, confidence: 1, reason: 1 });
    },

    async ofVoters(voters) {
      const ids = idsOf(voters);
      if (ids.size === 0) return [];
      const found = await collection.find({ _id: { $in: [...ids.keys()] } }).toArray();
      return found.flatMap((vote) => {
        const at = ids.get(vote._id);
        return at === undefined ? [] : [toVote(vote, at.roundId, at.ballot)];
      });
    },

    async remove(voters) {
      if (voters.length > 0) await collection.deleteMany({ _id: { $in: [...idsOf(voters).keys()] } });
    },

    destroyRound: (roundId) => removeAll(collection, { _id: within(`${roundId}:`) }),
  };
}

/** The ids that votes of these people would have, with where each belongs. */
function idsOf(voters: readonly Voter[]): ReadonlyMap<string, Pick<Vote, 'roundId' | 'ballot'>> {
  return new Map(
    voters.flatMap(({ roundId, pseudonym }) =>
      BALLOTS.map((ballot) => [voteIdPrefix(roundId, ballot) + pseudonym, { roundId, ballot }] as const),
    ),
  );
}

function within(prefix: string): { $gte: string; $lt: string } {
  return { $gte: prefix, $lt: afterPrefix(prefix) };
}

function toVote({ _id, v: _v, ...vote }: VoteDocument, roundId: string, ballot: Ballot): Vote {
  const pseudonym = _id.slice(voteIdPrefix(roundId, ballot).length);
  return { roundId, ballot, pseudonym, vouched: false, ...vote };
}
