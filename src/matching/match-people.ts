import { createHmac } from 'node:crypto';
import type { MunicipalityRegister } from '../municipalities/municipality-register.js';
import type { Participant } from '../participants/participant.js';
import { type BallotBox, pseudonymOf } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';
import type { MatchHistory } from './match-history.js';
import type { MatchPerson } from './matching.js';

/** Does this person want a talk in that round? Votes go on whatever the answer is. */
export function wantsTalk(participant: Participant, roundId: string): boolean {
  return participant.wantsToTalk && participant.talksPausedAt === undefined && participant.skipsRound !== roundId;
}

/**
 * The seed of a round's matching, a whole number of 32 bits made from the round's key: the same for as long as the votes
 * exist, and gone with them. With the seed and the groups in hand one could test guesses about who chose what.
 */
export function seedOf(box: BallotBox): number {
  return createHmac('sha256', box.key).update('matching').digest().readUInt32BE(0);
}

export interface PeopleParts {
  readonly votes: VoteStore;
  readonly municipalities: MunicipalityRegister;
}

/** What the matching needs of these people. Their votes are in memory only, for as long as the matching lasts. */
export async function matchPeopleOf(
  { votes, municipalities }: PeopleParts,
  participants: readonly Participant[],
  { box, history }: { readonly box: BallotBox; readonly history: Pick<MatchHistory, 'leftOutLastRound'> },
): Promise<MatchPerson[]> {
  const pseudonyms = participants.map(({ id }) => pseudonymOf(box.key, id));
  const found = await votes.getMany(box.roundId, ['first'], pseudonyms);
  return participants.flatMap((participant, at) => {
    const { id, municipality, challenges, avoid } = participant;
    if (municipality === undefined) return [];
    const vote = found.get(pseudonyms[at] ?? '')?.first?.option ?? null;
    const sizeClass = municipalities.get(municipality)?.sizeClass ?? null;
    const leftOutLastRound = history.leftOutLastRound.has(id);
    return [{ id, municipality, vote, challenges, sizeClass, wantsToTalk: true, leftOutLastRound, avoid }];
  });
}

/** Which municipalities are neighbours, as far as these people need it. */
export function neighboursOf(
  people: readonly MatchPerson[],
  municipalities: MunicipalityRegister,
): ReadonlyMap<string, readonly string[]> {
  const codes = new Set(people.map(({ municipality }) => municipality));
  return new Map([...codes].map((code) => [code, municipalities.get(code)?.neighbours ?? []]));
}
