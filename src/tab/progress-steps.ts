import type { ProgressWire, WorkWire } from './wire/progress-wire.js';

/** Size of a step in per cent: often enough to know that it goes on, seldom enough to go on reading. */
const STEP = 25;

/** The messages of one kind, with how much of them is done. */
export interface WorkDone {
  readonly work: WorkWire;
  /** Number of messages sent or given up. */
  readonly settled: number;
  /** Whole per cents that are done; 100 only when all are. Null: not known how many there will be. */
  readonly percent: number | null;
}

/** How much of these messages is done. */
export function readWork(work: WorkWire): WorkDone {
  const { stage, total, sent, unreachable, failed, dropped } = work;
  const settled = sent + unreachable + failed + dropped;
  if (stage === 'done') return { work, settled, percent: 100 };
  if (total === null) return { work, settled, percent: null };
  return { work, settled, percent: total === 0 ? 0 : Math.min(99, Math.floor((settled / total) * 100)) };
}

/** Changes with each step that is worth telling of: another phase or stage, or a quarter more; in between it stays the same. */
export function stepOf({ rounds }: ProgressWire): string {
  return rounds
    .map(({ roundId, phase, work }) => {
      const steps = work.map(readWork).map(({ work: { kind, stage }, percent }) => {
        return [kind, stage, Math.floor((percent ?? 0) / STEP)].join(' ');
      });
      return [roundId, phase, ...steps].join();
    })
    .join(';');
}
