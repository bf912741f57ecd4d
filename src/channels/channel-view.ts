import type { Dilemma } from '../dilemmas/dilemma.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { DomainError } from '../errors.js';
import type { RoundResult } from '../rounds/result.js';
import type { ResultStore } from '../rounds/result-store.js';
import { endOfVoting, isCountingAgain, type Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { Ballot } from '../rounds/vote.js';

/** The public view of a round: nothing in it is about one person. */
export type ChannelView = { readonly roundId: string; readonly dilemma: Dilemma; readonly minimumCount: number } & (
  | {
      readonly kind: 'open';
      readonly ballot: Ballot;
      readonly closesAt: Date;
      /** The result of the first vote, during the second. */
      readonly result: RoundResult | null;
    }
  | { readonly kind: 'counting'; readonly closedAt: Date }
  | { readonly kind: 'opened'; readonly result: RoundResult; readonly revotingAt: Date | null }
  | { readonly kind: 'closed'; readonly result: RoundResult }
  | { readonly kind: 'cancelled' | 'uncounted' }
);

export interface ChannelViewParts {
  readonly rounds: RoundStore;
  readonly results: ResultStore;
  readonly dilemmas: DilemmaLibrary;
}

/** A channel's present view of a round; null for a round that is not there or has not begun. Two round trips. */
export type FindChannelView = (roundId: string) => Promise<ChannelView | null>;

/** Finds it in these stores. */
export function createChannelViews({ rounds, results, dilemmas }: ChannelViewParts): FindChannelView {
  return async function find(roundId) {
    const [round, result] = await Promise.all([rounds.get(roundId), results.get(roundId)]);
    if (round === null) return null;
    const dilemma = dilemmas.shownIn(round);
    if (dilemma === undefined) throw new DomainError('unknownRound', `no dilemma ${round.dilemmaId}`);
    return viewOf(round, dilemma, result);
  };
}

/** The view of a round in its phase; null before it begins. */
export function viewOf(round: Round, dilemma: Dilemma, result: RoundResult | null): ChannelView | null {
  const { id: roundId, minimumCount, plan } = round;
  const common = { roundId, dilemma, minimumCount };
  if (round.cancelRequestedAt !== null) return { ...common, kind: 'cancelled' };
  switch (round.phase) {
    case 'planned':
      return null;
    case 'cancelled':
      return { ...common, kind: 'cancelled' };
    case 'voting':
      return { ...common, kind: 'open', ballot: 'first', closesAt: endOfVoting(plan), result: null };
    case 'discussing':
      return result === null
        ? { ...common, kind: 'counting', closedAt: endOfVoting(plan) }
        : { ...common, kind: 'opened', result, revotingAt: plan.revoting ?? null };
    case 'revoting':
      return { ...common, kind: 'open', ballot: 'second', closesAt: plan.closed, result };
    case 'closed':
      return result === null || isCountingAgain(round)
        ? { ...common, kind: 'counting', closedAt: plan.closed }
        : { ...common, kind: 'closed', result };
    case 'sealed':
      return result === null ? { ...common, kind: 'uncounted' } : { ...common, kind: 'closed', result };
  }
}
