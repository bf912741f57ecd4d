import { type BallotBox, lotOf } from '../rounds/vote.js';

/**
 * How many times as likely a vote is to come out as it was cast than as any one other. It bounds what can be concluded: by
 * everything that the matching does with a noised vote, the odds between two votes change by at most this factor.
 */
export const ODDS_FACTOR = 9;

/** The share of votes that comes out as cast, given the number of options. */
export function keptPart(options: number): number {
  return ODDS_FACTOR / (ODDS_FACTOR + options - 1);
}

/**
 * A person's vote as the matching may know it: mostly the vote that was cast, sometimes another, drawn with the key of the
 * round. It is the same for the whole round, also when the person is matched again, so asking again tells nothing new; and
 * it is gone with the key. Somebody who did not vote has one as well, any option alike: that somebody has a noised
 * vote does not tell that they voted.
 *
 * The method is randomised response: S. L. Warner, *Randomized response: a survey technique for eliminating evasive answer
 * bias*, Journal of the American Statistical Association 60 (1965) 63–69; with more than two options as in P. Kairouz, K.
 * Bonawitz and D. Ramage, *Discrete distribution estimation under local privacy*, ICML 2016 (k-RR), where `ODDS_FACTOR` is e^ε.
 *
 * `vote` null: did not vote. `options` the ids of all options, in their order; RangeError for a vote that is none of them.
 */
export function noisedVote(
  box: Pick<BallotBox, 'key'>,
  participantId: string,
  vote: string | null,
  options: readonly string[],
): string {
  const lot = lotOf(box, ['noised vote', participantId]);
  if (vote === null) return optionAt(options, lot);
  if (!options.includes(vote)) throw new RangeError('a vote for an option that the dilemma does not have');
  const kept = keptPart(options.length);
  if (lot < kept) return vote;
  const others = options.filter((option) => option !== vote);
  return optionAt(others, (lot - kept) / (1 - kept));
}

/** The option at this part (0 up to 1) of the way. */
function optionAt(options: readonly string[], part: number): string {
  return options[Math.min(options.length - 1, Math.floor(part * options.length))] ?? '';
}
