import type { Clock } from '../clock.js';
import { seasonEndingIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { IsHoliday } from '../scheduling/calendar.js';
import { comingDilemmas, openToChange } from './planned-round.js';
import type { Programme } from './programme.js';
import type { ProgrammeStore } from './programme-store.js';
import { type EarlierRound, nextOpenings, remainingQueue } from './season.js';

/** With this few dilemmas left, facilitators are told at every planned round: time to add some. */
const FEW = 2;

/**
 * How many dilemmas are still to come for a programme in which more rounds are: null when they are many, or none is needed.
 */
export function fewDilemmas(
  programme: Programme,
  rounds: readonly EarlierRound[],
  now: Date,
  isHoliday: IsHoliday,
): number | null {
  const left = comingDilemmas(programme, rounds, now).length;
  if (left > FEW || programme.state !== 'running') return null;
  const movable = openToChange(rounds, now);
  const others = rounds.filter((round) => round !== movable);
  return nextOpenings(programme, others, now, isHoliday, left + 1).length > left ? left : null;
}

/** Sees to it that a season does not end without a word. */
export interface SeasonEnd {
  /**
   * Tells each facilitator when few dilemmas are left, or none, and more rounds are to come before the end of the programme;
   * the same once. To be called before the next round is stored,
   * so that a process that dies in between tells it all the same.
   */
  tell(programme: Programme, rounds: readonly EarlierRound[]): Promise<void>;
  /** How many dilemmas are still to come; null when they are many, or there is no such programme: nothing to tell. */
  left(programmeId: string): Promise<number | null>;
}

export interface SeasonEndParts {
  readonly programmes: Pick<ProgrammeStore, 'get'>;
  readonly rounds: Pick<RoundStore, 'ofProgramme'>;
  readonly outbox: Pick<OutboxStore, 'enqueue'>;
  /** Participant ids of those who are told. */
  readonly facilitatorsOf: (programmeId: string) => Promise<readonly string[]>;
  readonly isHoliday: IsHoliday;
  readonly clock: Clock;
}

/**
 * Looks at the queue of a programme and speaks through the outbox. Permission to add dilemmas is checked where they are
 * added.
 */
export function createSeasonEnd(parts: SeasonEndParts): SeasonEnd {
  const { programmes, rounds, outbox, facilitatorsOf, isHoliday, clock } = parts;
  /** News this process has told about each programme, since an empty queue is looked at every second. */
  const told = new Map<string, string>();

  return {
    async tell(programme, earlier) {
      const { id } = programme;
      const left = remainingQueue(programme, earlier).length;
      const sequence = Math.max(0, ...earlier.map((round) => round.sequence));
      const now = `${sequence}:${left}:${programme.revision}`;
      if (left > FEW || told.get(id) === now) return;
      if (nextOpenings(programme, earlier, clock.now(), isHoliday, left + 1).length <= left) return;
      const facilitators = await facilitatorsOf(id);
      if (facilitators.length === 0) return;
      const intents = facilitators.map((to) => seasonEndingIntent(id, sequence, left, to));
      await outbox.enqueue(intents, clock.now());
      told.set(id, now);
    },

    async left(programmeId) {
      const programme = await programmes.get(programmeId);
      if (programme === null) return null;
      const left = comingDilemmas(programme, await rounds.ofProgramme(programmeId), clock.now()).length;
      return left > FEW ? null : left;
    },
  };
}
