import { createHmac } from 'node:crypto';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { Participant } from '../participants/participant.js';
import type { BallotBox } from '../rounds/vote.js';
import type { MatchHistory } from './match-history.js';
import { type NoisedVotesParts, noisedVotesOf } from './noised-votes.js';
import type { MatchPerson } from './pairing/matching-terms.js';

/** Does this person want a talk in that round? Votes go on whatever the answer is. */
export function wantsTalk(participant: Participant, roundId: string): boolean {
  return (
    participant.wantsToTalk && participant.talksPausedAt === undefined && !participant.skipsRounds.includes(roundId)
  );
}

/**
 * The seed of a round's matching, a whole number of 32 bits made from the round's key: the same for as long as the votes
 * exist, and gone with them. With the seed and the groups in hand one could test guesses about who chose what.
 */
export function seedOf(box: BallotBox): number {
  return createHmac('sha256', box.key).update('matching').digest().readUInt32BE(0);
}

/** The matching that is made. */
export interface MatchMoment {
  readonly box: BallotBox;
  readonly history: Pick<MatchHistory, 'leftOutLastRound'>;
}

export interface PeopleParts extends NoisedVotesParts {
  readonly municipalities: OrganisationRegister;
}

/** Reads what the matching needs of these people. Votes are noised, and only of people who chose to share them. */
export async function matchPeopleOf(
  parts: PeopleParts,
  participants: readonly Participant[],
  { box, history }: MatchMoment,
): Promise<MatchPerson[]> {
  const noised = await noisedVotesOf(parts, participants, box);
  return peopleWithoutVotes(parts.municipalities, participants, history).map((person) => ({
    ...person,
    vote: noised.get(person.id) ?? null,
  }));
}

/** The same of those who chose a municipality, as if nobody's vote may be used. */
export function peopleWithoutVotes(
  municipalities: OrganisationRegister,
  participants: readonly Participant[],
  { leftOutLastRound }: MatchMoment['history'],
): MatchPerson[] {
  return participants.flatMap(({ id, municipality, challenges, avoid }) => {
    if (municipality === undefined) return [];
    const sizeClass = municipalities.get(municipality)?.sizeClass ?? null;
    const wasLeftOut = leftOutLastRound.has(id);
    return [
      { id, municipality, vote: null, challenges, sizeClass, wantsToTalk: true, leftOutLastRound: wasLeftOut, avoid },
    ];
  });
}

/** Which organisations are neighbours, as far as these people need it; null: that is not known. */
export function neighboursOf(
  people: readonly MatchPerson[],
  municipalities: OrganisationRegister,
): ReadonlyMap<string, readonly string[] | null> {
  const codes = new Set(people.map(({ municipality }) => municipality));
  return new Map([...codes].map((code) => [code, municipalities.get(code)?.neighbours ?? null]));
}
