/** How many times slower than usual this machine was when the suite began, as `test/run.ts` measured it; at least 1. */
const FACTOR = Math.max(1, Number(process.env.PATIENCE ?? 1) || 1);

/**
 * Longest wait for a condition that must come, whatever else this machine does (ms). It ends a wait that is in vain, and
 * is no measure of speed: what takes long is no fault.
 */
export const PATIENCE_MS = 60_000 * FACTOR;
