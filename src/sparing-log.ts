import type { Clock } from './clock.js';
import type { Log } from './log.js';
import { underWay } from './under-way.js';

/** After a line about something, the next one about the same comes this much later (ms). */
const EVERY_MS = 60_000;

/** At most this many faults are told apart; the code of one can come from outside. */
const MOST_FAULTS = 100;

/** Tells of something that somebody outside did wrong: `what` happened, and the code of the fault. */
export type TellOutside = (what: string, fault: string) => void;

/**
 * Logs what others do wrong: the first time at once, after that at most once a minute with how often. Whoever sends
 * nonsense all day does not fill a disk with it.
 */
export function createSparingLog(log: Log, clock: Pick<Clock, 'now'>): TellOutside {
  const told = new Map<string, { since: number; times: number }>();
  return (what, fault) => {
    const now = clock.now().getTime();
    const key = `${what} ${fault}`;
    const last = told.get(key);
    if (last !== undefined && now - last.since < EVERY_MS) {
      last.times += 1;
      return;
    }
    log.info({ fault, times: (last?.times ?? 0) + 1, ...underWay() }, what);
    if (told.size >= MOST_FAULTS) told.clear();
    told.set(key, { since: now, times: 0 });
  };
}

/** The code of a failure, a word of Node or of the system; never its message, which may hold what came in. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
