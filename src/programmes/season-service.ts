import type { AuditAction } from '../audit/audit-actions.js';
import type { NoteAction } from '../audit/audit-log.js';
import type { Clock } from '../clock.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import { proposeSeason } from '../dilemmas/season-order.js';
import { DomainError } from '../errors.js';
import type { Round } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate, type IsHoliday } from '../scheduling/calendar.js';
import { holidaysOf, isInSchoolHoliday } from '../scheduling/rhythm.js';
import { type OutlookWeek, outlook, outlookWeeks } from './outlook.js';
import { comingDilemmas, openToChange } from './planned-round.js';
import type { Programme } from './programme.js';
import type { ProgrammeStore } from './programme-store.js';
import { nextOpenings } from './season.js';
import { addable, changedSeason, isGranted, maySkip, type SeasonRefusal, type SeasonWish } from './season-change.js';
import { createSeasonFollower } from './season-follower.js';

/** The half year to come, as a facilitator sees and changes it. */
export interface Season {
  /** Names this season in a wish: one that was made for an older one is not carried out. */
  readonly revision: number;
  readonly weeks: readonly (OutlookWeek & { readonly maySkip: boolean })[];
  /** Dilemma ids that are still to come, in order; each at most once. */
  readonly coming: readonly string[];
  /** Is the first of them that of the planned round? */
  readonly plannedFirst: boolean;
  /** Dilemma ids that can be added, in the order of the library. */
  readonly addable: readonly string[];
  /** All rounds there ever were. */
  readonly rounds: readonly Round[];
}

export type SeasonOutcome =
  | { readonly kind: 'done'; readonly season: Season }
  /** Somebody was first, or a round opened meanwhile: nothing was changed, or not as it was meant. This is how it is now. */
  | { readonly kind: 'changed'; readonly season: Season }
  | { readonly kind: 'refused'; readonly why: SeasonRefusal };

/** The season, for facilitators. The caller checks permission. */
export interface SeasonService {
  /** Null: there is no such programme. */
  season(programmeId: string): Promise<Season | null>;
  /**
   * An order for so many rounds (6 to 52) after those that are to come, as dilemma ids that can be added; shorter when the
   * library has fewer. Null: there is no such programme.
   */
  proposeSeason(programmeId: string, count: number): Promise<readonly string[] | null>;
  /**
   * Applies a wish to this revision of the season; changes are noted with their maker (`by`: participant id). A
   * repeated wish is `done` and changes nothing. Refuses with `notPossibleNow` when there is no programme.
   */
  changeSeason(programmeId: string, wish: SeasonWish, revision: number, by: string): Promise<SeasonOutcome>;
}

export interface SeasonServiceParts {
  readonly programmes: ProgrammeStore;
  readonly rounds: RoundStore;
  readonly dilemmas: DilemmaLibrary;
  readonly isHoliday: IsHoliday;
  readonly noteAction: NoteAction;
  readonly clock: Clock;
  /** Tells the scheduler that a round may have something to do. */
  readonly wakeScheduler: () => void;
}

const ACTIONS: Readonly<Record<SeasonWish['kind'], AuditAction>> = {
  move: 'queue_move',
  remove: 'queue_remove',
  add: 'queue_add',
  addAll: 'queue_add',
  skip: 'week_skip',
  restore: 'week_restore',
};

/**
 * The season is one document. A wish is one write on it that checks the revision, so of two facilitators at once one is
 * told to look again. The planned round follows in a write of its own, which the timer makes when this process is stopped
 * in between.
 */
export function createSeasonService(parts: SeasonServiceParts): SeasonService {
  const { programmes, rounds, dilemmas, isHoliday, noteAction, clock, wakeScheduler } = parts;
  const follow = createSeasonFollower(parts);

  async function read(id: string): Promise<{ readonly programme: Programme; readonly all: readonly Round[] } | null> {
    const programme = await programmes.get(id);
    return programme === null ? null : { programme, all: await rounds.ofProgramme(id) };
  }

  async function present(id: string) {
    const found = await read(id);
    if (found === null) throw new DomainError('notPossibleNow', 'there is no such programme');
    return found;
  }

  function seasonOf(programme: Programme, all: readonly Round[]): Season {
    const facts = { rounds: all, now: clock.now() };
    return {
      revision: programme.revision,
      weeks: outlook(programme, all, facts.now, isHoliday).map((week) => ({
        ...week,
        maySkip: maySkip(week.monday, facts),
      })),
      coming: comingDilemmas(programme, all, facts.now),
      plannedFirst: openToChange(all, facts.now) !== undefined,
      addable: addable(
        dilemmas.all().map(({ id }) => id),
        programme,
        facts,
      ),
      rounds: all,
    };
  }

  /** As it is now: was the wish granted, by whomever? */
  async function outcomeOf(id: string, wish: SeasonWish): Promise<SeasonOutcome> {
    const { programme, all } = await present(id);
    const granted = isGranted(programme, wish, { rounds: all, now: clock.now() });
    return { kind: granted ? 'done' : 'changed', season: seasonOf(programme, all) };
  }

  return {
    async season(programmeId) {
      const found = await read(programmeId);
      return found === null ? null : seasonOf(found.programme, found.all);
    },

    async proposeSeason(programmeId, count) {
      const found = await read(programmeId);
      if (found === null) return null;
      const { programme, all } = found;
      const now = clock.now();
      const { coming, addable: ids } = seasonOf(programme, all);
      const movable = openToChange(all, now);
      const others = all.filter((round) => round !== movable);
      const openings = nextOpenings(programme, others, now, isHoliday, coming.length + count).slice(coming.length);
      const isFree = holidaysOf(programme, isHoliday);
      return proposeSeason(
        ids.flatMap((id) => dilemmas.get(id) ?? []),
        {
          openings: openings.map(({ voting }) => amsterdamDate(voting)),
          challenges: [],
          isHoliday: (day) => isFree(day) || isInSchoolHoliday(programme, day),
        },
      );
    },

    async changeSeason(programmeId, wish, revision, by) {
      const { programme, all } = await present(programmeId);
      if (programme.revision !== revision) return outcomeOf(programmeId, wish);
      const now = clock.now();
      const isKnown = (id: string) => dilemmas.get(id) !== undefined;
      const changed = changedSeason(programme, wish, { rounds: all, now, isKnown, weeks: outlookWeeks(now) });
      if (changed.kind === 'refused') return changed;
      if (changed.kind === 'same') return { kind: 'done', season: seasonOf(programme, all) };
      for (const about of subjectsOf(wish)) await noteAction(by, ACTIONS[wish.kind], about, [programmeId]);
      if (await programmes.changeSeason(programme.id, revision, changed.change)) {
        await follow({ ...programme, ...changed.change, revision: revision + 1, unfollowed: true });
        wakeScheduler();
      }
      return outcomeOf(programmeId, wish);
    },
  };
}

/** The dilemmas or the week that a wish is about. */
function subjectsOf(wish: SeasonWish): readonly string[] {
  if ('dilemmas' in wish) return wish.dilemmas;
  return ['dilemma' in wish ? wish.dilemma : wish.monday];
}
