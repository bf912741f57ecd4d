import type { Log } from '../../log.js';
import type { OutageListener } from './storage-down.js';

/** Silence between lines about failures that go on (ms). */
const QUIET_MS = 30_000;

/**
 * Says in the log that the database cannot serve: the first failure at once, then at most one line in half a minute with
 * how many calls failed since the last. Thousands of people who click during an outage are one piece of news.
 */
export function createOutageLog(log: Pick<Log, 'warn'>, nowMs: () => number): OutageListener {
  let saidAt = Number.NEGATIVE_INFINITY;
  let failed = 0;
  return (error) => {
    failed += 1;
    const now = nowMs();
    if (now - saidAt < QUIET_MS) return;
    log.warn({ err: error, calls: failed }, 'the database cannot be reached or cannot store now; it is tried again');
    saidAt = now;
    failed = 0;
  };
}
