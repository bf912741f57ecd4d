import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { MatchStore } from '../matching/match-store.js';
import { talkRoute } from '../matching/talk-route.js';
import type { MunicipalityRegister } from '../municipalities/municipality-register.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { StepOutcome } from './paging.js';
import { chooseReasons } from './reasons.js';
import type { BallotResult, RoundResult, RoundShift } from './result.js';
import type { ResultStore } from './result-store.js';
import type { Round } from './round.js';
import { shift } from './shift.js';
import { tally } from './tally.js';
import { transitions } from './transitions.js';
import type { Ballot } from './vote.js';
import type { VoteStore } from './vote-store.js';

export interface CountingStepsParts {
  readonly participants: ParticipantStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly matches: MatchStore;
  readonly outbox: OutboxStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: MunicipalityRegister;
}

/**
 * The step that counts. What is there already stays: counting again after an erasure would show the difference. The first
 * vote is counted when it is opened, or at the closing when nobody was there to open it; the second at the closing.
 */
export function createCountingStep(parts: CountingStepsParts): (round: Round) => Promise<StepOutcome> {
  const { participants, votes, results, matches, outbox, dilemmas, municipalities } = parts;

  async function countBallot(round: Round, ballot: Ballot, options: readonly string[]): Promise<BallotResult> {
    const counted = tally({
      votes: await votes.counts(round.id, ballot),
      options,
      minimum: round.minimumCount,
      municipalities: await participants.municipalities(),
      sizeClassOf: (code) => municipalities.get(code)?.sizeClass ?? null,
    });
    const reasons = await chooseReasons(votes.reasons(round.id, ballot), counted.overall, `${round.id}:${ballot}`);
    return { tally: counted, reasons };
  }

  /** How many people were asked, and how many of those it could be brought to: numbers that facilitators see. */
  async function askedIn(round: Round): Promise<{ readonly all: number; readonly reached: number }> {
    const counts = await outbox.countByState(round.id, 'ballot');
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { all, reached: all - counts.unreachable };
  }

  async function countFirst(round: Round, options: readonly string[]): Promise<RoundResult> {
    const first = await countBallot(round, 'first', options);
    const facts = { overall: first.tally.overall, minimum: round.minimumCount, asked: (await askedIn(round)).reached };
    const talk = round.plan.discussing === undefined ? {} : { talk: talkRoute(facts, round.talk) };
    const result = {
      roundId: round.id,
      dilemmaId: round.dilemmaId,
      closedAt: round.phaseSince,
      ballots: { first },
      ...talk,
    };
    await results.createIfAbsent(result);
    return (await results.get(round.id)) ?? result;
  }

  async function shiftOf(
    round: Round,
    options: readonly string[],
    first: BallotResult,
    second: BallotResult,
  ): Promise<RoundShift> {
    const { minimumCount: minimum } = round;
    const published = { first: first.tally.overall, second: second.tally.overall };
    const table = transitions({
      minimum,
      options,
      counts: await votes.transitions(round.id),
      ...published,
      people: (await askedIn(round)).all,
    });
    // A matching that was killed before it counted is no group that did not talk.
    await matches.dropOtherAttempts(round.id, round.attempts);
    const [before, after, talks] = await Promise.all([
      votes.sums(round.id, 'first'),
      votes.sums(round.id, 'second'),
      matches.counts(round.id),
    ]);
    return { ...shift({ minimum, first: before, second: after, talks, published }), transitions: table };
  }

  return async function count(round) {
    const options = dilemmas.get(round.dilemmaId)?.text.nl.options.map(({ id }) => id) ?? [];
    const result = (await results.get(round.id)) ?? (await countFirst(round, options));
    const { first, second } = result.ballots;
    if (round.phase !== 'closed' || first === undefined || second !== undefined) return 'done';
    // Asked for from the messages, which everybody who was asked can tell, and not from the votes.
    const wasAskedAgain = (await outbox.pageOfRecipients(round.id, 'revote', null, 1)).length > 0;
    if (!wasAskedAgain) return 'done';
    const counted = await countBallot(round, 'second', options);
    await results.completeIfAbsent(round.id, counted, await shiftOf(round, options, first, counted));
    return 'done';
  };
}
