import { createHash } from 'node:crypto';

/** Duration of the work below on the machine for which the tests' limits were chosen (ms). */
const USUAL_MS = 60;

/**
 * How many times slower this machine is now than the usual one, at least 1: the middle of five measurements of some hashing,
 * in time that passes, so that what runs beside is counted too.
 */
export function slowness(): number {
  const measured = Array.from({ length: 5 }, measure).sort((a, b) => a - b);
  return Math.max(1, (measured[2] ?? USUAL_MS) / USUAL_MS);
}

function measure(): number {
  const begin = performance.now();
  const hash = createHash('sha256');
  const block = Buffer.alloc(1_024, 7);
  for (let at = 0; at < 20_000; at += 1) hash.update(block);
  hash.digest();
  return performance.now() - begin;
}
