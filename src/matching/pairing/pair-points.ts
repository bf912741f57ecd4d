/**
 * The points of a pair, the same both ways round. Never paired: two of the same organisation, one on the other's list
 * of people to avoid, somebody who does not want to talk.
 *
 * | wish | points |
 * |---|---|
 * | new partner | 200; after an earlier talk: 5 for every round since, at most 50 |
 * | different first vote, noised, of two who both chose that | 30; when one of them did not choose it 15, same vote or
 * neither: 0 |
 * | shared challenge | 20 |
 * | no neighbouring organisations, or borders not known | 10 |
 * | comparable size class | 10 for the same or the next class, or one not known; 5 for two apart |
 * | chance | 0 to 4, drawn from the seed, the round and both ids |
 *
 * An old partner costs at least 150, which is more than all other wishes of two pairs together (2 × 74): no exchange
 * between two pairs buys a repeat. Somebody who did not choose it counts half with one who did and not at all with
 * another who did not, so that putting together or spreading them makes no difference for the sum: two who differ and
 * two who did not choose it are worth 30, and so are two mixed pairs.
 */
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
