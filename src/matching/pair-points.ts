/** The points of a pair; what they mean stands in the table at `pairWeight`. */
export const POINTS = {
  newPartner: 200,
  perRoundSince: 5,
  oldPartnerAtMost: 50,
  differentVote: 30,
  oneVote: 15,
  sharedChallenge: 20,
  notNeighbours: 10,
  comparableSize: 10,
  sizeTwoApart: 5,
  chanceAtMost: 4,
} as const;

/** The most that a pair can be worth. */
export const HIGHEST_WEIGHT =
  POINTS.newPartner +
  POINTS.differentVote +
  POINTS.sharedChallenge +
  POINTS.notNeighbours +
  POINTS.comparableSize +
  POINTS.chanceAtMost;
