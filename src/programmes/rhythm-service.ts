import { DomainError } from '../errors.js';
import type { Round } from '../rounds/round.js';
import type { Programme } from './programme.js';
import { changedRhythm, presentPreview, previewOf, type RhythmPreview, wishOf } from './rhythm-change.js';
import type { RhythmFault, RhythmWish } from './rhythm-wish.js';
import { createSeasonFollower } from './season-follower.js';
import type { SeasonServiceParts } from './season-service.js';

/** The rhythm of a programme, as a facilitator sees and changes it. */
export interface ProgrammeRhythm {
  /** Names this state in a wish: one that was made for an older one is not carried out. */
  readonly revision: number;
  /** As it is now, as a wish to begin from. */
  readonly wish: RhythmWish;
  readonly preview: RhythmPreview;
}

export type RhythmOutcome =
  | { readonly kind: 'done'; readonly rhythm: ProgrammeRhythm }
  /** Somebody was first: nothing was changed. This is how it is now. */
  | { readonly kind: 'changed'; readonly rhythm: ProgrammeRhythm }
  | { readonly kind: 'refused'; readonly faults: readonly RhythmFault[] };

/** When rounds open, for facilitators. The caller checks permission. */
export interface RhythmService {
  /** Null: there is no such programme. Two round trips, like `previewRhythm`. */
  rhythm(programmeId: string): Promise<ProgrammeRhythm | null>;
  /** The rounds that a wish would lead to; nothing is stored. Null: there is no such programme. */
  previewRhythm(programmeId: string, wish: RhythmWish): Promise<RhythmPreview | null>;
  /**
   * Applies a wish to this revision of the programme; it is noted with its maker (`by`: participant id). A repeated wish is
   * `done` and changes nothing. Rounds that were opened keep their plan and their minimum; the planned one follows. Refuses
   * with `notPossibleNow` when there is no such programme.
   */
  changeRhythm(programmeId: string, wish: RhythmWish, revision: number, by: string): Promise<RhythmOutcome>;
}

/**
 * A wish is one write that checks the revision, which the season shares: of two facilitators at once one is told to look
 * again. The planned round follows in a write of its own, which the timer makes when this process is stopped in between.
 */
export function createRhythmService(parts: Omit<SeasonServiceParts, 'dilemmas'>): RhythmService {
  const { programmes, rounds, isHoliday, noteAction, clock, wakeScheduler } = parts;
  const follow = createSeasonFollower(parts);

  function rhythmOf(programme: Programme, all: readonly Round[]): ProgrammeRhythm {
    const preview = presentPreview(programme, { rounds: all, now: clock.now(), isHoliday });
    return { revision: programme.revision, wish: wishOf(programme), preview };
  }

  async function present(id: string): Promise<Programme> {
    const programme = await programmes.get(id);
    if (programme === null) throw new DomainError('notPossibleNow', 'there is no such programme');
    return programme;
  }

  /** As it is now: was the wish granted, by whomever? */
  async function outcomeOf(id: string, wish: RhythmWish): Promise<RhythmOutcome> {
    const programme = await present(id);
    const granted = changedRhythm(programme, wish, clock.now()).kind === 'same';
    return { kind: granted ? 'done' : 'changed', rhythm: rhythmOf(programme, await rounds.ofProgramme(id)) };
  }

  return {
    async rhythm(programmeId) {
      const programme = await programmes.get(programmeId);
      return programme === null ? null : rhythmOf(programme, await rounds.ofProgramme(programmeId));
    },

    async previewRhythm(programmeId, wish) {
      const programme = await programmes.get(programmeId);
      if (programme === null) return null;
      const facts = { rounds: await rounds.ofProgramme(programmeId), now: clock.now(), isHoliday };
      return previewOf(programme, wish, facts);
    },

    async changeRhythm(programmeId, wish, revision, by) {
      const programme = await present(programmeId);
      if (programme.revision !== revision) return outcomeOf(programmeId, wish);
      const changed = changedRhythm(programme, wish, clock.now());
      if (changed.kind === 'refused') return changed;
      if (changed.kind === 'same') return outcomeOf(programmeId, wish);
      await noteAction(by, 'rhythm_change', programmeId, [programmeId]);
      if (await programmes.changeRhythm(programmeId, revision, changed.change)) {
        await follow({ ...programme, ...changed.change, revision: revision + 1, unfollowed: true });
        wakeScheduler();
      }
      return outcomeOf(programmeId, wish);
    },
  };
}
