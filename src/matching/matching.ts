import { reasonsLeft } from './left-reasons.js';
import { createPairContext } from './pair-weight.js';
import { bestPlacement } from './placement.js';
import { createRoster, type Roster } from './roster.js';

/** Somebody who can be matched. Everything in it is taken as it is: nothing is looked up elsewhere. */
export interface MatchPerson {
  readonly id: string;
  /** Two people of the same municipality are never matched. */
  readonly municipality: string;
  /** Option id of the first vote, noised (`noisedVote`); null: the person did not choose to be matched by it. */
  readonly vote: string | null;
  readonly challenges: readonly string[];
  /** 1 (smallest) to 8; null when not known. */
  readonly sizeClass: number | null;
  readonly wantsToTalk: boolean;
  readonly leftOutLastRound: boolean;
  /** Ids of those whom this person does not want to be matched with; it holds both ways. */
  readonly avoid: readonly string[];
}

/** A group of an earlier round. `met: false`: they did not talk, so they are no old partners. */
export interface PastGroup {
  readonly round: number;
  readonly members: readonly string[];
  readonly met: boolean;
}

export interface MatchInput {
  /** The same seed and input give the same matching. A whole number. */
  readonly seed: number;
  readonly round: number;
  readonly people: readonly MatchPerson[];
  readonly history: readonly PastGroup[];
  /** Bordering municipalities, by municipality; one that is absent has none. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
}

/** What is wished for a pair, in order of weight. */
export const WISHES = ['newPartner', 'differentVote', 'sharedChallenge', 'notNeighbours', 'comparableSize'] as const;
export type Wish = (typeof WISHES)[number];

/** Why somebody has no group. */
export const LEFT_REASONS = [
  'doesNotWantToTalk',
  'noOtherMunicipality',
  'nobodyAllowed',
  'tooManyOfOneMunicipality',
  'oddOneOut',
] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export interface MatchGroup {
  /** Ids, in order; two, or three where that places somebody who would be left out otherwise. */
  readonly members: readonly string[];
  /** Sum of the weights of its pairs (`pairWeight`). */
  readonly weight: number;
  /** The wishes that hold for every pair in the group. */
  readonly why: readonly Wish[];
  /** The wishes that had to be dropped. `differentVote` is in neither when somebody did not choose to be matched by votes. */
  readonly bent: readonly Wish[];
}

export interface Matching {
  /** In order of their first member. */
  readonly groups: readonly MatchGroup[];
  /** In order of id. */
  readonly left: readonly { readonly id: string; readonly why: LeftReason }[];
  readonly totalWeight: number;
}

/**
 * Who talks with whom. In this order: as few people as possible are left out; nobody who was left out last time is left out
 * while somebody else could be; the weight of all pairs is high. Never two people of one municipality or with one on the
 * other's list; never the same person in a trio twice running. The order of the people does not matter.
 *
 * The number of pairs is the largest there is, exactly, and up to 1,200 people their weight is the highest there is,
 * exactly. With more the weight is the highest within parts of 300, each a miniature of the whole, which is within one
 * percent of the highest there is (`npm run bench`). Trios are found exactly up to 40 people; with more, those that a pair
 * can become.
 */
export function matchPeople(input: MatchInput): Matching {
  const people = [...input.people].sort((one, other) => (one.id < other.id ? -1 : 1));
  const available = people.filter(({ wantsToTalk }) => wantsToTalk);
  const roster = createRoster(available, createPairContext(input));
  const { groups, left } = bestPlacement(roster);
  const why = reasonsLeft(roster, left);
  const unwilling = people.filter(({ wantsToTalk }) => !wantsToTalk);
  const made = groups.map((members) => groupOf(roster, members)).sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
  return {
    groups: made,
    left: [
      ...unwilling.map(({ id }) => ({ id, why: 'doesNotWantToTalk' as const })),
      ...left.map((person, at) => ({ id: roster.ids[person] ?? '', why: why[at] ?? 'oddOneOut' })),
    ].sort((one, other) => (one.id < other.id ? -1 : 1)),
    totalWeight: made.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function firstOf({ members }: MatchGroup): string {
  return members[0] ?? '';
}

function groupOf(roster: Roster, members: readonly number[]): MatchGroup {
  const pairs = members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other] as const));
  const verdicts = pairs.map(([one, other]) => roster.verdicts(one, other));
  const all = (wish: Wish, verdict: boolean) => verdicts.every((each) => each[wish] === verdict);
  return {
    members: members.map((person) => roster.ids[person] ?? '').sort(),
    weight: pairs.reduce((sum, [one, other]) => sum + roster.weight(one, other), 0),
    why: WISHES.filter((wish) => all(wish, true)),
    bent: WISHES.filter((wish) => verdicts.some((each) => each[wish] === false) && !isUnknown(wish, verdicts)),
  };
}

/** Of somebody no vote is known: nothing can be said about the group. */
function isUnknown(wish: Wish, verdicts: readonly Readonly<Record<Wish, boolean | null>>[]): boolean {
  return verdicts.some((each) => each[wish] === null);
}
