import type { Rhythm } from '../scheduling/rhythm.js';
import type { Programme } from './programme.js';

/** The fields that a change of the season writes. */
export type SeasonChange = Pick<Programme, 'queue' | 'aside' | 'skippedWeeks'>;

/** The fields that a change of the rhythm writes. */
export type RhythmChange = Rhythm & Pick<Programme, 'startsAt' | 'until' | 'minimumCount'>;

/** The fields that describe a programme and say who has which part in it. */
export type ProgrammeDetails = Pick<
  Programme,
  'name' | 'state' | 'introduction' | 'organiser' | 'joining' | 'organisationKinds' | 'invitations' | 'facilitators'
>;

export interface ProgrammeStore {
  /** Stores the programme unless one with its id exists. The stored one wins over configuration. */
  createIfAbsent(programme: Programme): Promise<void>;
  get(id: string): Promise<Programme | null>;
  /** Puts a dilemma at the end of the queue, unless it is in it or was put aside. Raises the revision if it does. */
  addToQueue(id: string, dilemmaId: string): Promise<void>;
  /**
   * Writes another season and raises the revision, if the season is still that of `revision`. Until `markFollowed` the
   * planned round has to be looked at. True when written.
   */
  changeSeason(id: string, revision: number, change: SeasonChange): Promise<boolean>;
  /** As `changeSeason`, for the rhythm with the first and the last day and the minimum. True when written. */
  changeRhythm(id: string, revision: number, change: RhythmChange): Promise<boolean>;
  /** Writes these fields and raises the revision, if it is still `revision`. True when written. */
  changeDetails(id: string, revision: number, change: Partial<ProgrammeDetails>): Promise<boolean>;
  /** The planned round follows the season of that revision; nothing happens when there is a newer one. */
  markFollowed(id: string, revision: number): Promise<void>;
  all(): Promise<readonly Programme[]>;
}
