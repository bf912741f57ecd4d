import { at } from './int-list.js';
import type { MatchPerson, Wish } from './matching-terms.js';
import type { PairContext } from './pair-context.js';
import { POINTS } from './pair-points.js';
import { avoidedBy, bordering, marksOf, numbered, numbering } from './roster-parts.js';
import { hashOf, mixed } from './seeded.js';

/**
 * The people of one matching under numbers from 0, with everything that a pair is judged by ready at hand: a matching of
 * 100,000 people looks at some fifty million pairs.
 */
export interface Roster {
  readonly size: number;
  readonly ids: readonly string[];
  /** The number of each person's organisation; there are `municipalities` of them. */
  readonly municipality: Int32Array;
  readonly municipalities: number;
  /** 1: was left out last round. */
  readonly leftOutLastRound: Int32Array;
  /** 1: was in a trio last time, so may not be in one now. */
  readonly lastInTrio: Int32Array;
  /** For each person the numbers of those who are forbidden although they work elsewhere. */
  readonly avoided: readonly (ReadonlySet<number> | undefined)[];
  /** A number for the first vote; `NO_VOTE` for none. */
  readonly vote: Int32Array;
  /** Numbers of the challenges of each person, each once; there are `challengeKinds` of them. */
  readonly challenges: readonly (readonly number[])[];
  readonly challengeKinds: number;
  /** For everything that is drawn in this matching. */
  readonly seed: number;
  allowed(one: number, other: number): boolean;
  /** Points of an allowed pair (`POINTS`); not to be asked for another. */
  weight(one: number, other: number): number;
  /** For each wish whether it holds; null when that cannot be said. */
  verdicts(one: number, other: number): Readonly<Record<Wish, boolean | null>>;
}

/** No vote that the matching may know. */
export const NO_VOTE = -1;
const UNKNOWN_SIZE = -1;
/** With at most 32 challenges the bitmask is exact. */
const EXACT_MARKS = 32;

/** The roster of these people, in their order. They all want to talk, and no id is there twice. */
export function createRoster(people: readonly MatchPerson[], context: PairContext): Roster {
  const numberOf = new Map(people.map(({ id }, number) => [id, number]));
  const municipalityNumbers = numbering(people.map(({ municipality }) => municipality));
  const voteNumbers = numbering(people.flatMap(({ vote }) => vote ?? []));
  const challengeNumbers = numbering(people.flatMap(({ challenges }) => challenges));

  const municipality = Int32Array.from(people, (one) => municipalityNumbers.get(one.municipality) ?? 0);
  const vote = Int32Array.from(people, (one) => (one.vote === null ? NO_VOTE : (voteNumbers.get(one.vote) ?? NO_VOTE)));
  const sizeClass = Int32Array.from(people, (one) => one.sizeClass ?? UNKNOWN_SIZE);
  const hash = Int32Array.from(people, ({ id }) => hashOf(id));
  const challenges = people.map((one) => [...new Set(one.challenges.flatMap((id) => challengeNumbers.get(id) ?? []))]);
  const challengeMarks = marksOf(challenges);
  const neighbours = bordering(municipalityNumbers, context.neighbours);
  const bordersUnknown = new Set(
    [...municipalityNumbers].flatMap(([code, number]) => (context.neighbours.get(code) === null ? [number] : [])),
  );
  const avoided = avoidedBy(people, numberOf);
  const talkedWith = people.map(({ id }) => numbered(context.talkedWith.get(id), numberOf));
  const talkMarks = marksOf(talkedWith.map((partners) => partners?.keys() ?? []));
  const seed = mixed(context.seed | 0, context.round | 0);
  const marksAreExact = challengeNumbers.size <= EXACT_MARKS;

  function sharesChallenge(one: number, other: number): boolean {
    if ((at(challengeMarks, one) & at(challengeMarks, other)) === 0) return false;
    if (marksAreExact) return true;
    const others = challenges[other];
    return challenges[one]?.some((challenge) => others?.includes(challenge)) ?? false;
  }

  /** Undefined: they never talked. */
  function lastTalk(one: number, other: number): number | undefined {
    return (at(talkMarks, one) & (1 << (other & 31))) === 0 ? undefined : talkedWith[one]?.get(other);
  }

  /** Null when one is not known. */
  function classesApart(one: number, other: number): number | null {
    const first = at(sizeClass, one);
    const second = at(sizeClass, other);
    return first === UNKNOWN_SIZE || second === UNKNOWN_SIZE ? null : Math.abs(first - second);
  }

  function areNeighbours(one: number, other: number): boolean {
    return neighbours[at(municipality, one)]?.includes(at(municipality, other)) ?? false;
  }

  /** Null when the borders of one are not known; such a pair weighs like one that is no neighbours. */
  function liveApart(one: number, other: number): boolean | null {
    if (areNeighbours(one, other)) return false;
    return bordersUnknown.has(at(municipality, one)) || bordersUnknown.has(at(municipality, other)) ? null : true;
  }

  function votePoints(one: number, other: number): number {
    const first = at(vote, one);
    const second = at(vote, other);
    if (first === second) return 0;
    return first === NO_VOTE || second === NO_VOTE ? POINTS.oneVote : POINTS.differentVote;
  }

  function partnerPoints(one: number, other: number): number {
    const last = lastTalk(one, other);
    if (last === undefined) return POINTS.newPartner;
    return Math.min(POINTS.oldPartnerAtMost, Math.max(0, context.round - last) * POINTS.perRoundSince);
  }

  function sizePoints(one: number, other: number): number {
    const apart = classesApart(one, other) ?? 0;
    if (apart <= 1) return POINTS.comparableSize;
    return apart === 2 ? POINTS.sizeTwoApart : 0;
  }

  function chance(one: number, other: number): number {
    return (mixed((at(hash, one) + at(hash, other)) | 0, seed) >>> 0) % (POINTS.chanceAtMost + 1);
  }

  return {
    size: people.length,
    ids: people.map(({ id }) => id),
    municipality,
    municipalities: municipalityNumbers.size,
    leftOutLastRound: Int32Array.from(people, (one) => (one.leftOutLastRound ? 1 : 0)),
    lastInTrio: Int32Array.from(people, ({ id }) => (context.lastInTrio.has(id) ? 1 : 0)),
    avoided,
    vote,
    challenges,
    challengeKinds: challengeNumbers.size,
    seed,

    allowed: (one, other) => at(municipality, one) !== at(municipality, other) && avoided[one]?.has(other) !== true,

    weight: (one, other) =>
      partnerPoints(one, other) +
      votePoints(one, other) +
      (sharesChallenge(one, other) ? POINTS.sharedChallenge : 0) +
      (areNeighbours(one, other) ? 0 : POINTS.notNeighbours) +
      sizePoints(one, other) +
      chance(one, other),

    verdicts: (one, other) => ({
      newPartner: lastTalk(one, other) === undefined,
      differentVote:
        at(vote, one) === NO_VOTE || at(vote, other) === NO_VOTE ? null : at(vote, one) !== at(vote, other),
      sharedChallenge: sharesChallenge(one, other),
      notNeighbours: liveApart(one, other),
      comparableSize: isComparable(classesApart(one, other)),
    }),
  };
}

function isComparable(apart: number | null): boolean | null {
  return apart === null ? null : apart <= 1;
}
