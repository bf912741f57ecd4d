import type { Clock } from '../clock.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { MunicipalityRegister } from '../municipalities/municipality-register.js';
import { roundIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { BallotBoxStore } from './ballot-box-store.js';
import { chooseReasons } from './reasons.js';
import type { BallotResult } from './result.js';
import type { ResultStore } from './result-store.js';
import { nextPlanned, type Round, type Step } from './round.js';
import { tally } from './tally.js';
import type { VoteStore } from './vote-store.js';

/** People handled at a time, unless told otherwise: what is in memory, and what a restart does again. */
export const PAGE_SIZE = 1_000;
const KEY_BYTES = 32;
/** The ballot card as it looks when the round was cancelled. */
const CANCELLED_REVISION = 2;

/** `done`: go on. `later`: not finished and nothing to do now, or the claim on the round was lost. */
export type StepOutcome = 'done' | 'later';

/** Notes how far the step has come and gives the round as it is now; null when another process has taken it over. */
export type SaveCursor = (cursor: string) => Promise<Round | null>;

/** The work of the phases. Each step may be stopped anywhere and run again with the same result. */
export interface RoundSteps {
  run(round: Round, step: Step, saveCursor: SaveCursor): Promise<StepOutcome>;
  /** Has everybody been sent the result, or been given up? */
  resultsDelivered(round: Round): Promise<boolean>;
}

export interface RoundStepsParts {
  readonly participants: ParticipantStore;
  readonly ballotBoxes: BallotBoxStore;
  readonly votes: VoteStore;
  readonly results: ResultStore;
  readonly outbox: OutboxStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: MunicipalityRegister;
  readonly clock: Clock;
  /** Tells the outbox worker that there is something to send. */
  readonly wakeOutbox: () => void;
  readonly pageSize: number;
  /** The process is about to end: stop after the page under way. */
  readonly isStopping: () => boolean;
}

/** The steps on these stores. `pageSize`: people handled at a time. */
export function createRoundSteps(parts: RoundStepsParts): RoundSteps {
  const {
    participants,
    ballotBoxes,
    votes,
    results,
    outbox,
    dilemmas,
    municipalities,
    clock,
    wakeOutbox,
    pageSize,
    isStopping,
  } = parts;

  async function openBallotBox(round: Round): Promise<StepOutcome> {
    await ballotBoxes.createIfAbsent({
      roundId: round.id,
      dilemmaId: round.dilemmaId,
      key: clock.secret(KEY_BYTES),
      open: 'first',
      closesAt: nextPlanned(round)?.at ?? round.plan.closed,
      minimumCount: round.minimumCount,
    });
    return 'done';
  }

  /** Pages through people from the cursor on; stops when the round was changed or taken over meanwhile. */
  async function forEveryPage(
    round: Round,
    page: (afterId: string | null) => Promise<readonly string[]>,
    handle: (ids: readonly string[]) => Promise<void>,
    saveCursor: SaveCursor,
  ): Promise<StepOutcome> {
    let cursor = round.cursor;
    for (;;) {
      const ids = await page(cursor);
      await handle(ids);
      wakeOutbox();
      const last = ids.at(-1);
      if (last === undefined || ids.length < pageSize) return 'done';
      const now = await saveCursor(last);
      if (now === null || isStopping()) return 'later';
      cursor = last;
    }
  }

  function ask(round: Round, saveCursor: SaveCursor): Promise<StepOutcome> {
    const today = amsterdamDate(clock.now());
    return forEveryPage(
      round,
      async (afterId) => (await participants.pageOfActive(today, afterId, pageSize)).map(({ id }) => id),
      (ids) =>
        outbox.enqueue(
          ids.map((id) => roundIntent(round.id, 'ballot', id)),
          clock.now(),
        ),
      saveCursor,
    );
  }

  /** Everybody who was asked gets the result, whether they voted or not: who voted is not known by name. */
  function publish(round: Round, saveCursor: SaveCursor): Promise<StepOutcome> {
    return forEveryPage(
      round,
      (afterId) => outbox.pageOfRecipients(round.id, 'ballot', afterId, pageSize),
      (ids) =>
        outbox.enqueue(
          ids.map((id) => roundIntent(round.id, 'result', id)),
          clock.now(),
        ),
      saveCursor,
    );
  }

  async function countBallot(round: Round, options: readonly string[]): Promise<BallotResult> {
    const counted = tally({
      votes: await votes.counts(round.id, 'first'),
      options,
      minimum: round.minimumCount,
      municipalities: await participants.municipalities(),
      sizeClassOf: (code) => municipalities.get(code)?.sizeClass ?? null,
    });
    const reasons = await chooseReasons(votes.reasons(round.id, 'first'), counted.overall, round.id);
    return { tally: counted, reasons };
  }

  async function count(round: Round): Promise<StepOutcome> {
    // A result that is there already stays: counting again after an erasure would show the difference.
    if ((await results.get(round.id)) !== null) return 'done';
    const options = dilemmas.get(round.dilemmaId)?.text.nl.options.map(({ id }) => id) ?? [];
    const first = await countBallot(round, options);
    await results.createIfAbsent({
      roundId: round.id,
      dilemmaId: round.dilemmaId,
      closedAt: round.phaseSince,
      ballots: { first },
    });
    return 'done';
  }

  /** Ballots that people already have are changed in place; those on their way now are caught at the next look. */
  async function withdraw(round: Round): Promise<StepOutcome> {
    const revised = await outbox.revise(round.id, 'ballot', CANCELLED_REVISION, clock.now());
    wakeOutbox();
    return revised === 0 && !(await outbox.hasUnsettled(round.id, 'ballot')) ? 'done' : 'later';
  }

  /** The key first: from that moment on the votes that are left cannot be laid beside anybody. */
  async function destroyVotes(round: Round): Promise<StepOutcome> {
    await ballotBoxes.destroy(round.id);
    await votes.destroyRound(round.id);
    return 'done';
  }

  async function closeBallotBox(round: Round): Promise<StepOutcome> {
    await ballotBoxes.close(round.id);
    return 'done';
  }

  const work: Record<Step, (round: Round, saveCursor: SaveCursor) => Promise<StepOutcome>> = {
    openBallotBox,
    ask,
    closeBallotBox,
    // The waiting itself is in the rule; when it says `run`, the time is over.
    drain: async () => 'done',
    linger: async () => 'done',
    tally: count,
    publish,
    withdraw,
    destroyVotes,
    sweep: destroyVotes,
  };

  return {
    run: (round, step, saveCursor) => work[step](round, saveCursor),
    resultsDelivered: async (round) => !(await outbox.hasUnsettled(round.id, 'result')),
  };
}
