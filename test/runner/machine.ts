import { createHash } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';

/** Duration of the work below on the machine for which the tests' limits were chosen (ms). */
const USUAL_MS = 60;

/**
 * How many times slower this machine is now than the usual one, at least 1: the middle of five measurements of some hashing,
 * in time that passes. Short work comes first on a busy machine and does not feel it, so what waits for each core counts too.
 */
export function slowness(): number {
  const measured = Array.from({ length: 5 }, measure).sort((a, b) => a - b);
  const waiting = (loadavg()[0] ?? 0) / availableParallelism();
  return Math.max(1, (measured[2] ?? USUAL_MS) / USUAL_MS, waiting);
}

function measure(): number {
  const begin = performance.now();
  const hash = createHash('sha256');
  const block = Buffer.alloc(1_024, 7);
  for (let at = 0; at < 20_000; at += 1) hash.update(block);
  hash.digest();
  return performance.now() - begin;
}
