import { collectDefaultMetrics, Registry } from 'prom-client';

let numbers: Registry | null = null;

/**
 * Numbers about this process: memory, event loop, garbage collection. Measured once, however many programs run in it: what
 * measures them is never taken down, and would keep a program that has stopped in memory.
 */
export function processMetrics(): Registry {
  if (numbers === null) {
    numbers = new Registry();
    collectDefaultMetrics({ register: numbers });
  }
  return numbers;
}
