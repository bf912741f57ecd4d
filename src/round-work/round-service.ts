import type { Clock } from '../clock.js';
import type { GrowingLibrary } from '../dilemmas/growing-library.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import { contradicts } from '../programmes/planned-round.js';
import type { Programme } from '../programmes/programme.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { nextOpening, planNextRound } from '../programmes/season.js';
import type { SeasonEnd } from '../programmes/season-end.js';
import { createSeasonFollower } from '../programmes/season-follower.js';
import {
  type Decision,
  decide,
  entering,
  finishing,
  type Phase,
  type Round,
  type RoundFacts,
} from '../rounds/round.js';
import type { RoundChange, RoundStore } from '../rounds/round-store.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import type { RoundSteps } from './round-steps.js';

/** How long a process may hold a round without a sign of life (ms). */
const LEASE_MS = 60_000;

export interface RoundService {
  /** Sees to it that each programme has its next round planned. */
  planAhead(): Promise<void>;
  /** Brings every round that is not sealed to where it should be now, in order of their weeks. */
  workAll(): Promise<void>;
}

export interface RoundServiceParts {
  readonly rounds: RoundStore;
  readonly programmes: ProgrammeStore;
  readonly steps: RoundSteps;
  /** Hears which programmes there are. */
  readonly learn: (programmes: readonly Programme[]) => void;
  /** The dilemmas, and a way to learn of those that another process may have added. */
  readonly dilemmas: Pick<GrowingLibrary, 'get' | 'load'>;
  readonly isHoliday: IsHoliday;
  /** Tells whom it concerns when a programme is about to have no dilemma any more. */
  readonly tellSeasonEnd: SeasonEnd['tell'];
  /** Name of this process, different from every other's. */
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Carries out what `round.ts` decides. Every process may call it at any time: a round is worked on by one of them. */
export function createRoundService(parts: RoundServiceParts): RoundService {
  const { rounds, programmes, steps, learn, dilemmas, isHoliday, tellSeasonEnd, holder, clock, log } = parts;

  const followSeason = createSeasonFollower(parts);
  const leaseEnd = () => new Date(clock.now().getTime() + LEASE_MS);
  const save = (round: Round, change: RoundChange) => rounds.save(round.id, holder, change, leaseEnd(), round);

  /** Planned rounds that were seen to follow, by programme: the comparison takes a millisecond, and is asked every second. */
  const following = new Map<string, string>();

  function goesAgainst(programme: Programme, round: Round): boolean {
    const { id, dilemmaId, minimumCount, plan } = round;
    const seen = [id, dilemmaId, minimumCount, ...Object.values(plan).map(Number), programme.revision].join();
    if (following.get(programme.id) === seen) return false;
    if (contradicts(programme, round, isHoliday)) return true;
    following.set(programme.id, seen);
    return false;
  }

  /** Asks the store only when the answer matters. */
  async function factsOf(round: Round): Promise<RoundFacts> {
    if (round.step !== null || round.phase !== 'closed') return { messagesSettled: true };
    return { messagesSettled: await steps.resultsDelivered(round) };
  }

  /** The round after carrying out the decision; null: nothing more to do now, or the claim was lost. */
  async function carryOut(round: Round, decision: Decision): Promise<Round | null> {
    switch (decision.kind) {
      case 'rest':
        return null;
      case 'postpone':
        return postpone(round);
      case 'enter':
        log.info({ round: round.id, from: round.phase, to: decision.phase }, 'round enters a phase');
        return save(round, { ...entering(decision.phase, clock.now()), ...versionOf(round, decision.phase) });
      case 'run': {
        const outcome = await steps.run(round, decision.step, (change) => save(round, change));
        return outcome === 'done' ? save(round, finishing(round.phase, decision.step, clock.now())) : null;
      }
      case 'rematch': {
        const outcome = await steps.rematch(round, (change) => save(round, change));
        return outcome === 'done' ? save(round, { rematchedUpTo: round.freedCount }) : null;
      }
    }
  }

  /** People go on voting on the version with which the round opened, also when the next release brings a newer one. */
  function versionOf({ phase, dilemmaId }: Round, next: Phase): Pick<RoundChange, 'dilemmaVersion'> {
    const version = phase === 'planned' && next !== 'cancelled' ? dilemmas.get(dilemmaId)?.version : undefined;
    return version === undefined ? {} : { dilemmaVersion: version };
  }

  async function postpone(round: Round): Promise<Round | null> {
    const programme = await programmes.get(round.programmeId);
    if (programme === null) return null;
    const now = clock.now();
    const others = (await rounds.ofProgramme(programme.id)).filter(({ id }) => id !== round.id);
    const plan = nextOpening(programme, others, now, isHoliday);
    if (plan === null) {
      log.warn(
        { round: round.id },
        'nobody was there to open the round in time, and the programme is over: it is cancelled',
      );
      await rounds.requestCancel(round.id, 'planned', now);
      return null;
    }
    log.warn({ round: round.id }, 'nobody was there to open the round in time: it gets a new week');
    return save(round, { plan });
  }

  async function work(id: string): Promise<void> {
    let round = await rounds.claim(id, holder, clock.now(), leaseEnd());
    if (round === null) return;
    try {
      while (round !== null) {
        round = await carryOut(round, decide(round, clock.now(), await factsOf(round)));
      }
    } finally {
      await rounds.release(id, holder);
    }
  }

  function stuck(id: string, error: unknown): void {
    // A database that is away concerns all of them, and is said by the loop.
    if (isStorageDown(error)) throw error;
    log.error({ err: error, round: id }, 'a round is stuck, the others go on');
  }

  return {
    async planAhead() {
      const planned = (await rounds.live()).filter(({ phase }) => phase === 'planned');
      const all = await programmes.all();
      learn(all);
      for (const { id } of idle(planned, all)) await rounds.requestCancel(id, 'planned', clock.now());
      for (const programme of all.filter(({ state }) => state === 'running')) {
        await dilemmas.load([...programme.queue, ...programme.aside]);
        const own = planned.filter(({ programmeId }) => programmeId === programme.id);
        if (programme.unfollowed || own.some((round) => goesAgainst(programme, round))) await followSeason(programme);
        // Looked at every second: all rounds there ever were are read only when one is to be added.
        if (own.length > 0) continue;
        const earlier = await rounds.ofProgramme(programme.id);
        await tellSeasonEnd(programme, earlier);
        const next = planNextRound(programme, earlier, clock.now(), isHoliday);
        if (next === null) continue;
        await rounds.createIfAbsent(next);
        // A change to the season since it was read met no planned round, so nothing followed yet.
        const now = await programmes.get(programme.id);
        if (now !== null && now.revision !== programme.revision) await followSeason(now);
      }
    },

    async workAll() {
      for (const round of await rounds.live()) {
        const decision = decide(round, clock.now(), { messagesSettled: true });
        if (decision.kind === 'rest') continue;
        // One round that is stuck must not hold up the others; the next look tries it again.
        await work(round.id).catch((error: unknown) => stuck(round.id, error));
      }
    },
  };
}

/** The planned rounds of programmes that do not run: they open nothing, and the dilemmas come back. */
function idle(planned: readonly Round[], all: readonly Programme[]): readonly Round[] {
  const running = new Set(all.filter(({ state }) => state === 'running').map(({ id }) => id));
  return planned.filter((round) => !running.has(round.programmeId) && round.cancelRequestedAt === null);
}
