import type { Dilemma } from '../dilemmas/dilemma.js';
import type { PublishedRow } from '../rounds/published-row.js';
import { type RoundResult, rowOfAll } from '../rounds/result.js';
import { isOpenForVotes, type Round } from '../rounds/round.js';
import type { Ballot } from '../rounds/vote.js';

/** A round that may be shown in a chat where anybody reads along: nothing in it belongs to a person. */
export interface PublishedRound {
  readonly roundId: string;
  readonly dilemma: Dilemma;
  readonly state: PublishedState;
  readonly minimumCount: number;
  /** The opened counts of all votes together; absent before they were opened to everybody. */
  readonly counts: Readonly<Partial<Record<Ballot, PublishedRow>>>;
}

export type PublishedState =
  /** A vote is taken now, until then. */
  | { readonly kind: 'open'; readonly ballot: Ballot; readonly until: Date }
  /** Between two votes, until then, or while the votes are counted. */
  | { readonly kind: 'between'; readonly until: Date | null }
  | { readonly kind: 'closed' };

/** May a round be found and shared? Once people were asked, and as long as nobody stopped it. */
export function isPublished(round: Round): boolean {
  if (round.cancelRequestedAt !== null || round.phase === 'cancelled') return false;
  return round.phase === 'voting' ? isOpenForVotes(round) : round.phase !== 'planned';
}

/** Were the counts of the first vote opened to everybody? Not while they are still being counted or sent. */
function isOpened({ phase, step }: Round): boolean {
  if (phase !== 'discussing') return phase === 'revoting' || phase === 'closed' || phase === 'sealed';
  return step === null || step === 'match' || step === 'introduce' || step === 'remind';
}

/** Is the count of the second vote, or of the only one, open to everybody? */
function isFinal({ phase, step }: Round): boolean {
  return phase === 'sealed' || (phase === 'closed' && step === null);
}

/** A published round as shown to whoever reads along. `result` is null where there is none yet. */
export function publishedRound(round: Round, dilemma: Dilemma, result: RoundResult | null): PublishedRound {
  const { first, second } = result?.ballots ?? {};
  const onlyVote = round.plan.revoting === undefined;
  const showsFirst = first !== undefined && (onlyVote ? isFinal(round) : isOpened(round));
  return {
    roundId: round.id,
    dilemma,
    state: stateOf(round),
    minimumCount: round.minimumCount,
    counts: {
      ...(showsFirst ? { first: rowOfAll(first) } : {}),
      ...(second !== undefined && isFinal(round) ? { second: rowOfAll(second) } : {}),
    },
  };
}

function stateOf(round: Round): PublishedState {
  const { discussing, revoting, closed } = round.plan;
  if (isOpenForVotes(round)) {
    return round.phase === 'voting'
      ? { kind: 'open', ballot: 'first', until: discussing ?? revoting ?? closed }
      : { kind: 'open', ballot: 'second', until: closed };
  }
  if (isFinal(round)) return { kind: 'closed' };
  return { kind: 'between', until: round.phase === 'discussing' ? (revoting ?? null) : null };
}
