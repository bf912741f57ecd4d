import { ConfigError } from '../config-values.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { TalkSetting } from '../rounds/talk-route.js';
import { amsterdamMoment, type WeekPlan } from '../scheduling/calendar.js';

/** A series of rounds with its own rhythm and its own queue of dilemmas. */
export interface Programme {
  readonly id: string;
  readonly name: string;
  /** Rounds are planned strictly after this moment. */
  readonly startsAt: Date;
  readonly weekPlan: WeekPlan;
  /** Dilemma ids in the order in which they are used. */
  readonly queue: readonly string[];
  /** Counts below this are never shown. At least 5. */
  readonly minimumCount: number;
  /** When people talk. */
  readonly talk: TalkSetting;
  /** Dilemma ids that a facilitator took out of the queue. In no order; none of them is in the queue. */
  readonly aside: readonly string[];
  /** Weeks in which no round opens, each by its Monday (YYYY-MM-DD), in order. */
  readonly skippedWeeks: readonly string[];
  /** Raised with every change of the season; a change names the revision it was based on. */
  readonly revision: number;
  /** The season was changed, and the planned round may not follow it yet. */
  readonly unfollowed: boolean;
}

/** The season of a programme that nobody has changed yet. */
export const UNCHANGED_SEASON = {
  aside: [],
  skippedWeeks: [],
  revision: 0,
  unfollowed: false,
} as const satisfies Partial<Programme>;

/** The programme that exists from the first start on. */
export const DEFAULT_PROGRAMME_ID = 'main';

/** The programme that configuration describes, for the first start. Throws when it names a dilemma that does not exist. */
export function defaultProgramme(setting: ProgrammeSetting, library: DilemmaLibrary, now: Date): Programme {
  const queue = setting.dilemmas ?? library.all().map(({ id }) => id);
  const unknown = queue.filter((id) => library.get(id) === undefined);
  if (unknown.length > 0)
    throw new ConfigError([`PROGRAMME_DILEMMAS names what is not in the library: ${unknown.join(', ')}`]);
  return {
    id: DEFAULT_PROGRAMME_ID,
    name: setting.name,
    startsAt: setting.start === null ? now : amsterdamMoment(setting.start, '00:00'),
    weekPlan: setting.weekPlan,
    queue,
    minimumCount: setting.minimumCount,
    talk: setting.talk,
    ...UNCHANGED_SEASON,
  };
}

export interface ProgrammeSetting {
  readonly name: string;
  /** First day on which a round may open (ISO date); null: the day of the first start. */
  readonly start: string | null;
  readonly weekPlan: WeekPlan;
  /** Dilemma ids in order; null: every dilemma of the library. */
  readonly dilemmas: readonly string[] | null;
  readonly minimumCount: number;
  readonly talk: TalkSetting;
}
