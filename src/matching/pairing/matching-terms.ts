/** Somebody who can be matched. Everything in it is taken as it is: nothing is looked up elsewhere. */
export interface MatchPerson {
  readonly id: string;
  /** Code of the organisation. Two people of the same one are never matched. */
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
  /** Bordering organisations, by organisation; one that is absent has none, of one with null they are not known. */
  readonly neighbours: ReadonlyMap<string, readonly string[] | null>;
}

/** Wishes for a pair, in order of weight. */
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
  /** Sum of the weights of its pairs (`POINTS`). */
  readonly weight: number;
  /** The wishes that hold for every pair in the group. */
  readonly why: readonly Wish[];
  /** The wishes that had to be dropped. In neither is what cannot be said: somebody did not choose to be matched by votes, a size or borders are not known. */
  readonly bent: readonly Wish[];
}

export interface Matching {
  /** In order of their first member. */
  readonly groups: readonly MatchGroup[];
  /** In order of id. */
  readonly left: readonly { readonly id: string; readonly why: LeftReason }[];
  readonly totalWeight: number;
}
