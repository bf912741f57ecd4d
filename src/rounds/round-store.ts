import type { RoundPlan } from '../scheduling/calendar.js';
import type { Phase, Round } from './round.js';

/** The fields of a round that its worker may write. */
export type RoundChange = Partial<
  Pick<
    Round,
    | 'phase'
    | 'phaseSince'
    | 'step'
    | 'stepSince'
    | 'cursor'
    | 'plan'
    | 'matchingIds'
    | 'rematchedUpTo'
    | 'dilemmaVersion'
  >
>;

/**
 * The rounds. One process at a time works on a round: it claims the round, and every write of that work is refused once
 * another process has claimed it.
 */
export interface RoundStore {
  /** Stores a new round unless one with its id exists. */
  createIfAbsent(round: Round): Promise<void>;
  get(id: string): Promise<Round | null>;
  /** Those of these rounds that exist, by id. One round trip. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Round>>;
  /** Rounds with something still to be done: not sealed, or sealed with votes left to destroy. The oldest first. */
  live(): Promise<readonly Round[]>;
  /** Those of these programmes, the oldest first. One round trip. */
  liveOf(programmeIds: readonly string[]): Promise<readonly Round[]>;
  /** The rounds about one dilemma, of whatever programme, in no promised order. */
  aboutDilemma(dilemmaId: string): Promise<readonly Round[]>;
  /** The rounds of a programme, the newest first. */
  ofProgramme(programmeId: string): Promise<readonly Round[]>;
  /** The rounds of these programmes, the newest first. One round trip, however many they are. */
  ofProgrammes(programmeIds: readonly string[]): Promise<readonly Round[]>;
  /** Takes the round for `holder` until `until`; null when another holder has it at `now`, or when it does not exist. */
  claim(id: string, holder: string, now: Date, until: Date): Promise<Round | null>;
  /**
   * Writes the change and prolongs the claim. Null, and nothing written, when the claim was lost, or when the round is not
   * in the phase and the plan any more in which it was read (`asRead`): a facilitator's wish came in between.
   */
  save(id: string, holder: string, change: RoundChange, until: Date, asRead?: Round): Promise<Round | null>;
  /** Gives the claim back; nothing happens when it is not the holder's. */
  release(id: string, holder: string): Promise<void>;
  /** A facilitator's new plan, if the round is still in that phase. True when written. `wish`: see the round. */
  replan(id: string, phase: Phase, plan: RoundPlan, wish?: string): Promise<boolean>;
  /**
   * Gives a planned round another dilemma, other moments or another minimum, if it stands as it was read: still planned, with that plan and
   * that dilemma, and nobody wants it stopped. True when written.
   */
  changePlanned(asRead: Round, change: Pick<Round, 'dilemmaId' | 'plan' | 'minimumCount'>): Promise<boolean>;
  /** A facilitator's wish to stop the round; the worker carries it out. True when the round is still in that phase. */
  requestCancel(id: string, phase: Phase, at: Date, wish?: string): Promise<boolean>;
  /** Somebody became free for another match. */
  noteFreed(id: string): Promise<void>;
  /** How many rounds there are in each phase. */
  countByPhase(): Promise<Readonly<Record<Phase, number>>>;
}
