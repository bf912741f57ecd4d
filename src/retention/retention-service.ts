import type { Clock } from '../clock.js';
import { isStorageDown } from '../errors.js';
import type { Log } from '../log.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { JobStore } from '../scheduling/job-store.js';
import { isDueTonight } from '../scheduling/nightly.js';
import type { RetentionRule } from './retention-rule.js';

/** The job under which one process at a time removes. */
export const RETENTION_JOB = 'retention';
/** How long a process may work on it without a sign of life (ms): much longer than one page takes. */
const LEASE_MS = 120_000;
/** Between two pages others get their turn (ms). */
const REST_MS = 50;

/** The number one rule removed, or would remove. */
export interface RuleCount {
  readonly rule: string;
  readonly what: string;
  readonly before: Date;
  readonly count: number;
}

/**
 * `done`: nothing is left that is due. `busy`: another process is at it. `unfinished`: this process is about to end, lost
 * its claim, or a rule failed; the next run goes on.
 */
export interface RetentionRun {
  readonly outcome: 'done' | 'busy' | 'unfinished';
  readonly counts: readonly RuleCount[];
}

export interface RetentionService {
  /** Counts what a run at this moment would remove, rule by rule. Writes nothing. */
  preview(): Promise<readonly RuleCount[]>;
  /** Removes now what is due. */
  run(): Promise<RetentionRun>;
  /** The same once a night, by whichever process comes first. Null: it was not time. */
  runIfDue(): Promise<RetentionRun | null>;
}

export interface RetentionServiceParts {
  readonly rules: readonly RetentionRule[];
  readonly jobs: JobStore;
  /** Name of this process, different from every other's. */
  readonly holder: string;
  /** The process is about to end: stop after the page under way. */
  readonly isStopping: () => boolean;
  /** Hears how many went, page by page. */
  readonly observe: (rule: string, count: number) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Removes what the retention rules say. May be stopped anywhere: what is left is found by the next run. */
export function createRetentionService(parts: RetentionServiceParts): RetentionService {
  const { rules, jobs, holder, isStopping, observe, clock, log } = parts;

  const leaseEnd = () => new Date(clock.now().getTime() + LEASE_MS);

  /** After a page: may this process go on? */
  async function goesOn(): Promise<boolean> {
    if (isStopping() || !(await jobs.keep(RETENTION_JOB, holder, leaseEnd()))) return false;
    await clock.sleep(REST_MS);
    return !isStopping();
  }

  interface RuleRun {
    readonly count: number;
    readonly ended: 'done' | 'failed' | 'stopped';
  }

  async function removeAll(rule: RetentionRule, before: Date): Promise<RuleRun> {
    let count = 0;
    try {
      for (;;) {
        const removed = await rule.deleteBatch(before);
        observe(rule.name, removed);
        count += removed;
        if (removed === 0) return { count, ended: 'done' };
        if (!(await goesOn())) return { count, ended: 'stopped' };
      }
    } catch (error) {
      // A database that is away concerns all of them, and is said by the loop.
      if (isStorageDown(error)) throw error;
      log.error({ err: error, rule: rule.name }, 'a retention rule failed, the others go on');
      return { count, ended: 'failed' };
    } finally {
      if (count > 0) log.info({ rule: rule.name, before, count }, 'removed what was kept long enough');
    }
  }

  async function removeByAllRules(now: Date): Promise<RetentionRun> {
    const counts: RuleCount[] = [];
    let failed = false;
    for (const rule of rules) {
      const before = rule.before(now);
      const { count, ended } = await removeAll(rule, before);
      counts.push({ rule: rule.name, what: rule.what, before, count });
      if (ended === 'stopped') return { outcome: 'unfinished', counts };
      failed ||= ended === 'failed';
    }
    return { outcome: failed ? 'unfinished' : 'done', counts };
  }

  /** `isWanted` is asked again once the job is held: another process may have done it meanwhile. */
  async function runHeld(isWanted: (doneFor: string) => boolean): Promise<RetentionRun | null> {
    const now = clock.now();
    const held = await jobs.claim(RETENTION_JOB, holder, now, leaseEnd());
    if (held === null) return { outcome: 'busy', counts: [] };
    try {
      if (!isWanted(held.doneFor)) return null;
      const run = await removeByAllRules(now);
      if (run.outcome === 'done') {
        const doneAt = clock.now();
        await jobs.finish(RETENTION_JOB, holder, { doneFor: amsterdamDate(now), doneAt });
        log.info(Object.fromEntries(run.counts.map(({ rule, count }) => [rule, count])), 'retention is done');
      }
      return run;
    } finally {
      await jobs.release(RETENTION_JOB, holder);
    }
  }

  return {
    async preview() {
      const now = clock.now();
      const counts: RuleCount[] = [];
      for (const { name, what, ...rule } of rules) {
        const before = rule.before(now);
        counts.push({ rule: name, what, before, count: await rule.count(before) });
      }
      return counts;
    },

    async run() {
      await jobs.createIfAbsent(RETENTION_JOB, amsterdamDate(clock.now()));
      const run = await runHeld(() => true);
      return run ?? { outcome: 'busy', counts: [] };
    },

    async runIfDue() {
      const known = await jobs.get(RETENTION_JOB);
      if (known === null) {
        await jobs.createIfAbsent(RETENTION_JOB, amsterdamDate(clock.now()));
        return null;
      }
      const isDue = (doneFor: string) => isDueTonight(doneFor, clock.now());
      return isDue(known.doneFor) ? runHeld(isDue) : null;
    },
  };
}
