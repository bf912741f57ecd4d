import {
  type KeptWish,
  type Match,
  type MatchState,
  matchIdPrefix,
  type WaitingReason,
  waitingReasonOf,
} from './match.js';
import type { Matching, Wish } from './pairing/matching-terms.js';

/** Which round and which matching of it the matches belong to. */
export interface NewMatches {
  readonly round: { readonly id: string; readonly sequence: number };
  readonly matchingId: string;
  readonly madeAt: Date;
}

/** The groups of a matching, as they are stored: without weights, and without a word on who voted alike. Numbered from `first` on. */
export function groupsOf({ groups }: Matching, where: NewMatches, first: number = 0): Match[] {
  return groups.map(({ members, why, bent }, at) =>
    newMatch(where, first + at, { ids: members, state: 'talking', why: kept(why), bent: kept(bent) }),
  );
}

/** The people whom a matching left out, as they wait for another. Numbered from `first` on. */
export function waitingOf({ left }: Matching, where: NewMatches, first: number): Match[] {
  return left.flatMap(({ id, why }, at) => {
    const reason = waitingReasonOf(why);
    return reason === null ? [] : [waitingMatch(where, first + at, id, reason)];
  });
}

/** Somebody who waits for a match. */
export function waitingMatch(where: NewMatches, number: number, id: string, waitingFor: WaitingReason): Match {
  return newMatch(where, number, { ids: [id], state: 'waiting', waitingFor });
}

/** A group that was there already, as it goes on without the one who said no. */
export function smallerMatch(where: NewMatches, number: number, ids: readonly string[], before: Match): Match {
  return newMatch(where, number, { ids, state: 'talking', why: before.why, bent: before.bent });
}

interface Content {
  readonly ids: readonly string[];
  readonly state: MatchState;
  readonly why?: readonly KeptWish[];
  readonly bent?: readonly KeptWish[];
  readonly waitingFor?: WaitingReason;
}

function newMatch({ round, matchingId, madeAt }: NewMatches, number: number, content: Content): Match {
  const { ids, state, why = [], bent = [], waitingFor = null } = content;
  return {
    id: matchIdPrefix(round.id, matchingId) + String(number).padStart(NUMBER_DIGITS, '0'),
    roundId: round.id,
    sequence: round.sequence,
    matchingId,
    madeAt,
    members: ids.map((id) => ({ id, answer: null })),
    state,
    met: false,
    why,
    bent,
    waitingFor,
  };
}

/** The numbers are in order as text up to a million matches. */
const NUMBER_DIGITS = 6;

function kept(wishes: readonly Wish[]): KeptWish[] {
  return wishes.filter((wish): wish is KeptWish => wish !== 'differentVote');
}
