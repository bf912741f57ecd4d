/** First wait after a failure (ms). */
const FIRST_MS = 2_000;
/** Longest wait between two tries (ms). */
const LONGEST_MS = 15 * 60_000;

/** After this many tries a message is given up as `dead`: with the waits below that is about two hours. */
export const MAXIMUM_ATTEMPTS = 16;

/**
 * How long to wait before the next try (ms). What Teams asks for (`afterMs`, its Retry-After) is honoured, with a little
 * on top so that not all come back at the same moment. Without it: doubling from two seconds to a quarter of an hour,
 * with jitter between half and the whole of that.
 * `attempt`: how many tries there were (1 or more). `random`: in [0, 1).
 */
export function waitBeforeRetry(attempt: number, afterMs: number | null, random: number): number {
  if (afterMs !== null) return Math.round(afterMs * (1 + random / 5));
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(whole * (0.5 + random / 2));
}
