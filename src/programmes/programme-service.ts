import { DomainError } from '../errors.js';
import type { OutboxStore, StateCounts } from '../outbox/outbox-store.js';
import { mayBeCancelled, planToClose, planToOpen, type Round, wasHeld } from '../rounds/round.js';
import type { Programme } from './programme.js';
import { remainingQueue } from './season.js';
import { createSeasonService, type SeasonService, type SeasonServiceParts } from './season-service.js';

/** Where a programme is. It holds no count of votes: until a round is opened nobody knows it, a facilitator neither. */
export interface ProgrammeStatus {
  readonly programme: Programme;
  /** The round that is open, else the one that is planned, else the last one; null: none yet. */
  readonly round: Round | null;
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

/** What a facilitator may see and do. Who may is checked before. What is changed is noted with who did it (`by`: participant id). */
export interface ProgrammeService extends SeasonService {
  /** Stores the programme unless it exists; what is stored wins. */
  ensure(programme: Programme): Promise<void>;
  /** The programme; null: there is none yet. One round trip. */
  current(): Promise<Programme | null>;
  status(): Promise<ProgrammeStatus | null>;
  plan(): Promise<ProgrammePlan | null>;
  /** Opens a planned round now. Refuses with `unknownRound` or `notPossibleNow`. Again: `notPossibleNow`, nothing changes. */
  open(roundId: string, by: string): Promise<void>;
  /** Closes an open round now. Refuses as `open` does. */
  close(roundId: string, by: string): Promise<void>;
  /** Stops a round that is not closed: its votes are destroyed without being counted. Refuses as `open` does. */
  cancel(roundId: string, by: string): Promise<void>;
}

export interface ProgrammeServiceParts extends SeasonServiceParts {
  readonly outbox: OutboxStore;
}

/**
 * What a facilitator does only changes the plan; the round itself is moved by the scheduler, by the one rule in
 * `round.ts`.
 */
export function createProgrammeService(parts: ProgrammeServiceParts): ProgrammeService {
  const { programmes, rounds, outbox, noteAction, clock, wakeScheduler } = parts;

  const current = async (): Promise<Programme | null> => (await programmes.all())[0] ?? null;

  async function roundOf(id: string): Promise<Round> {
    const round = await rounds.get(id);
    if (round === null) throw new DomainError('unknownRound', id);
    return round;
  }

  /** The round may have moved on between reading and writing; the write checks the phase. */
  async function carried(written: boolean): Promise<void> {
    if (!written) throw new DomainError('notPossibleNow');
    wakeScheduler();
  }

  return {
    ...createSeasonService(parts),

    ensure: (programme) => programmes.createIfAbsent(programme),
    current,

    async status() {
      const programme = await current();
      if (programme === null) return null;
      const round = mostPressing(await rounds.ofProgramme(programme.id));
      if (round === null)
        return { programme, round, delivery: null, can: { open: false, close: false, cancel: false } };
      const now = clock.now();
      return {
        programme,
        round,
        delivery: await outbox.countByState(round.id, 'ballot'),
        can: {
          open: planToOpen(round, now) !== null,
          close: planToClose(round, now) !== null,
          cancel: mayBeCancelled(round.phase) && round.cancelRequestedAt === null,
        },
      };
    },

    async plan() {
      const programme = await current();
      if (programme === null) return null;
      const all = await rounds.ofProgramme(programme.id);
      return {
        programme,
        rounds: all.filter((round) => mayBeCancelled(round.phase) && round.cancelRequestedAt === null).reverse(),
        queue: remainingQueue(programme, all),
        done: all.filter(wasHeld).length,
      };
    },

    async open(roundId, by) {
      const round = await roundOf(roundId);
      const plan = planToOpen(round, clock.now());
      if (plan === null) throw new DomainError('notPossibleNow');
      await noteAction(by, 'round_open', roundId);
      await carried(await rounds.replan(roundId, round.phase, plan));
    },

    async close(roundId, by) {
      const round = await roundOf(roundId);
      const plan = planToClose(round, clock.now());
      if (plan === null) throw new DomainError('notPossibleNow');
      await noteAction(by, 'round_close', roundId);
      await carried(await rounds.replan(roundId, round.phase, plan));
    },

    async cancel(roundId, by) {
      const round = await roundOf(roundId);
      if (!mayBeCancelled(round.phase) || round.cancelRequestedAt !== null) throw new DomainError('notPossibleNow');
      await noteAction(by, 'round_cancel', roundId);
      await carried(await rounds.requestCancel(roundId, round.phase, clock.now()));
    },
  };
}

/** `rounds`: the newest first. */
function mostPressing(rounds: readonly Round[]): Round | null {
  const open = rounds.find(({ phase }) => phase === 'voting' || phase === 'discussing' || phase === 'revoting');
  return open ?? rounds.find(({ phase }) => phase === 'planned') ?? rounds[0] ?? null;
}
