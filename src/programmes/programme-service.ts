import { DomainError } from '../errors.js';
import type { OutboxStore, StateCounts } from '../outbox/outbox-store.js';
import { mayBeCancelled, planToClose, planToOpen, type Round, wasHeld } from '../rounds/round.js';
import { createInTurn } from '../scheduling/serial.js';
import type { Programme } from './programme.js';
import { createRhythmService, type RhythmService } from './rhythm-service.js';
import { remainingQueue } from './season.js';
import { fewDilemmas } from './season-end.js';
import { createSeasonService, type SeasonService, type SeasonServiceParts } from './season-service.js';

/** Where a programme is. It holds no count of votes: until a round is opened nobody knows it, a facilitator neither. */
export interface ProgrammeStatus {
  readonly programme: Programme;
  /** The round that is open, else the one that is planned, else the last one; null: none yet. */
  readonly round: Round | null;
  /** How many dilemmas are still to come; null when they are many, or none is needed. */
  readonly fewDilemmas: number | null;
  /** Delivery of the ballot of that round, by state. */
  readonly delivery: StateCounts | null;
  readonly can: { readonly open: boolean; readonly close: boolean; readonly cancel: boolean };
}

export interface ProgrammePlan {
  readonly programme: Programme;
  /** Rounds that are open or planned, the first first. */
  readonly rounds: readonly Round[];
  /** Dilemma ids that are still to be planned, in order. */
  readonly queue: readonly string[];
  /** Rounds that were held to the end. */
  readonly done: number;
}

/**
 * Everything a facilitator may see and do. The caller checks permission. Changes are noted with their maker (`by`:
 * participant id). `click` identifies a click; one that is delivered twice changes nothing and is not refused.
 */
export interface ProgrammeService extends SeasonService, RhythmService {
  /** Stores the programme unless it exists; what is stored wins. */
  createIfAbsent(programme: Programme): Promise<void>;
  /** How a programme stands; null: there is no such one. With a round: that round of it. */
  status(programmeId: string, roundId?: string): Promise<ProgrammeStatus | null>;
  plan(programmeId: string): Promise<ProgrammePlan | null>;
  /** Opens a planned round now. Refuses with `unknownRound`, or with `notPossibleNow` when it was open already. */
  open(roundId: string, by: string, click?: string): Promise<void>;
  /** Closes an open round now. Refuses as `open` does. */
  close(roundId: string, by: string, click?: string): Promise<void>;
  /** Stops a round that is not closed: its votes are destroyed without being counted. Refuses as `open` does. */
  cancel(roundId: string, by: string, click?: string): Promise<void>;
}

export interface ProgrammeServiceParts extends SeasonServiceParts {
  readonly outbox: OutboxStore;
}

/**
 * A facilitator's actions change only the plan; the scheduler moves the round itself, by the one rule in `round.ts`.
 */
export function createProgrammeService(parts: ProgrammeServiceParts): ProgrammeService {
  const { programmes, rounds, outbox, isHoliday, noteAction, clock, wakeScheduler } = parts;

  const inTurn = createInTurn();

  async function roundOf(id: string): Promise<Round> {
    const round = await rounds.get(id);
    if (round === null) throw new DomainError('unknownRound', id);
    return round;
  }

  /**
   * One after the other in this process, so that a click that is delivered twice at the same moment is seen as one. The round
   * may have moved on between reading and writing; the write checks the phase.
   */
  function wish(
    roundId: string,
    click: string | undefined,
    carryOut: (round: Round) => Promise<boolean>,
  ): Promise<void> {
    return inTurn(roundId, async () => {
      const round = await roundOf(roundId);
      const isDone = click !== undefined && round.wish === click;
      if (!isDone && !(await carryOut(round))) throw new DomainError('notPossibleNow');
      wakeScheduler();
    });
  }

  return {
    ...createSeasonService(parts),
    ...createRhythmService(parts),

    createIfAbsent: (programme) => programmes.createIfAbsent(programme),
    async status(programmeId, roundId) {
      const programme = await programmes.get(programmeId);
      if (programme === null) return null;
      const all = await rounds.ofProgramme(programme.id);
      const round = all.find(({ id }) => id === roundId) ?? mostPressing(all);
      const now = clock.now();
      const few = fewDilemmas(programme, all, now, isHoliday);
      if (round === null)
        return {
          programme,
          round,
          fewDilemmas: few,
          delivery: null,
          can: { open: false, close: false, cancel: false },
        };
      return {
        programme,
        round,
        fewDilemmas: few,
        delivery: await outbox.countByState(round.id, 'ballot'),
        can: {
          open: planToOpen(round, now) !== null && !isEnding(round),
          close: planToClose(round, now) !== null && !isEnding(round),
          cancel: mayBeCancelled(round.phase) && !isEnding(round),
        },
      };
    },

    async plan(programmeId) {
      const programme = await programmes.get(programmeId);
      if (programme === null) return null;
      const all = await rounds.ofProgramme(programme.id);
      return {
        programme,
        rounds: all.filter((round) => mayBeCancelled(round.phase) && round.cancelRequestedAt === null).reverse(),
        queue: remainingQueue(programme, all),
        done: all.filter(wasHeld).length,
      };
    },

    open: (roundId, by, click) =>
      wish(roundId, click, async (round) => {
        const plan = planToOpen(round, clock.now());
        if (plan === null || isEnding(round)) throw new DomainError('notPossibleNow');
        await noteAction(by, 'round_open', roundId, [round.programmeId]);
        return rounds.replan(roundId, round.phase, plan, click);
      }),

    close: (roundId, by, click) =>
      wish(roundId, click, async (round) => {
        const plan = planToClose(round, clock.now());
        if (plan === null || isEnding(round)) throw new DomainError('notPossibleNow');
        await noteAction(by, 'round_close', roundId, [round.programmeId]);
        return rounds.replan(roundId, round.phase, plan, click);
      }),

    cancel: (roundId, by, click) =>
      wish(roundId, click, async (round) => {
        if (!mayBeCancelled(round.phase) || isEnding(round)) throw new DomainError('notPossibleNow');
        await noteAction(by, 'round_cancel', roundId, [round.programmeId]);
        return rounds.requestCancel(roundId, round.phase, clock.now(), click);
      }),
  };
}

/** `rounds`: the newest first. */
function mostPressing(rounds: readonly Round[]): Round | null {
  const open = rounds.find(({ phase }) => phase === 'voting' || phase === 'discussing' || phase === 'revoting');
  return open ?? rounds.find(({ phase }) => phase === 'planned') ?? rounds[0] ?? null;
}

/** Somebody wants the round stopped: nothing else is done with it any more. */
function isEnding({ cancelRequestedAt }: Round): boolean {
  return cancelRequestedAt !== null;
}
