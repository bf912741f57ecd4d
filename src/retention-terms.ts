import { DateTime } from 'luxon';
import type { z } from 'zod';
import { wholeNumber } from './config-values.js';
import { ZONE } from './scheduling/calendar.js';

interface TermSetting {
  readonly variable: `RETENTION_${string}`;
  readonly fallback: number;
  readonly low: number;
  readonly high: number;
}

/** How long what is kept for persons is kept, in whole months or days of the calendar (Europe/Amsterdam). */
const SETTINGS = {
  /** People who left, after they did. */
  leftMonths: { variable: 'RETENTION_LEFT_MONTHS', fallback: 12, low: 1, high: 120 },
  /** People who removed or blocked the app, after they did. Longer than a leave or an illness. */
  unreachableMonths: { variable: 'RETENTION_UNREACHABLE_MONTHS', fallback: 12, low: 6, high: 120 },
  /** People who met the bot and never joined, after they were last seen. */
  neverJoinedMonths: { variable: 'RETENTION_NEVER_JOINED_MONTHS', fallback: 12, low: 1, high: 120 },
  /** Matches, counted from the close of the round: at least the half year that the matching looks back. */
  matchMonths: { variable: 'RETENTION_MATCH_MONTHS', fallback: 12, low: 7, high: 120 },
  /** Conversations of a match, after nothing could be written in them any more. */
  threadMonths: { variable: 'RETENTION_THREAD_MONTHS', fallback: 12, low: 1, high: 120 },
  /** The open thread of a round, likewise. A programme has no end of its own, so its rounds go one by one. */
  openThreadMonths: { variable: 'RETENTION_OPEN_THREAD_MONTHS', fallback: 12, low: 1, high: 120 },
  /** Proposals, after they were accepted or declined. The resulting dilemma holds no name and stays. */
  proposalMonths: { variable: 'RETENTION_PROPOSAL_MONTHS', fallback: 12, low: 1, high: 120 },
  /** Channels that cannot be reached any more: the app is out of the team, or Teams refuses. */
  channelMonths: { variable: 'RETENTION_CHANNEL_MONTHS', fallback: 12, low: 1, high: 120 },
  /** Entries in the log of facilitators and owners: as long as the people in them are kept, so that a year can be looked at. */
  auditMonths: { variable: 'RETENTION_AUDIT_MONTHS', fallback: 12, low: 6, high: 120 },
  /** The outcome of a message, after it was settled. */
  messageDays: { variable: 'RETENTION_MESSAGE_DAYS', fallback: 90, low: 30, high: 3_650 },
} as const satisfies Readonly<Record<string, TermSetting>>;
type Term = keyof typeof SETTINGS;
type Variable = (typeof SETTINGS)[Term]['variable'];

export type RetentionTerms = Readonly<Record<Term, number>>;

/** The variables of the terms, for the settings of the program. */
export const termVariables = Object.fromEntries(
  Object.values<TermSetting>(SETTINGS).map(({ variable, low, high, fallback }) => [
    variable,
    wholeNumber(low, high, fallback),
  ]),
) as Record<Variable, ReturnType<typeof wholeNumber>>;

/** The terms from the variables as they were read. */
export function termsOf(
  values: Readonly<Record<Variable, z.output<(typeof termVariables)[Variable]>>>,
): RetentionTerms {
  const terms = Object.entries<{ readonly variable: Variable }>(SETTINGS);
  return Object.fromEntries(terms.map(([term, { variable }]) => [term, values[variable]])) as Record<Term, number>;
}

/** `months` earlier at the same local time, or on the last day of a month that is too short. */
export function monthsBefore(moment: Date, months: number): Date {
  return DateTime.fromJSDate(moment, { zone: ZONE }).minus({ months }).toJSDate();
}

/** `months` later; see `monthsBefore`. */
export function monthsAfter(moment: Date, months: number): Date {
  return DateTime.fromJSDate(moment, { zone: ZONE }).plus({ months }).toJSDate();
}

/** `days` earlier at the same local time. */
export function daysBefore(moment: Date, days: number): Date {
  return DateTime.fromJSDate(moment, { zone: ZONE }).minus({ days }).toJSDate();
}
