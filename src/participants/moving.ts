import { addDays, addYears } from '../scheduling/calendar.js';

/**
 * Changes of municipality allowed in twelve months. The first choice does not count, nor one that the tenant or mail
 * domain vouches for. Without a limit people could choose, each round anew, with whom they are counted.
 */
export const MOVES_A_YEAR = 2;

/** The last day (ISO date) that does not count any more: a change on it was twelve months ago. */
export function countedAfter(today: string): string {
  return addYears(today, -1);
}

/**
 * The first day on which another change is possible, given the days of earlier ones, newest last; null if any day is.
 */
export function possibleFrom(movedOn: readonly string[]): string | null {
  const oldest = movedOn.at(-MOVES_A_YEAR);
  if (oldest === undefined) return null;
  const day = addYears(oldest, 1);
  // A year after 29 February is a day later, so that twelve months are over by then.
  return countedAfter(day) < oldest ? addDays(day, 1) : day;
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;

/** A code that somebody can read out to a facilitator, of eight signs that are not mixed up. `bytes`: eight random ones. */
export function moveCodeOf(bytes: Uint8Array): string {
  return Array.from({ length: CODE_LENGTH }, (_, at) => LETTERS[(bytes[at] ?? 0) % LETTERS.length] ?? '').join('');
}

/** A code as it was meant: typed with spaces or dashes, small or large. */
export function codeSent(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}
