/** First wait after a failure (ms). */
const FIRST_MS = 2_000;
/** Longest wait between two tries (ms), unless Teams asks for more. */
const LONGEST_MS = 15 * 60_000;
/** Upper bound on the random delay added to what Teams asks for (ms). */
const MOST_ON_TOP_MS = 60_000;

/**
 * After this many tries, which take at least about two hours, nothing waits for a message any longer: the round is
 * sealed without it. The message itself is tried on for as long as it makes sense (`message-life.ts`).
 */
export const PATIENT_TRIES = 16;

/**
 * How long to wait before the next try (ms): doubling from two seconds to a quarter of an hour, with jitter between
 * half and the whole of that. Teams' own delay (`afterMs`, its Retry-After) is the minimum, with up to a fifth on top
 * so that not all come back at the same moment: a header that is always short must not lead to a try every second.
 * `attempt`: number of tries so far (1 or more). `random`: in [0, 1).
 */
export function waitBeforeRetry(attempt: number, afterMs: number | null, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  const asked = afterMs === null ? 0 : afterMs + Math.min(MOST_ON_TOP_MS, afterMs / 5) * random;
  return Math.round(Math.max(whole * (0.5 + random / 2), asked));
}
