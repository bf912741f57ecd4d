import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { MatchStore } from '../matching/match-store.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { BallotBoxStore } from '../rounds/ballot-box-store.js';
import type { StepOutcome } from '../rounds/paging.js';
import { whatMayBePublished } from '../rounds/published.js';
import { chooseReasons } from '../rounds/reasons.js';
import { type BallotResult, type RoundResult, type RoundShift, rowOfAll } from '../rounds/result.js';
import type { ResultStore } from '../rounds/result-store.js';
import type { Round } from '../rounds/round.js';
import { talkRoute } from '../rounds/talk-route.js';
import type { TallyGroups } from '../rounds/tally.js';
import type { TransitionCount } from '../rounds/transition-counts.js';
import { type Ballot, lotOf } from '../rounds/vote.js';
import type { VoteStore } from '../rounds/vote-store.js';

export interface CountingStepsParts {
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly matches: MatchStore;
  readonly outbox: OutboxStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
}

/**
 * The step that counts. Existing counts stay: counting again after an erasure would show the difference. The first vote
 * is counted when it is opened, or at the closing if nobody opened it; the second at the closing.
 */
export function createCountingStep(parts: CountingStepsParts): (round: Round) => Promise<StepOutcome> {
  const { ballotBoxes, votes, results, matches, outbox, dilemmas, municipalities } = parts;

  async function countBallot(
    round: Round,
    ballot: Ballot,
    options: readonly string[],
    groups: TallyGroups | null,
  ): Promise<BallotResult> {
    const { minimumCount: minimum } = round;
    const tally = whatMayBePublished.ballot({ minimum, options, votes: await votes.counts(round.id, ballot), groups });
    const told = whatMayBePublished.reasonsOf({ counts: tally.overall, words: tally.words });
    const reasons = await chooseReasons(votes.reasons(round.id, ballot), told, `${round.id}:${ballot}`);
    return { tally, reasons };
  }

  /** Without the key of the round nothing can be drawn, and then there are no rows of groups. */
  async function groupsOf(round: Round): Promise<TallyGroups | null> {
    const box = await ballotBoxes.get(round.id);
    if (box === null) return null;
    return {
      sizeClassOf: (code) => municipalities.get(code)?.sizeClass ?? null,
      lot: (row) => lotOf(box, ['row', row]),
    };
  }

  /** How many people the ballot could be brought to: a number that facilitators see. */
  async function reachedIn(round: Round): Promise<number> {
    const counts = await outbox.countByState(round.id, 'ballot');
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return all - counts.unreachable;
  }

  async function countFirst(round: Round, options: readonly string[]): Promise<RoundResult> {
    const { voters } = await votes.sums(round.id, 'first');
    const first = await countBallot(round, 'first', options, await groupsOf(round));
    const facts = { row: rowOfAll(first), minimum: round.minimumCount, asked: await reachedIn(round) };
    const talk = round.plan.discussing === undefined ? {} : { talk: talkRoute(facts, round.talk) };
    const result = {
      roundId: round.id,
      dilemmaId: round.dilemmaId,
      closedAt: round.phaseSince,
      ballots: { first },
      ...talk,
    };
    // Counts the same votes or more: an erasure in between hides the table of moves.
    await ballotBoxes.noteFirstVoters(round.id, voters);
    await results.createIfAbsent(result);
    return (await results.get(round.id)) ?? result;
  }

  /**
   * The moves between options; none if votes that the rows count are gone through an erasure since. The rows stay, and
   * a table of the others beside them would tell that vote.
   */
  async function movesOf(round: Round, secondVoters: number): Promise<readonly TransitionCount[]> {
    const counts = await votes.transitions(round.id, whatMayBePublished.aside(round.minimumCount));
    const voters = (side: 'from' | 'to') => counts.reduce((sum, one) => sum + (one[side] === null ? 0 : one.count), 0);
    const box = await ballotBoxes.get(round.id);
    return box?.firstVoters === voters('from') && secondVoters === voters('to') ? counts : [];
  }

  async function shiftOf(round: Round, options: readonly string[], secondVoters: number): Promise<RoundShift> {
    const { minimumCount: minimum } = round;
    const counts = await movesOf(round, secondVoters);
    const transitions = whatMayBePublished.moves({ minimum, options, counts });
    // A matching that was killed before it counted is no group that did not talk.
    await matches.dropOtherMatchings(round.id, round.matchingIds);
    const [before, after, talks] = await Promise.all([
      votes.sums(round.id, 'first'),
      votes.sums(round.id, 'second'),
      matches.counts(round.id),
    ]);
    const moved = whatMayBePublished.shift({ minimum, options, counts, first: before, second: after, talks });
    return { ...moved, transitions };
  }

  return async function count(round) {
    const options = dilemmas.shownIn(round)?.text.nl.options.map(({ id }) => id) ?? [];
    const result = (await results.get(round.id)) ?? (await countFirst(round, options));
    await votes.forgetTimes(round.id, 'first');
    const { first, second } = result.ballots;
    if (round.phase !== 'closed' || first === undefined) return 'done';
    // Asked for from the messages, which everybody who was asked can tell, and not from the votes.
    const wasAskedAgain = async () => (await outbox.pageOfRecipients(round.id, 'revote', null, 1)).length > 0;
    if (second === undefined && (await wasAskedAgain())) {
      // No rows of groups: beside those of the first vote and the table of moves they would tell who did not vote
      // again.
      const { voters } = await votes.sums(round.id, 'second');
      const counted = await countBallot(round, 'second', options, null);
      await results.completeIfAbsent(round.id, counted, await shiftOf(round, options, voters));
    }
    await votes.forgetTimes(round.id, 'second');
    return 'done';
  };
}
