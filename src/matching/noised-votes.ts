import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { Participant } from '../participants/participant.js';
import { type BallotBox, pseudonymOf } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';
import { noisedVote } from './noised-vote.js';

export interface NoisedVotesParts {
  readonly votes: VoteStore;
  readonly dilemmas: DilemmaLibrary;
}

/**
 * Noised votes by participant id, as the matching and its card may know them: only of people who chose in their profile
 * to be matched with somebody who voted differently. Nobody else's vote is read. One round trip.
 */
export async function noisedVotesOf(
  { votes, dilemmas }: NoisedVotesParts,
  participants: readonly Participant[],
  box: BallotBox,
): Promise<ReadonlyMap<string, string>> {
  const options = (dilemmas.shownIn(box)?.text.nl.options ?? []).map(({ id }) => id);
  const willing = participants.filter(({ seeksDifference }) => seeksDifference === true);
  if (willing.length === 0 || options.length === 0) return new Map();
  const pseudonyms = willing.map(({ id }) => pseudonymOf(box.key, id));
  const found = await votes.getMany(box.roundId, ['first'], pseudonyms);
  return new Map(
    willing.map(({ id }, at) => {
      const vote = found.get(pseudonyms[at] ?? '')?.first?.option ?? null;
      return [id, noisedVote(box, id, vote, options)];
    }),
  );
}
