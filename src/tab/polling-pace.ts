/** The shortest and the longest wait of a page that asks what is new (ms). */
export const QUICK_MS = 4_000;
export const SLOWEST_MS = 60_000;

/**
 * The result of a request: something new, the same as before, no answer (the program or the way to it is down), or a
 * "no" that stays one.
 */
export type Heard = 'news' | 'same' | 'failed' | 'refused';

/** How much longer each wait is than the one before it. */
const SLOWER = 1.4;
const SLOWER_AFTER_FAILURE = 2;
/** Being asked may take a tenth of the time between two times: counting the messages of a large round is work too. */
const SHARE = 10;

/** Refusals that another try a moment later does not change. */
const STAYS_REFUSED = /^(not(Joined|Facilitator)|unknown\w+|matchOver|tenantNotAllowed)$/;

/** Classifies a failure by its code. */
export function heardBy(code: string): 'failed' | 'refused' {
  return STAYS_REFUSED.test(code) ? 'refused' : 'failed';
}

/**
 * How long to wait before asking again (ms), after a wait of `before` and an answer that took `tookMs`: short while
 * something happens, longer and longer while nothing does, longer still when there is no answer, and never so short
 * that answering is most of the work. Null if polling makes no sense.
 */
export function nextWait(before: number, heard: Heard, tookMs = 0): number | null {
  const wait = waitAfter(before, heard);
  return wait === null ? null : Math.min(SLOWEST_MS, Math.max(wait, tookMs * SHARE));
}

function waitAfter(before: number, heard: Heard): number | null {
  switch (heard) {
    case 'news':
      return QUICK_MS;
    case 'same':
      return before * SLOWER;
    case 'failed':
      return before * SLOWER_AFTER_FAILURE;
    case 'refused':
      return null;
  }
}
