import { ConfigError } from '../config-values.js';
import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { Translated } from '../language.js';
import type { TalkSetting } from '../rounds/talk-route.js';
import { amsterdamMoment, type WeekPlan } from '../scheduling/calendar.js';
import { type Rhythm, USUAL_RHYTHM } from '../scheduling/rhythm.js';

/**
 * `draft`: being made, nobody is asked. `running`: rounds are planned. `paused`: what runs is finished, nothing new opens.
 * `ended`: the same, for good; once that is finished
 * nobody takes part in it any more (`programme-ending.ts`).
 */
export const PROGRAMME_STATES = ['draft', 'running', 'paused', 'ended'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** People to turn to, as they want to be shown. */
export interface Organiser {
  readonly name: string;
  /** How to reach them: a mail address, a telephone number, a place. */
  readonly contact: string;
  /** The confidential adviser, with how to reach them; null: not told. */
  readonly adviser: string | null;
}

/** The way in for whoever comes by themselves. An invitation that is valid lets anybody in. */
export type Joining =
  | { readonly kind: 'everybody' }
  /** People of these organisations (codes such as GM0193). */
  | { readonly kind: 'organisations'; readonly codes: readonly string[] }
  | { readonly kind: 'invited' };

/** A code with which people join. */
export interface Invitation {
  readonly code: string;
  /** `member`: lets people in. `facilitator`: makes the first person who uses it a facilitator. */
  readonly kind: 'member' | 'facilitator';
  readonly madeAt: Date;
  /** The last day (ISO date) on which it is valid; null: until it is ended. */
  readonly until: string | null;
  readonly isEnded: boolean;
  /** Participant id of whoever used up a code for a facilitator; null: nobody. */
  readonly usedBy: string | null;
}

/** A series of rounds with its own people, rhythm, queue of dilemmas and facilitators. */
export interface Programme extends Rhythm {
  readonly id: string;
  readonly name: string;
  readonly state: ProgrammeState;
  /** A few sentences for people who think about joining; null: none yet. */
  readonly introduction: Translated | null;
  readonly organiser: Organiser | null;
  readonly joining: Joining;
  /** Kinds of organisation whose people may join; null: all. */
  readonly organisationKinds: readonly string[] | null;
  readonly invitations: readonly Invitation[];
  /** Participant ids of those who facilitate it, beside the owners of the instance. */
  readonly facilitators: readonly string[];
  /** Rounds are planned strictly after this moment. */
  readonly startsAt: Date;
  /** No round is planned to open after this moment; null: it has no end. */
  readonly until: Date | null;
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

/** A programme that was only given a name, as all of them were before there could be several. */
export const PLAIN_PROGRAMME = {
  state: 'running',
  introduction: null,
  organiser: null,
  joining: { kind: 'everybody' },
  organisationKinds: null,
  invitations: [],
  facilitators: [],
} as const satisfies Partial<Programme>;

/** The season and the rhythm of a programme that nobody has changed yet. */
export const UNCHANGED_SEASON = {
  aside: [],
  skippedWeeks: [],
  revision: 0,
  unfollowed: false,
  until: null,
  ...USUAL_RHYTHM,
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
    ...PLAIN_PROGRAMME,
    ...UNCHANGED_SEASON,
  };
}

/** A programme that somebody is about to make: the usual rhythm, nothing in the queue, and only people who are invited. */
export function freshProgramme(setting: ProgrammeSetting, now: Date): Omit<Programme, 'id' | 'name' | 'state'> {
  const { weekPlan, minimumCount, talk } = setting;
  const { state: _, ...plain } = PLAIN_PROGRAMME;
  const own = { startsAt: now, weekPlan, queue: [], minimumCount, talk, joining: { kind: 'invited' } } as const;
  return { ...plain, ...UNCHANGED_SEASON, ...own };
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
