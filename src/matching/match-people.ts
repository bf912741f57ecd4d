import { createHmac } from 'node:crypto';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { MunicipalityRegister } from '../municipalities/municipality-register.js';
import type { Participant } from '../participants/participant.js';
import type { Round } from '../rounds/round.js';
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

/** The matching that is made. */
export interface MatchMoment {
  readonly round: Pick<Round, 'dilemmaId'>;
  readonly box: BallotBox;
  readonly history: Pick<MatchHistory, 'leftOutLastRound'>;
}

/** With fewer options, *chose differently* is the other's vote itself. */
export const FEWEST_OPTIONS_TO_TELL = 3;
/** With fewer options the matching does not know the votes of one in so many people. */
const WITHHELD_ONE_IN = 3;

/**
 * The lot by which a vote stays out of a matching between two options. The heaviest matching puts hardly anybody with
 * somebody who chose the same; without the lot one's own vote and the match would tell the other's, for ever. Made from the
 * round's key and gone with it.
 */
export function isWithheld(box: BallotBox, participantId: string): boolean {
  const lot = createHmac('sha256', box.key)
    .update(JSON.stringify(['withheld', participantId]))
    .digest();
  return lot.readUInt32BE(0) % WITHHELD_ONE_IN === 0;
}

export interface PeopleParts {
  readonly votes: VoteStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: MunicipalityRegister;
}

/** What the matching needs of these people. Their votes are in memory only, for as long as the matching lasts. */
export async function matchPeopleOf(
  { votes, dilemmas, municipalities }: PeopleParts,
  participants: readonly Participant[],
  { round, box, history }: MatchMoment,
): Promise<MatchPerson[]> {
  const options = dilemmas.get(round.dilemmaId)?.text.nl.options.length ?? 0;
  const mayKnow = (id: string) => options >= FEWEST_OPTIONS_TO_TELL || !isWithheld(box, id);
  const pseudonyms = participants.map(({ id }) => pseudonymOf(box.key, id));
  const found = await votes.getMany(box.roundId, ['first'], pseudonyms);
  return participants.flatMap((participant, at) => {
    const { id, municipality, challenges, avoid } = participant;
    if (municipality === undefined) return [];
    const vote = mayKnow(id) ? (found.get(pseudonyms[at] ?? '')?.first?.option ?? null) : null;
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
